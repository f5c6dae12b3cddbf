package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.record.BatchField;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchTree;
import java.util.regex.Pattern;

/// One batch taken apart: each field with where it lies in the batch, its bytes, and what they mean.
///
/// @param file     name of the segment's file
/// @param position of the batch in the file
/// @param header   its 61 bytes as values
/// @param tree     all fields, also those of the records
/// @param hex      all its bytes, two digits each
public record BatchView(String file, long position, BatchHeader header, BatchTree tree, String hex) {
    private static final int MOST_HEX = 8;
    private static final int MOST_LINES = 60;
    private static final Pattern DATE = Pattern.compile(" \\(\\d{4}-\\d\\d-\\d\\d[^)]*\\)");

    @Override
    public String toString() {
        Lines lines = new Lines();
        tree.root().children().forEach(field -> lines.add(field, 0));
        String problem = tree.problem().map(wrong -> "\nwrong: " + wrong).orElse("");
        return "batch at position " + position + " of " + file + ", " + Text.count(header.sizeBytes()) + " B" + problem
                + "\n" + lines.table + lines.rest();
    }

    private final class Lines {
        private final Table table = new Table("field", "at", "bytes", "hex", "value").wordsLast();
        private int shown;
        private int left;

        void add(BatchField field, int depth) {
            if (shown == MOST_LINES) {
                left++;
            } else {
                shown++;
                table.row(
                        "  ".repeat(depth) + field.name(),
                        field.range()
                                .map(range -> Integer.toString(range.from()))
                                .orElse(""),
                        field.range()
                                .map(range -> Integer.toString(range.sizeBytes()))
                                .orElse(""),
                        field.isPiece() ? field.range().map(this::hexOf).orElse("") : "",
                        value(field));
            }
            field.children().forEach(child -> add(child, depth + 1));
        }

        /// A time as the number that is stored: its date has no room beside the bytes.
        private String value(BatchField field) {
            return DATE.matcher(field.value().replace('\n', ' ')).replaceFirst("");
        }

        private String hexOf(BatchField.ByteRange range) {
            int shownTo = Math.min(range.to(), range.from() + MOST_HEX);
            return hex.substring(2 * range.from(), 2 * shownTo) + (shownTo < range.to() ? ".." : "");
        }

        String rest() {
            return left == 0 ? "" : "\n... " + Text.count(left) + " more fields";
        }
    }
}
