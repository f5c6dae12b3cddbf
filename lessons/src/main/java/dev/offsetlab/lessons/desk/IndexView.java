package dev.offsetlab.lessons.desk;

import java.util.List;

/// The offset index of one segment.
public record IndexView(String file, List<Entry> entries) {
    private static final int MOST_LINES = 20;

    /// @param offset   last offset of a batch
    /// @param position where that batch starts in the log file
    public record Entry(int slot, long offset, long position) {}

    public int count() {
        return entries.size();
    }

    @Override
    public String toString() {
        String head = file + ": " + (count() == 1 ? "1 entry" : Text.count(count()) + " entries") + " of 8 B";
        if (entries.isEmpty()) {
            return head + "; a search scans from position 0";
        }
        Table table = new Table("slot", "offset", "position");
        int skipped = Math.max(0, count() - MOST_LINES);
        for (Entry entry : entries) {
            if (entry.slot < MOST_LINES / 2 || entry.slot >= MOST_LINES / 2 + skipped) {
                table.row(entry.slot, entry.offset, Text.count(entry.position));
            } else if (entry.slot == MOST_LINES / 2) {
                table.row("...", "", "");
            }
        }
        return head + "\n" + table;
    }
}
