package dev.offsetlab.visualizer.view.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/// What stands inside one paragraph: words, emphasis, code, links.
final class MarkdownWords extends AbstractVisitor {
    private final LinkOpener links;
    private final List<javafx.scene.Node> words = new ArrayList<>();
    private final Deque<String> styles = new ArrayDeque<>();

    private MarkdownWords(LinkOpener links) {
        this.links = links;
    }

    /// The inline content of `parent` as text that wraps.
    static TextFlow flow(Node parent, LinkOpener links) {
        MarkdownWords visitor = new MarkdownWords(links);
        visitor.visitChildren(parent);
        TextFlow flow = new TextFlow(visitor.words.toArray(javafx.scene.Node[]::new));
        flow.getStyleClass().add("les-text");
        return flow;
    }

    /// The same content without its looks.
    static String plain(Node parent) {
        MarkdownWords visitor = new MarkdownWords(target -> {});
        visitor.visitChildren(parent);
        StringBuilder plain = new StringBuilder();
        for (javafx.scene.Node word : visitor.words) {
            plain.append(word instanceof Text text ? text.getText() : ((Hyperlink) word).getText());
        }
        return plain.toString();
    }

    @Override
    public void visit(org.commonmark.node.Text text) {
        add(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak line) {
        add(" ");
    }

    @Override
    public void visit(HardLineBreak line) {
        add("\n");
    }

    @Override
    public void visit(Code code) {
        styled("les-code-word", () -> add(code.getLiteral()));
    }

    @Override
    public void visit(Emphasis emphasis) {
        styled("les-emphasis", () -> visitChildren(emphasis));
    }

    @Override
    public void visit(StrongEmphasis strong) {
        styled("les-strong", () -> visitChildren(strong));
    }

    @Override
    public void visit(Link link) {
        Hyperlink shown = new Hyperlink(plain(link));
        shown.setMnemonicParsing(false);
        shown.getStyleClass().add("les-link");
        shown.setTooltip(new Tooltip(link.getDestination()));
        shown.setOnAction(event -> links.open(link.getDestination()));
        words.add(shown);
    }

    private void styled(String style, Runnable inside) {
        styles.push(style);
        inside.run();
        styles.pop();
    }

    private void add(String words) {
        Text text = new Text(words);
        text.getStyleClass().add("les-word");
        text.getStyleClass().addAll(styles);
        this.words.add(text);
    }
}
