package dev.offsetlab.visualizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.cli.LessonInput.Stroke;
import dev.offsetlab.visualizer.cli.Terminal.Color;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    private static final String TEXT = """
            # Reading

            A *log* is read with `lab.fetch("orders", 0)`, as **often** as one likes, and by everybody who knows its name.

            - first
            - second point that is so long that it has to be wrapped in a column of forty characters
              1. inner

            > quoted

            | word | what it is and does in a table that is too wide | n |
            |------|------|---:|
            | `a`  | one two three four five six seven eight nine ten | 12 |

            ```java
            var kept = "as   it is";
            ```
            """;
    private final PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

    @Test
    void lines_everyKind_fitTheWidth() {
        List<String> lines = new MarkdownText(Terminal.plain(out), 40).lines(TEXT);
        assertThat(lines).allMatch(line -> line.length() <= 40);
        assertThat(lines)
                .contains("Reading", "- first", "| quoted", "  var kept = \"as   it is\";")
                .anyMatch(line -> line.startsWith("  1. inner"))
                .anyMatch(line -> line.endsWith(" 12"));
    }

    @Test
    void lines_plain_keepsTheTicksOfCodeAndHasNoEscapes() {
        String text = String.join("\n", new MarkdownText(Terminal.plain(out), 80).lines(TEXT));
        assertThat(text)
                .contains("`lab.fetch(\"orders\", 0)`,")
                .doesNotContain("\u001b")
                .doesNotContain("**");
    }

    @Test
    void lines_colours_takeNoColumn() {
        Terminal colours = new Terminal(out, true, Color.INDEXED, true, 40);
        List<String> lines = new MarkdownText(colours, 40).lines(TEXT);
        assertThat(lines).anyMatch(line -> line.contains("\u001b[1moften\u001b[0m"));
        assertThat(lines).allMatch(line -> StyledWords.columnsOf(line) <= 40);
    }

    @Test
    void said_aLetterIsAKeyAndInQuotesAnAnswer() {
        assertThat(LessonInput.said(" n ").key()).isEqualTo(Stroke.NEXT);
        assertThat(LessonInput.said("g 4").number()).isEqualTo(4);
        assertThat(LessonInput.said("g four").key()).isEqualTo(Stroke.TEXT);
        assertThat(LessonInput.said("\"n\"")).isEqualTo(new LessonInput.Said(Stroke.TEXT, "n", 0));
        assertThat(LessonInput.said("").key()).isEqualTo(Stroke.ENTER);
    }
}
