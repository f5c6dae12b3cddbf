package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.log.SearchTrace.Batch;
import dev.offsetlab.engine.log.SearchTrace.Outcome;
import dev.offsetlab.engine.log.SearchTrace.Region;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The log for people: its segments and indexes, how an offset is found, and the bytes of the batch that holds it.
///
/// The last two *are* a read by [LogReader], the former with a listener at its side: what is shown is what a fetch
/// does, not a second telling of it.
///
/// **Threads.** Any that nobody interrupts.
final class LogInspection {
    /// Index entries that a trace lists on either side of the chosen one.
    static final int NEAR = 24;

    /// Less than any batch: the read then answers with the first batch whole and nothing behind it.
    private static final int ONE_BATCH = 1;

    private final LogCore log;
    private final LogReader reader;

    LogInspection(LogCore log, LogReader reader) {
        this.log = log;
        this.reader = reader;
    }

    /// Oldest first.
    List<SegmentSnapshot> segments() {
        List<LogSegment> all = log.segments.all();
        List<SegmentSnapshot> snapshots = new ArrayList<>(all.size());
        for (LogSegment segment : all) {
            snapshots.add(segment.snapshot(segment == all.getLast()));
        }
        return snapshots;
    }

    LogOutline outline() {
        List<LogSegment> all = log.segments.all();
        long[] sizesBytes = all.stream().mapToLong(LogSegment::sizeBytes).toArray();
        long[] baseOffsets = all.stream().mapToLong(LogSegment::baseOffset).toArray();
        return new LogOutline(log.folder, baseOffsets, sizesBytes, log.logStartOffset, log.end.offset());
    }

    Optional<IndexEntries> indexEntries(long baseOffset) throws IOException {
        Optional<LogSegment> segment = log.segments.at(baseOffset);
        return segment.isEmpty()
                ? Optional.empty()
                : Optional.of(segment.get().indexes().entries());
    }

    /// An offset outside of the log and a damaged file are results too.
    SearchTrace explain(long offset, int maxBytes) throws IOException {
        SearchRecorder heard = new SearchRecorder();
        try (LogRead read = reader.read(offset, maxBytes, true, heard)) {
            FileRegion region = read.region();
            Region found = new Region(region.file().path(), region.position(), region.sizeBytes());
            return trace(offset, maxBytes, heard, Optional.of(found), outcome(offset, heard), Optional.empty());
        } catch (OffsetOutOfRangeException outside) {
            return failed(offset, maxBytes, heard, Outcome.OUT_OF_RANGE, outside);
        } catch (DamagedBatchException damaged) {
            return failed(offset, maxBytes, heard, Outcome.DAMAGED, damaged);
        }
    }

    private static Outcome outcome(long offset, SearchRecorder heard) {
        if (offset == heard.endOffset()) {
            return Outcome.AT_END;
        }
        Optional<Batch> batch = reached(offset, heard);
        if (batch.isEmpty()) {
            return Outcome.AT_END; // compaction took all that was left below the end
        }
        return batch.get().baseOffset() <= offset ? Outcome.FOUND : Outcome.FOUND_BEHIND;
    }

    /// The batch at which the scan stopped because it reaches the offset.
    private static Optional<Batch> reached(long offset, SearchRecorder heard) {
        return heard.lastBatch().filter(batch -> batch.lastOffset() >= offset);
    }

    private SearchTrace failed(long offset, int maxBytes, SearchRecorder heard, Outcome outcome, IOException failure) {
        return trace(
                offset, maxBytes, heard, Optional.empty(), outcome, Optional.of(String.valueOf(failure.getMessage())));
    }

    private SearchTrace trace(
            long offset,
            int maxBytes,
            SearchRecorder heard,
            Optional<Region> region,
            Outcome outcome,
            Optional<String> problem) {
        List<Long> segments = heard.segments(log.segments.all());
        return new SearchTrace(
                log.id,
                offset,
                maxBytes,
                log.logStartOffset,
                heard.endOffset(),
                outcome,
                segments,
                heard.segmentProbes(),
                heard.visits(segments),
                region.flatMap(found -> reached(offset, heard)),
                region,
                problem);
    }

    /// The batch that holds `offset`, or the first one behind; of a larger one the first `maxBytes`. Empty at the
    /// log's end.
    Optional<BatchBytes> batch(long offset, int maxBytes) throws IOException {
        try (LogRead read = reader.read(offset, ONE_BATCH, true)) {
            FileRegion region = read.region();
            if (region.isEmpty()) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(maxBytes, region.sizeBytes()));
            while (bytes.hasRemaining() && region.skip(bytes.position()).read(bytes) >= 0) {
                // what is in the page cache comes at once, the rest in pieces
            }
            return Optional.of(
                    new BatchBytes(region.file().path(), region.position(), (int) region.sizeBytes(), bytes.flip()));
        }
    }
}
