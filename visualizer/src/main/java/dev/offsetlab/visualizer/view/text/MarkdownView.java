package dev.offsetlab.visualizer.view.text;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/// Markdown as nodes, one below the other, for reading: lines are not longer than the eye likes.
public final class MarkdownView extends VBox {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    public MarkdownView(String markdown, LinkOpener links) {
        getStyleClass().add("les-markdown");
        PARSER.parse(markdown).accept(new Blocks(this, links));
    }

    /// Text of a block's field: words with `code` and *emphasis* in them, no headings of its own.
    public static MarkdownView of(String markdown) {
        return new MarkdownView(markdown, target -> {});
    }

    /// Puts what it visits into `to`, one node for each block.
    private static final class Blocks extends AbstractVisitor {
        private final Pane to;
        private final LinkOpener links;

        Blocks(Pane to, LinkOpener links) {
            this.to = to;
            this.links = links;
        }

        @Override
        public void visit(Paragraph paragraph) {
            to.getChildren().add(MarkdownWords.flow(paragraph, links));
        }

        @Override
        public void visit(Heading heading) {
            TextFlow flow = MarkdownWords.flow(heading, links);
            flow.getStyleClass().addAll("les-heading", "les-heading-" + Math.min(3, heading.getLevel()));
            to.getChildren().add(flow);
        }

        @Override
        public void visit(BulletList list) {
            items(list, 0);
        }

        @Override
        public void visit(OrderedList list) {
            Integer first = list.getMarkerStartNumber();
            items(list, first == null ? 1 : first);
        }

        /// @param number of the first item; 0 for bullets
        private void items(Node list, int number) {
            VBox items = new VBox();
            items.getStyleClass().add("les-list");
            int next = number;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                items.getChildren().add(item(item, next == 0 ? "•" : next++ + "."));
            }
            to.getChildren().add(items);
        }

        private HBox item(Node item, String sign) {
            Label marker = new Label(sign);
            marker.getStyleClass().add("les-marker");
            marker.setMinWidth(Region.USE_PREF_SIZE);
            VBox content = new VBox();
            content.getStyleClass().add("les-item");
            HBox.setHgrow(content, Priority.ALWAYS);
            new Blocks(content, links).visitChildren(item);
            return new HBox(marker, content);
        }

        @Override
        public void visit(BlockQuote quote) {
            VBox inside = new VBox();
            inside.getStyleClass().add("les-quote");
            new Blocks(inside, links).visitChildren(quote);
            to.getChildren().add(inside);
        }

        @Override
        public void visit(FencedCodeBlock code) {
            to.getChildren()
                    .add(new DrawingView("", code.getLiteral(), code.getInfo().equals("java")));
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            to.getChildren().add(new DrawingView("", code.getLiteral(), false));
        }

        @Override
        public void visit(ThematicBreak line) {
            Region rule = new Region();
            rule.getStyleClass().add("les-rule");
            to.getChildren().add(rule);
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock table) {
                to.getChildren().add(new MarkdownTable(table, links));
            }
        }
    }
}
