package dev.offsetlab.visualizer.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;

/// A table of a Markdown text. Where it is too wide, the widest column is the one that wraps.
final class MarkdownTable {
    private static final int GAP = 2;

    private final Terminal terminal;
    private final List<List<StyledWords>> rows = new ArrayList<>();
    private final List<Boolean> toTheRight = new ArrayList<>();
    private int headRows;

    MarkdownTable(Terminal terminal, TableBlock table) {
        this.terminal = terminal;
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                headRows += part instanceof TableHead ? 1 : 0;
                rows.add(cells(row));
            }
        }
    }

    private List<StyledWords> cells(Node row) {
        List<StyledWords> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (rows.isEmpty()) {
                toTheRight.add(
                        cell instanceof TableCell aligned && aligned.getAlignment() == TableCell.Alignment.RIGHT);
            }
            cells.add(StyledWords.of(terminal, cell));
        }
        return cells;
    }

    List<String> lines(int width) {
        int[] columns = fitted(width);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            lines.addAll(row(rows.get(row), columns, row < headRows));
            if (row == headRows - 1) {
                lines.add(terminal.faint((terminal.unicode() ? "─" : "-")
                        .repeat(Arrays.stream(columns).sum() + GAP * (columns.length - 1))));
            }
        }
        return lines;
    }

    private int[] fitted(int width) {
        int[] columns = new int[toTheRight.size()];
        int[] least = new int[columns.length];
        for (List<StyledWords> row : rows) {
            for (int i = 0; i < Math.min(columns.length, row.size()); i++) {
                columns[i] = Math.max(columns[i], row.get(i).columns());
                least[i] = Math.max(least[i], row.get(i).widestWord());
            }
        }
        int room = width - GAP * (columns.length - 1);
        while (Arrays.stream(columns).sum() > room) {
            int widest = widest(columns, least);
            if (widest < 0) {
                break;
            }
            columns[widest]--;
        }
        return columns;
    }

    /// The widest column that can still give; -1 where none can.
    private static int widest(int[] columns, int[] least) {
        int widest = -1;
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] > least[i] && (widest < 0 || columns[i] > columns[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private List<String> row(List<StyledWords> cells, int[] columns, boolean head) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            wrapped.add(cells.get(i).wrapped(columns[i]));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < wrapped.size(); i++) {
                String cell = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                String blanks = " ".repeat(Math.max(0, columns[i] - StyledWords.columnsOf(cell)));
                String shown = head ? terminal.bold(cell) : cell;
                text.append(i == 0 ? "" : " ".repeat(GAP));
                text.append(toTheRight.get(i) ? blanks + shown : shown + blanks);
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }
}
