package dev.offsetlab.lessons.desk;

import java.util.List;

/// The segments of one partition, oldest first.
///
/// @param logStartOffset records before it are deleted, also where their segment is still there
/// @param logEndOffset   offset that the next record gets
public record SegmentList(String topic, long logStartOffset, long logEndOffset, List<Segment> segments) {
    private static final int MOST_LINES = 24;

    /// @param baseOffset   offset of its first record, and its files' name
    /// @param lastOffset   offset of its last record; before the base offset where it is empty
    /// @param bytes        of its log file: positions in it are 0 to `bytes`
    /// @param indexEntries of its offset index
    /// @param cachedShare  of its log file in the page cache, from 0 (cold) to 1
    /// @param active       appends go here
    public record Segment(
            long baseOffset,
            long lastOffset,
            String file,
            long bytes,
            int indexEntries,
            double cachedShare,
            boolean active) {
        public long records() {
            return lastOffset - baseOffset + 1;
        }

        @Override
        public String toString() {
            String offsets = records() == 0 ? "empty" : "offsets " + baseOffset + " to " + lastOffset;
            return file + (active ? ", active" : "") + ": " + offsets + ", " + Text.count(bytes) + " B, "
                    + Text.count(indexEntries) + " index entries, " + Text.percent(cachedShare) + " cached";
        }
    }

    /// The one with this number, from 0, the oldest.
    public Segment get(int number) {
        return segments.get(number);
    }

    public Segment active() {
        return segments.getLast();
    }

    public int count() {
        return segments.size();
    }

    public long bytes() {
        return segments.stream().mapToLong(Segment::bytes).sum();
    }

    @Override
    public String toString() {
        String head = topic + ": " + Text.some(count(), "segment") + ", " + Text.bytes(bytes()) + ", log start "
                + logStartOffset + ", log end " + logEndOffset;
        Table table = new Table("file", "last offset", "bytes", "index entries", "cached", "").wordsLast();
        int skipped = Math.max(0, count() - MOST_LINES);
        for (int i = 0; i < count(); i++) {
            if (i < MOST_LINES / 2 || i >= MOST_LINES / 2 + skipped) {
                Segment segment = segments.get(i);
                table.row(
                        segment.file,
                        segment.records() == 0 ? "empty" : segment.lastOffset,
                        Text.count(segment.bytes),
                        segment.indexEntries,
                        Text.percent(segment.cachedShare),
                        segment.active ? "active" : "");
            } else if (i == MOST_LINES / 2) {
                table.row("... " + skipped + " more ...", "", "", "", "", "");
            }
        }
        return head + "\n" + table;
    }
}
