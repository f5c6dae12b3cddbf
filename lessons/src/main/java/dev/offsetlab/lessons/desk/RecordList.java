package dev.offsetlab.lessons.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records taken out of their batches.
public record RecordList(List<Line> records) {
    /// One record; texts are shown as far as they are text.
    ///
    /// @param key   absent where the producer gave none
    /// @param value absent for a tombstone
    public record Line(
            long offset,
            long timestampMs,
            @Nullable String key,
            @Nullable String value) {}

    @Override
    public String toString() {
        if (records.isEmpty()) {
            return "no record: this is the log's end";
        }
        Table table = new Table("offset", "key", "value").wordsLast();
        for (Line line : records) {
            table.row(line.offset, shown(line.key), line.value == null ? "(tombstone)" : shown(line.value));
        }
        return table.toString();
    }

    /// A binary key, as of a commit, may hold what moves a terminal's cursor: shown as a dot, like in a hex dump.
    private static String shown(@Nullable String text) {
        return text == null ? "-" : text.replaceAll("\\p{Cntrl}", ".");
    }
}
