package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// The log of one partition. SEAM: signatures only; the `log` room fills them.
///
/// Appends take the log's lock; reads take none. With one node the high watermark is the log end offset.
public final class PartitionLog {
    public PartitionId id() {
        throw new UnsupportedOperationException("seam");
    }

    /// 22 characters of URL-safe base64, as Kafka writes topic ids.
    public String topicId() {
        throw new UnsupportedOperationException("seam");
    }

    public LogConfig config() {
        throw new UnsupportedOperationException("seam");
    }

    /// Takes effect with the next append, roll or clean-up.
    public void configure(LogConfig config) {
        throw new UnsupportedOperationException("seam");
    }

    public long logStartOffset() {
        throw new UnsupportedOperationException("seam");
    }

    /// Offset that the next record gets.
    public long logEndOffset() {
        throw new UnsupportedOperationException("seam");
    }

    public long sizeBytes() {
        throw new UnsupportedOperationException("seam");
    }

    public int leaderEpoch() {
        throw new UnsupportedOperationException("seam");
    }

    /// Appends the one record batch that `batch` holds, as a client sent it: checks it, assigns its offsets in
    /// place, answers an idempotent retry with the offsets of the first try. `batch` may be heap or direct, is read
    /// from its position to its limit, and is changed in place.
    public AppendResult append(ByteBuffer batch) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// The same for a batch of the broker itself (committed offsets): may be a control batch.
    public AppendResult appendOwn(ByteBuffer batch) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// Called after each append became visible, on the appending thread, without the log's lock: wakes long polls.
    public void onAppend(Runnable listener) {
        throw new UnsupportedOperationException("seam");
    }

    /// The file range that starts with the batch that holds `offset`, at most `maxBytes` long, within one segment.
    ///
    /// @param wholeFirstBatch where the first batch alone is larger than `maxBytes`, return it whole (so that a
    ///                        reader always gets on), else an empty region
    public LogRead read(long offset, int maxBytes, boolean wholeFirstBatch) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// Bytes from the batch that holds `offset` to the end of the log, for long polls; cheap, an estimate by positions.
    public long bytesFrom(long offset) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// First record at or after `timestampMs`.
    public Optional<TimestampedOffset> offsetForTimestamp(long timestampMs) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// The record with the largest timestamp.
    public Optional<TimestampedOffset> maxTimestamp() throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// End offset of the largest epoch at or below `leaderEpoch`: {epoch, endOffset}.
    public Optional<EpochEnd> endOfEpoch(int leaderEpoch) {
        throw new UnsupportedOperationException("seam");
    }

    public record EpochEnd(int leaderEpoch, long endOffset) {}

    /// Moves the log start offset up to `offset` (Kafka's DeleteRecords); -1 means the end. Returns the new start.
    public long deleteRecordsBefore(long offset) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    public List<SegmentSnapshot> segments() {
        throw new UnsupportedOperationException("seam");
    }

    public void roll() throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    public void flush() throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// Deletes segments that retention by time or size no longer keeps; returns how many.
    public int applyRetention() throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// Compacts closed segments where the dirty ratio asks for it; returns bytes won.
    public long compact() throws IOException {
        throw new UnsupportedOperationException("seam");
    }
}
