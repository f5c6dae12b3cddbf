package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How one offset was found, step by step: what [PartitionLog#explain] answers.
///
/// ```
///   segments   [0][1500][3200][4100]          segmentProbes: 3200 left, 1500 right
///   visit      index of segment 1500          probes: slot 5 left, slot 2 right; chosen: slot 2
///                headers from its position    headers: 1510..1519, 1520..1529
///   batch      1520..1529 at 8000
///   region     file, from 8000, at most maxBytes
/// ```
///
/// Immutable. Nothing of it keeps a file open: the region is where the bytes were at that moment.
///
/// @param segments      base offset of every segment, oldest first
/// @param segmentProbes in the order of the search; none where the log end or an offset outside was asked for
/// @param visits        one, or more where compaction took the rest of a segment and the search went on in the next
/// @param batch         what was found; empty at the log's end, outside of it, and at damage
/// @param region        what a fetch would hand to the data path; of no bytes at the log's end
/// @param problem       why there is no region
public record SearchTrace(
        PartitionId partition,
        long offset,
        int maxBytes,
        long logStartOffset,
        long logEndOffset,
        Outcome outcome,
        List<Long> segments,
        List<SegmentProbe> segmentProbes,
        List<Visit> visits,
        Optional<Batch> batch,
        Optional<Region> region,
        Optional<String> problem) {

    public enum Outcome {
        /// The batch's offsets reach over the wanted one.
        FOUND,
        /// Compaction took the batch away: the first one behind it answers.
        FOUND_BEHIND,
        /// The offset that the next record gets: an empty answer, to wait on.
        AT_END,
        OUT_OF_RANGE,
        /// The scan met bytes that are no batch.
        DAMAGED
    }

    /// @param right the segment begins at or before the offset: what lies left of it is thrown away, else it and what
    ///              lies right of it
    public record SegmentProbe(int index, long baseOffset, boolean right) {}

    /// An index entry: the last offset of a batch and where in the log file it starts.
    public record Entry(int slot, long offset, long position) {}

    /// @param right as in [SegmentProbe]
    public record EntryProbe(Entry entry, boolean right) {}

    /// A batch's header as the scan saw it, and where in the log file it is.
    public record Batch(long position, long baseOffset, long lastOffset, int sizeBytes) {
        static Batch of(BatchHeader header, long position) {
            return new Batch(position, header.baseOffset(), header.lastOffset(), header.sizeBytes());
        }

        public long end() {
            return position + sizeBytes;
        }
    }

    /// The search within one segment.
    ///
    /// @param segment       its place in [SearchTrace#segments()]; -1 where it is not among them any more
    /// @param readableBytes how far its log file could be read
    /// @param entries       how many its index held; 0 too where the index was not asked
    /// @param chosen        the last entry at or before the offset; empty where there is none: scan from 0
    /// @param near          the entries around the chosen one, at most 24 on either side
    /// @param scanFrom      position of the first header looked at
    /// @param headers       all that the scan looked at, or of a long scan the first and the last of them
    /// @param headerCount   how many it looked at
    public record Visit(
            int segment,
            long baseOffset,
            Path file,
            long readableBytes,
            int entries,
            List<EntryProbe> probes,
            Optional<Entry> chosen,
            List<Entry> near,
            long scanFrom,
            List<Batch> headers,
            int headerCount) {
        /// Headers of a long scan that were looked at and are not listed; they lie in the middle.
        public int unlisted() {
            return headerCount - headers.size();
        }
    }

    /// A range of a log file.
    public record Region(Path file, long position, long sizeBytes) {
        public long end() {
            return position + sizeBytes;
        }
    }

    /// Where the search ended; empty where none began.
    public Optional<Visit> lastVisit() {
        return visits.isEmpty() ? Optional.empty() : Optional.of(visits.getLast());
    }
}
