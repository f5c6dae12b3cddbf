package dev.offsetlab.visualizer.view.text;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableCell.Alignment;
import org.commonmark.node.Node;

/// A table of a lesson's text: the width is shared by what the columns hold, and cells wrap.
final class MarkdownTable extends GridPane {
    /// A column never counts as narrower or wider than this, in characters.
    private static final int LEAST_SHARE = 6;

    private static final int MOST_SHARE = 48;

    private final LinkOpener links;
    private final List<Integer> widths = new ArrayList<>();

    MarkdownTable(TableBlock table, LinkOpener links) {
        this.links = links;
        getStyleClass().add("les-table");
        int row = 0;
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node line = part.getFirstChild(); line != null; line = line.getNext()) {
                row(line, row++);
            }
        }
        double all = widths.stream().mapToInt(Integer::intValue).sum();
        for (int width : widths) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100 * width / all);
            getColumnConstraints().add(column);
        }
    }

    private void row(Node line, int row) {
        int column = 0;
        for (Node node = line.getFirstChild(); node != null; node = node.getNext()) {
            TableCell cell = (TableCell) node;
            TextFlow words = MarkdownWords.flow(cell, links);
            words.getStyleClass().add(cell.isHeader() ? "les-table-head" : "les-table-cell");
            words.setMinHeight(Region.USE_PREF_SIZE);
            words.setMaxWidth(Double.MAX_VALUE);
            boolean right = cell.getAlignment() == Alignment.RIGHT;
            words.setTextAlignment(right ? TextAlignment.RIGHT : TextAlignment.LEFT);
            setHalignment(words, right ? HPos.RIGHT : HPos.LEFT);
            setValignment(words, VPos.TOP);
            add(words, column, row);
            measure(column++, MarkdownWords.plain(cell).length());
        }
    }

    private void measure(int column, int characters) {
        int share = Math.clamp(characters, LEAST_SHARE, MOST_SHARE);
        if (column == widths.size()) {
            widths.add(share);
        } else {
            widths.set(column, Math.max(widths.get(column), share));
        }
    }
}
