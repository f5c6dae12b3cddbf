package dev.offsetlab.visualizer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// Inline Markdown as words that know how wide they look: escapes for colours take no column.
final class StyledWords {
    private final List<Word> words;

    private StyledWords(List<Word> words) {
        this.words = words;
    }

    private record Word(String text, int columns) {}

    static StyledWords of(Terminal terminal, Node inlines) {
        Collecting collecting = new Collecting(terminal);
        inlines.accept(collecting);
        collecting.endWord();
        return new StyledWords(collecting.words);
    }

    /// Of one line.
    int columns() {
        return words.stream().mapToInt(word -> word.columns + 1).sum() - (words.isEmpty() ? 0 : 1);
    }

    int widestWord() {
        return words.stream().mapToInt(Word::columns).max().orElse(0);
    }

    List<String> wrapped(int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (Word word : words) {
            if (used > 0 && used + 1 + word.columns > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            line.append(word.text);
            used += word.columns;
        }
        if (used > 0 || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /// How wide a line looks.
    static int columnsOf(String line) {
        String plain = line.replaceAll("\u001b\\[[0-9;]*m", "");
        return plain.codePointCount(0, plain.length());
    }

    private static final class Collecting extends AbstractVisitor {
        private final Terminal terminal;
        private final List<Word> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private int columns;
        private UnaryOperator<String> style = UnaryOperator.identity();

        Collecting(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void visit(Text text) {
            add(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            boolean colours = terminal.color() != Terminal.Color.NONE;
            styled(terminal::code, () -> add(colours ? code.getLiteral() : "`" + code.getLiteral() + "`"));
        }

        @Override
        public void visit(Emphasis emphasis) {
            styled(terminal::italic, () -> visitChildren(emphasis));
        }

        @Override
        public void visit(StrongEmphasis strong) {
            styled(terminal::bold, () -> visitChildren(strong));
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            add(" (" + link.getDestination() + ")");
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            endWord();
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            endWord();
        }

        private void styled(UnaryOperator<String> inner, Runnable content) {
            UnaryOperator<String> outer = style;
            style = inner;
            content.run();
            style = outer;
        }

        private void add(String text) {
            int start = 0;
            for (int i = 0; i <= text.length(); i++) {
                boolean blank = i < text.length() && Character.isWhitespace(text.charAt(i));
                if (blank || i == text.length()) {
                    piece(text.substring(start, i));
                    start = i + 1;
                }
                if (blank) {
                    endWord();
                }
            }
        }

        private void piece(String piece) {
            if (!piece.isEmpty()) {
                word.append(style.apply(piece));
                columns += piece.codePointCount(0, piece.length());
            }
        }

        void endWord() {
            if (columns > 0) {
                words.add(new Word(word.toString(), columns));
                word.setLength(0);
                columns = 0;
            }
        }
    }
}
