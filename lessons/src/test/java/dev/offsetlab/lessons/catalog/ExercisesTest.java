package dev.offsetlab.lessons.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.offsetlab.lessons.catalog.BrokenLessonException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExercisesTest {
    private static final String SOUND = """
            ---
            title: The sendfile loop
            minutes: 40
            file: SendfileLoop.java
            lesson: 08-sendfile
            serves: Ex07Path
            ---
            The goal.

            **Invariants**

            1. I1: Every byte leaves once,
               and in order.
            2. I2: A short transfer goes on.

            ## The bytes

            ```drawing Two calls
            file --> socket
            ```

            ## A worked example

            ```text
            1 MiB
            ```

            ## The file to edit

            `send`.

            ```hint idea
            Ask again.
            ```
            ```hint place
            In `send`.
            ```
            ```hint pseudo-code
            while something is left
                send it
            ```
            ```question
            asks: Why may it return 0?
            answer: The socket is full.
            ```
            ```question
            asks: "Why 2 GB: why not more?"
            answer: Linux says so.
            ```
            """;

    @TempDir
    Path root;

    @Test
    void allOf_sound_isReadWhole() throws IOException {
        write("07-sendfile-loop", SOUND);
        Exercise exercise = all().getFirst();
        assertThat(exercise.number()).isEqualTo(7);
        assertThat(exercise.name()).isEqualTo("sendfile-loop");
        assertThat(exercise.packageName()).isEqualTo("ex07");
        assertThat(exercise.type()).isEqualTo("SendfileLoop");
        assertThat(exercise.serves()).isEqualTo(Optional.of("Ex07Path"));
        assertThat(exercise.invariants())
                .containsExactly(
                        new Exercise.Invariant("I1", "Every byte leaves once, and in order."),
                        new Exercise.Invariant("I2", "A short transfer goes on."));
        assertThat(exercise.body()).hasSize(3);
        assertThat(exercise.body().get(1)).isInstanceOf(Block.Drawing.class);
        assertThat(exercise.hints()).extracting(Exercise.Hint::name).isEqualTo(Exercise.HINTS);
        assertThat(exercise.hints().getLast().text()).isEqualTo("while something is left\n    send it");
        assertThat(exercise.questions())
                .extracting(Exercise.Question::asks)
                .containsExactly("Why may it return 0?", "Why 2 GB: why not more?");
    }

    @Test
    void allOf_broken_tellsAllAtOnceWithTheirLines() throws IOException {
        write(
                "07-sendfile-loop",
                SOUND.replace("minutes: 40", "minutes: 400")
                        .replace("08-sendfile", "99-none")
                        .replace("```hint place\nIn `send`.\n```\n", "")
                        .replace("2. I2:", "2. I3:")
                        .replace("## A worked example", "## An example")
                        .replace("answer: The socket", "because: The socket")
                        .replace("```drawing Two calls", "```text"));
        write("seven", SOUND);
        assertThat(faults())
                .extracting(Fault::toString)
                .contains(
                        "exercises/07-sendfile-loop/exercise.md:3: the head: 'minutes' is a whole number from 10 to 60,"
                                + " not 400",
                        "exercises/07-sendfile-loop/exercise.md:5: there is no lesson in a folder 99-none",
                        "exercises/07-sendfile-loop/exercise.md: there is no drawing; every exercise shows its bytes or"
                                + " what it does to them",
                        "exercises/07-sendfile-loop/exercise.md: the section '## A worked example' is missing",
                        "exercises/07-sendfile-loop/exercise.md: the invariants are numbered [I1, I2], not [I1, I3]",
                        "exercises/07-sendfile-loop/exercise.md:32: the hints are [idea, place, pseudo-code], in this"
                                + " order, not [idea, pseudo-code]",
                        "exercises/07-sendfile-loop/exercise.md:39: question: the key 'answer' is missing",
                        "exercises/seven/exercise.md: an exercise's folder is named NN-name, as in 07-sendfile-loop,"
                                + " not seven");
    }

    @Test
    void allOf_oneQuestion_isTooFew() throws IOException {
        write("07-sendfile-loop", SOUND.substring(0, SOUND.lastIndexOf("```question")));
        assertThat(faults()).singleElement().asString().endsWith("there are 1 questions; 2 to 5 are asked");
    }

    @Test
    void allOf_sameNumber_isRefused() throws IOException {
        write("07-sendfile-loop", SOUND);
        write("07-other", SOUND);
        assertThat(faults()).singleElement().asString().endsWith("the number 7 is taken by 07-other");
    }

    @Test
    void allOf_noFile_isSaid() throws IOException {
        Files.createDirectories(root.resolve("08-empty"));
        assertThat(faults()).singleElement().asString().endsWith("exercise.md: the file is missing");
    }

    @Test
    void all_ofThisLab_areSound() throws IOException {
        assertThat(Exercises.all()).isNotEmpty();
    }

    private List<Exercise> all() throws IOException {
        return Exercises.allOf(root, "08-sendfile"::equals);
    }

    private List<Fault> faults() {
        return catchThrowableOfType(BrokenLessonException.class, this::all).faults();
    }

    private void write(String folder, String text) throws IOException {
        Files.createDirectories(root.resolve(folder));
        Files.writeString(root.resolve(folder).resolve("exercise.md"), text);
    }
}
