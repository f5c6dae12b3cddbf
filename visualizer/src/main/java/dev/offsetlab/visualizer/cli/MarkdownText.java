package dev.offsetlab.visualizer.cli;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/// Markdown as lines of a terminal, none wider than asked for but those of code.
final class MarkdownText {
    private static final Parser MARKDOWN =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final Terminal terminal;
    private final int width;

    MarkdownText(Terminal terminal, int width) {
        this.terminal = terminal;
        this.width = width;
    }

    List<String> lines(String markdown) {
        return blocks(MARKDOWN.parse(markdown), width, false);
    }

    /// A text that is no Markdown, wrapped.
    List<String> plain(String text) {
        Text literal = new Text(text);
        return StyledWords.of(terminal, literal).wrapped(width);
    }

    /// @param tight no empty lines between, as in a list
    private List<String> blocks(Node parent, int columns, boolean tight) {
        List<String> lines = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (!lines.isEmpty() && !tight) {
                lines.add("");
            }
            lines.addAll(block(node, columns));
        }
        return lines;
    }

    private List<String> block(Node node, int columns) {
        return switch (node) {
            case Heading heading -> heading(heading, columns);
            case BulletList list -> list(list, columns, 0);
            case OrderedList list -> list(list, columns, first(list));
            case FencedCodeBlock code -> code(code.getLiteral());
            case IndentedCodeBlock code -> code(code.getLiteral());
            case BlockQuote quote -> indented(blocks(quote, columns - 2, false), bar(), bar());
            case TableBlock table -> new MarkdownTable(terminal, table).lines(columns);
            case ThematicBreak _ -> List.of(terminal.faint((terminal.unicode() ? "─" : "-").repeat(columns)));
            default -> StyledWords.of(terminal, node).wrapped(columns);
        };
    }

    private List<String> heading(Heading heading, int columns) {
        return StyledWords.of(terminal, heading).wrapped(columns).stream()
                .map(terminal::bold)
                .toList();
    }

    private static int first(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        return start == null ? 1 : start;
    }

    /// @param first number; 0 for bullets
    private List<String> list(Node list, int columns, int first) {
        List<String> lines = new ArrayList<>();
        int number = first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String mark = first == 0 ? (terminal.unicode() ? "• " : "- ") : number++ + ". ";
            List<String> inner = blocks(item, columns - mark.length(), true);
            lines.addAll(indented(inner, mark, " ".repeat(mark.length())));
        }
        return lines;
    }

    private List<String> code(String literal) {
        return literal.stripTrailing().lines().map(line -> "  " + line).toList();
    }

    private String bar() {
        return terminal.faint(terminal.unicode() ? "│ " : "| ");
    }

    private static List<String> indented(List<String> lines, String first, String others) {
        List<String> indented = new ArrayList<>();
        for (String line : lines) {
            indented.add((indented.isEmpty() ? first : others) + line);
        }
        return indented;
    }
}
