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

/// Cuts a `lesson.md` into its head and blocks. Markdown finds the fences; what is between two of them is prose.
final class LessonParser {
    private static final String RULE = "---";
    /// Fenced code with these words is part of the prose.
    private static final Set<String> PLAIN = Set.of("", "java", "text", "sh");

    private static final Parser MARKDOWN =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private final List<String> lines;
    private final Faults faults;
    private final int headEnd;

    LessonParser(String text, Faults faults) {
        this.lines = text.lines().toList();
        this.faults = faults;
        this.headEnd = headEnd();
    }

    record Head(String title, int minutes) {}

    Head head() {
        if (headEnd == 0) {
            faults.add(1, "a lesson begins with '---', 'title: ...', 'minutes: ...', '---'");
            return new Head("", 1);
        }
        String body = String.join("\n", lines.subList(1, headEnd - 1));
        Mapping mapping = Yaml.read(body, 2, faults)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(new Mapping(1, Map.of()));
        Fields fields = new Fields("the head", 1, mapping, faults);
        Head head = new Head(fields.text("title"), fields.wholeNumber("minutes", 1, 120));
        fields.refuseOthers();
        return head;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        BlockReader reader = new BlockReader(faults);
        int next = headEnd;
        for (Fence fence : fences()) {
            prose(next, fence.line() - 1).ifPresent(blocks::add);
            reader.read(fence).ifPresent(blocks::add);
            next = fence.lastLine();
        }
        prose(next, lines.size()).ifPresent(blocks::add);
        if (blocks.isEmpty()) {
            faults.add(headEnd + 1, "the lesson has no text");
        }
        new LessonRules(faults).check(blocks);
        return blocks;
    }

    /// How many lines the head takes; 0 where there is none.
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

    private List<Fence> fences() {
        // Empty lines instead of the head: the lines keep their numbers.
        String body = "\n".repeat(headEnd) + lines.stream().skip(headEnd).collect(Collectors.joining("\n"));
        List<Fence> fences = new ArrayList<>();
        MARKDOWN.parse(body).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock code) {
                Fence fence = fence(code);
                if (isBlock(code, fence)) {
                    fences.add(fence);
                }
            }
        });
        return fences;
    }

    private boolean isBlock(FencedCodeBlock code, Fence fence) {
        if (code.getClosingFenceLength() == null) {
            faults.add(fence.line(), "this fenced code is not closed");
        }
        if (PLAIN.contains(fence.word())) {
            return false;
        }
        if (!BlockReader.WORDS.contains(fence.word())) {
            faults.add(
                    fence.line(),
                    "'" + fence.word() + "' is no word for a block; there are "
                            + BlockReader.WORDS.stream().sorted().collect(Collectors.joining(", "))
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

    /// @param from first line, counted from 0
    /// @param to   line behind the last
    private Optional<Block> prose(int from, int to) {
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
}
