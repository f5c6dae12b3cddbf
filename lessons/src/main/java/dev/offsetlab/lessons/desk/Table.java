package dev.offsetlab.lessons.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows in columns for a terminal of 80 columns, of which a lesson indents two: the first column to the left, the
/// others to the right.
///
/// ```
///   new Table("path", "calls", "sent").row("heap", "256", "1.0 MB")
///
///   path  calls    sent
///   heap    256  1.0 MB
/// ```
final class Table {
    static final int WIDTH = 78;
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private boolean lastToTheLeft;

    Table(String... heads) {
        rows.add(heads);
    }

    /// The last column holds words: to the left, and cut where the line would be too long.
    Table wordsLast() {
        lastToTheLeft = true;
        return this;
    }

    Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toArray(String[]::new));
        return this;
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            text.append(line(row, widths)).append('\n');
        }
        return text.substring(0, text.length() - 1);
    }

    private String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - row[i].length());
            boolean left = i == 0 || (lastToTheLeft && i == row.length - 1);
            line.append(i == 0 ? "" : GAP).append(left ? row[i] + padding : padding + row[i]);
        }
        return Text.cut(line.toString().stripTrailing(), WIDTH);
    }
}
