package dev.offsetlab.lessons.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.offsetlab.lessons.catalog.Block.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonsTest {
    private static final String SOUND = """
            ---
            title: Counting calls
            minutes: 15
            ---
            # Text

            ```java
            plain();
            ```

            ```drawing Four copies
            disk --> socket
            ```
            ```predict calls
            question: "How many calls: guess"
            number: calls per MiB
            before: count
            measured: heap.calls()
            ```
            ```run count
            var heap = 1;
            heap + 1
            ```
            ```claims count
            - says: it is one
              that: heap >= 1
            ```
            ```run tamper fails
            throw null;
            ```
            ```observe outside
            tool: strace
            seconds: 3
            work: lab.read("orders")
            lines:
              sendfile: one call
            instead: lab.counters()
            ```
            More text.

            ```check floor
            question: Which base offset?
            number: base offset
            right: 4711
            within: 0.1
            wrong: 5000
            hint: floor
            ```
            ```check way
            question: Which way?
            choices: [heap, sendfile]
            right: |
              lab.path().name()
            wrong: heap
            ```
            """;

    @TempDir
    Path folder;

    @Test
    void read_everyKindOfBlock_isTypedWithItsLine() throws IOException {
        Lesson lesson = read(SOUND);
        assertThat(lesson.number()).isEqualTo(7);
        assertThat(lesson.name()).isEqualTo("calls");
        assertThat(lesson.title()).isEqualTo("Counting calls");
        assertThat(lesson.file()).isEqualTo("07-calls/lesson.md");
        List<Block> blocks = lesson.blocks();
        assertThat(blocks).hasSize(10);
        assertThat(blocks.getFirst()).isEqualTo(new Block.Prose(5, "# Text\n\n```java\nplain();\n```"));
        assertThat(blocks.get(1)).isEqualTo(new Block.Drawing(11, "Four copies", "disk --> socket"));
        assertThat(blocks.get(2))
                .isEqualTo(new Block.Predict(
                        14,
                        "calls",
                        "How many calls: guess",
                        new Answer.Quantity("calls per MiB", 0),
                        "count",
                        "heap.calls()"));
        assertThat(blocks.get(3)).isEqualTo(new Block.Run(20, "count", "var heap = 1;\nheap + 1", false));
        assertThat(blocks.get(4))
                .isEqualTo(new Block.Claims(24, "count", List.of(new Block.Claim("it is one", "heap >= 1"))));
        assertThat(blocks.get(5)).isEqualTo(new Block.Run(28, "tamper", "throw null;", true));
        assertThat(blocks.get(6))
                .isEqualTo(new Block.Observe(
                        31,
                        "outside",
                        Block.Tool.STRACE,
                        3,
                        "lab.read(\"orders\")",
                        Map.of("sendfile", "one call"),
                        "lab.counters()"));
        assertThat(blocks.get(7)).isEqualTo(new Block.Prose(39, "More text."));
        assertThat(blocks.get(8))
                .isEqualTo(new Block.Check(
                        41,
                        "floor",
                        "Which base offset?",
                        new Answer.Quantity("base offset", 0.1),
                        "4711",
                        "5000",
                        Optional.of("floor")));
        assertThat(blocks.get(9)).isInstanceOfSatisfying(Block.Check.class, check -> {
            assertThat(check.answer()).isEqualTo(new Answer.Choice(List.of("heap", "sendfile")));
            assertThat(check.right()).isEqualTo("lab.path().name()");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            title: Counting calls   | ""                     | 1  | the key 'title' is missing
            title: Counting calls   | titel: Counting        | 2  | the key 'titel' is unknown here
            minutes: 15             | minutes: long          | 3  | 'minutes' is a whole number
            ```drawing Four copies  | ```drawing             | 11 | has a caption
            ```drawing Four copies  | ```drawnig Four        | 11 | 'drawnig' is no word for a block
            ```predict calls        | ```predict             | 14 | needs an id
            number: calls per MiB   | within: 1              | 15 | needs one of number, text, choices
            before: count           | before: cuont          | 14 | names no run cell: 'cuont'
            before: count           | before:                | 17 | 'before' has no value
            measured: heap.calls()  | measured: a ? b : c    | 18 | this is no YAML
            measured: heap.calls()  | question: twice        | 18 | the key 'question' stands here twice
            ```run count            | ```run Count           | 20 | needs an id
            ```claims count         | ```claims other        | 24 | names no run cell: 'other'
            - says: it is one       | - sagt: it is one      | 25 | the key 'sagt' is unknown here
            ```run tamper fails     | ```run tamper faisl    | 28 | only 'fails' may stand
            ```run tamper fails     | ```run count           | 28 | the id 'count' is taken
            tool: strace            | tool: ptrace           | 32 | 'tool' is one of strace
            seconds: 3              | seconds: 300           | 33 | from 1 to 30
            instead: lab.counters() | ""                     | 31 | the key 'instead' is missing
            right: 4711             | rihgt: 4711            | 41 | the key 'right' is missing
            within: 0.1             | within: 10             | 45 | is a share from 0 to 1
            wrong: 5000             | ""                     | 41 | the key 'wrong' is missing
            wrong: 5000             | wrong: many            | 46 | 'wrong' is a number
            [heap, sendfile]        | []                     | 51 | needs at least two
            [heap, sendfile]        | [heap, heap]           | 51 | stands there twice
            wrong: heap             | wrong: splice          | 54 | 'wrong' is one of the choices
            """)
    void read_brokenBlock_isNamedWithFileAndLine(String sound, String broken, int line, String says) {
        assertThatThrownBy(() -> read(SOUND.replaceFirst(Pattern.quote(sound), broken)))
                .isInstanceOf(BrokenLessonException.class)
                .hasMessageContaining("07-calls/lesson.md:" + line + ": ")
                .hasMessageContaining(says);
    }

    @Test
    void read_severalFaults_namesThemAllInTheOrderOfTheirLines() {
        String broken = SOUND.replace("wrong: 5000", "wrnog: 5000").replace("before: count", "before: cuont");
        assertThat(faultsOf(broken).faults())
                .extracting(BrokenLessonException.Fault::line)
                .containsExactly(14, 41, 46);
    }

    @Test
    void read_predictBelowItsCell_isRefused() {
        String late = "```run late\n1\n```\n"
                + SOUND.substring(SOUND.indexOf("```predict"), SOUND.indexOf("```run"))
                        .replace("before: count", "before: late");
        assertThat(faultsOf("---\ntitle: t\nminutes: 1\n---\n" + late)).hasMessageContaining("stands below its cell");
    }

    @Test
    void read_blockInAList_isRefused() {
        assertThat(faultsOf("---\ntitle: t\nminutes: 1\n---\n- item\n\n  ```run late\n  1\n  ```\n"))
                .hasMessageContaining("lesson.md:7: run: a block stands at the margin");
    }

    @Test
    void read_openFenceAndNoHead_saysBoth() {
        assertThat(faultsOf("Text\n\n```run open\n1\n"))
                .hasMessageContaining("lesson.md:1: a lesson begins with '---'")
                .hasMessageContaining("lesson.md:3: this fenced code is not closed");
    }

    @Test
    void read_backtickInTheLineOfAFence_isRefusedWithItsLine() {
        String drawing =
                "---\ntitle: t\nminutes: 1\n---\n```drawing What `fetch` does\na --> b\n```\n\n```text``` is code.\n";
        assertThat(faultsOf(drawing).faults())
                .extracting(Object::toString)
                .startsWith("07-calls/lesson.md:5: drawing: a backtick in this line makes text of the block; "
                        + "write it without");
    }

    @Test
    void read_backtickInsideOfAFence_isAllowed() throws IOException {
        assertThat(read("---\ntitle: t\nminutes: 1\n---\n~~~text\n```run a `b`\n~~~\n```run one\n1\n```\n")
                        .blocks())
                .hasSize(2);
    }

    @Test
    void allOf_namesNumbersAndNotes_areChecked() throws IOException {
        write("02-two", SOUND);
        Files.writeString(folder.resolve("02-two/notes.md"), "Show it.");
        write("2-too", SOUND);
        write("02-deux", SOUND);
        Files.createDirectories(folder.resolve("05-none"));
        assertThatThrownBy(() -> Lessons.allOf(folder))
                .hasMessageContaining("2-too/lesson.md: a lesson's folder is named NN-name")
                .hasMessageContaining("02-two/lesson.md: the number 2 is taken by 02-deux/lesson.md")
                .hasMessageContaining("02-deux/notes.md: the instructor's notes are missing")
                .hasMessageContaining("05-none/lesson.md: the file is missing");
    }

    @Test
    void gaps_areTheNumbersBetween() throws IOException {
        write("02-two", SOUND);
        write("04-four", SOUND);
        assertThat(Lessons.gaps(Lessons.allOf(folder))).containsExactly(1, 3);
    }

    @Test
    void allOf_insideAJar_readsTheSame() throws IOException {
        URI jar = URI.create("jar:" + folder.resolve("lessons.jar").toUri());
        try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path lesson = Files.createDirectories(inside.getPath("/lessons/03-jar"));
            Files.writeString(lesson.resolve("lesson.md"), SOUND);
        }
        try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
            assertThat(Lessons.allOf(inside.getPath("lessons")))
                    .extracting(Lesson::file)
                    .containsExactly("03-jar/lesson.md");
        }
    }

    private Lesson read(String text) throws IOException {
        return Lessons.read(write("07-calls", text));
    }

    private BrokenLessonException faultsOf(String text) {
        return catchThrowableOfType(BrokenLessonException.class, () -> read(text));
    }

    private Path write(String name, String text) throws IOException {
        Path lesson = Files.createDirectories(folder.resolve(name));
        Files.writeString(lesson.resolve("lesson.md"), text);
        return lesson;
    }
}
