package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.log.SearchTrace;
import java.util.Optional;

/// How one offset was found, step by step.
///
/// @param trace every step as the engine took it
public record Found(long offset, SearchTrace trace) {

    /// The segment that was searched last.
    ///
    /// @param number from 0, the oldest
    /// @param of     segments in the log
    public record Segment(long baseOffset, int number, int of, String file) {}

    /// @throws DeskException where the offset is the log's end: nothing holds it yet
    public Segment segment() {
        SearchTrace.Visit visit = visit();
        return new Segment(
                visit.baseOffset(),
                visit.segment(),
                trace.segments().size(),
                visit.file().getFileName().toString());
    }

    /// The index entry that the scan began at; empty where no entry helps, and it began at position 0.
    public Optional<SearchTrace.Entry> entry() {
        return visit().chosen();
    }

    /// Steps of the binary searches: over the segments, and over the entries of the index.
    public int probes() {
        return trace.segmentProbes().size() + visit().probes().size();
    }

    /// Batch headers that the scan looked at, from the entry's position on.
    public int headers() {
        return visit().headerCount();
    }

    /// The batch that holds the offset.
    public SearchTrace.Batch batch() {
        return trace.batch().orElseThrow(this::atEnd);
    }

    /// Where that batch starts in the segment's file, in bytes.
    public long position() {
        return batch().position();
    }

    private SearchTrace.Visit visit() {
        return trace.lastVisit().orElseThrow(this::atEnd);
    }

    private DeskException atEnd() {
        return new DeskException("offset " + offset + " is the log's end: no batch holds it yet");
    }

    @Override
    public String toString() {
        if (trace.lastVisit().isEmpty() || trace.batch().isEmpty()) {
            return trace.problem().orElse("offset " + offset + " is the log's end: no search, an empty answer");
        }
        Segment segment = segment();
        SearchTrace.Visit visit = visit();
        return new Table("step", "")
                .wordsLast()
                .row(
                        "1 segment",
                        "floor of " + offset + " among " + Text.some(segment.of, "base offset") + ", "
                                + Text.some(trace.segmentProbes().size(), "probe") + ": " + segment.baseOffset)
                .row("", "file " + segment.file)
                .row(
                        "2 index",
                        "floor among " + Text.count(visit.entries()) + " entries, "
                                + Text.some(visit.probes().size(), "probe"))
                .row("", chosen(visit))
                .row(
                        "3 scan",
                        "from position " + Text.count(visit.scanFrom()) + ", " + Text.some(headers(), "batch header")
                                + " of 61 B read")
                .row(
                        "4 batch",
                        "offsets " + batch().baseOffset() + " to " + batch().lastOffset() + " at position "
                                + Text.count(position()) + ", " + Text.count(batch().sizeBytes()) + " B")
                .toString();
    }

    private static String chosen(SearchTrace.Visit visit) {
        return visit.chosen()
                .map(entry -> "slot " + entry.slot() + ": offset " + entry.offset() + ", position "
                        + Text.count(entry.position()))
                .orElse("no entry at or before it: scan from the file's start");
    }
}
