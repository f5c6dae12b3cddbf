package dev.offsetlab.lessons.catalog;

import dev.offsetlab.lessons.catalog.Yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// A Markdown file with a head between `---` and `---`. Markdown finds its fences; what is between two of them is
/// prose.
final class MarkdownPage {
    private static final String RULE = "---";
    /// Fenced code with these words is part of the prose.
    private static final Set<String> PLAIN = Set.of("", "java", "text", "sh");

    private static final Parser MARKDOWN =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private final List<String> lines;
    private final Faults faults;
    private final int headEnd;

    MarkdownPage(String text, Faults faults) {
        this.lines = text.lines().toList();
        this.faults = faults;
        this.headEnd = headEnd();
    }

    /// How many lines the page has.
    int lastLine() {
        return lines.size();
    }

    /// How many lines the head takes; 0 where there is none.
    int headLines() {
        return headEnd;
    }

    /// The keys of the head. Empty where there is none, which `faults` then knows.
    ///
    /// @param begins how such a page begins, for the message
    Optional<Fields> head(String begins) {
        if (headEnd == 0) {
            faults.add(1, begins);
            return Optional.empty();
        }
        String body = String.join("\n", lines.subList(1, headEnd - 1));
        Mapping mapping = Yaml.read(body, 2, faults)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(new Mapping(1, Map.of()));
        return Optional.of(new Fields("the head", 1, mapping, faults));
    }

    /// The fenced code that is a block of its own.
    ///
    /// @param words that a block may begin with
    List<Fence> fences(Set<String> words) {
        // Empty lines instead of the head: the lines keep their numbers.
        String body = "\n".repeat(headEnd) + lines.stream().skip(headEnd).collect(Collectors.joining("\n"));
        FenceLines.check(lines, headEnd, words, faults);
        List<Fence> fences = new ArrayList<>();
        MARKDOWN.parse(body).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock code) {
                Fence fence = fence(code);
                if (isBlock(code, fence, words)) {
                    fences.add(fence);
                }
            }
        });
        return fences;
    }

    /// What is written between two fences; empty where nothing is.
    ///
    /// @param from first line, counted from 0
    /// @param to   line behind the last
    Optional<Block.Prose> prose(int from, int to) {
        int first = from;
        while (first < to && lines.get(first).isBlank()) {
            first++;
        }
        if (first >= to) {
            return Optional.empty();
        }
        String markdown = String.join("\n", lines.subList(first, to)).stripTrailing();
        return Optional.of(new Block.Prose(first + 1, markdown));
    }

    private int headEnd() {
        if (lines.isEmpty() || !lines.getFirst().equals(RULE)) {
            return 0;
        }
        return IntStream.range(1, lines.size())
                .filter(i -> lines.get(i).equals(RULE))
                .map(i -> i + 1)
                .findFirst()
                .orElse(0);
    }

    private boolean isBlock(FencedCodeBlock code, Fence fence, Set<String> words) {
        if (code.getClosingFenceLength() == null) {
            faults.add(fence.line(), "this fenced code is not closed");
        }
        if (PLAIN.contains(fence.word())) {
            return false;
        }
        if (!words.contains(fence.word())) {
            faults.add(
                    fence.line(),
                    "'" + fence.word() + "' is no word for a block; there are "
                            + words.stream().sorted().collect(Collectors.joining(", "))
                            + ", and java, text, sh for code that only is read");
            return false;
        }
        Node parent = code.getParent();
        if (parent != null && parent.getParent() != null) {
            faults.add(fence.line(), fence.word() + ": a block stands at the margin, not in a list or a quotation");
            return false;
        }
        return true;
    }

    private static Fence fence(FencedCodeBlock code) {
        List<SourceSpan> spans = code.getSourceSpans();
        String[] words = code.getInfo().strip().split("\\s+", 2);
        return new Fence(
                spans.getFirst().getLineIndex() + 1,
                spans.getLast().getLineIndex() + 1,
                words[0],
                words.length > 1 ? words[1] : "",
                code.getLiteral());
    }
}
