package dev.offsetlab.visualizer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// An aligned table: the first column to the left, figures to the right. Where the terminal is too narrow, the columns
/// that matter least stay away.
///
/// ```
///   path      throughput               CPU
///                   GB/s    95 %      s/GB    95 %
///   heap            3.96  3.9-4.0    0.325  0.32-0.33
/// ```
final class TextTable {
    private static final String GAP = "  ";

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<UnaryOperator<String>> styles = new ArrayList<>();

    /// @param importance 0 always shown; the columns with the largest number leave first, together
    record Column(String head, String unit, int importance) {}

    TextTable column(String head, String unit, int importance) {
        columns.add(new Column(head, unit, importance));
        return this;
    }

    /// @param style what makes the first cell look like its path
    void row(UnaryOperator<String> style, List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        styles.add(style);
    }

    /// The lines, none wider than `width` unless the columns that always stay are.
    List<String> lines(int width, UnaryOperator<String> headStyle) {
        List<Integer> shown = shown(width);
        List<String> lines = new ArrayList<>();
        lines.add(headStyle.apply(line(shown, columns.stream().map(Column::head).toList(), UnaryOperator.identity())));
        lines.add(headStyle.apply(line(shown, columns.stream().map(Column::unit).toList(), UnaryOperator.identity())));
        for (int i = 0; i < rows.size(); i++) {
            lines.add(line(shown, rows.get(i), styles.get(i)));
        }
        return lines;
    }

    boolean isCut(int width) {
        return shown(width).size() < columns.size();
    }

    private List<Integer> shown(int width) {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            shown.add(i);
        }
        while (total(shown) > width) {
            int least = shown.stream().mapToInt(this::importance).max().orElse(0);
            if (least == 0) {
                break;
            }
            shown.removeIf(column -> importance(column) == least);
        }
        return shown;
    }

    private int importance(int column) {
        return columns.get(column).importance();
    }

    private int total(List<Integer> shown) {
        return shown.stream().mapToInt(column -> GAP.length() + cells(column)).sum();
    }

    private int cells(int column) {
        int most = Math.max(
                columns.get(column).head().length(), columns.get(column).unit().length());
        for (List<String> row : rows) {
            most = Math.max(most, row.get(column).length());
        }
        return most;
    }

    private String line(List<Integer> shown, List<String> texts, UnaryOperator<String> firstStyle) {
        StringBuilder line = new StringBuilder();
        for (Integer column : shown) {
            String text = texts.get(column);
            String padding = " ".repeat(cells(column) - text.length());
            line.append(GAP).append(column == 0 ? firstStyle.apply(text) + padding : padding + text);
        }
        return line.toString().stripTrailing();
    }
}
