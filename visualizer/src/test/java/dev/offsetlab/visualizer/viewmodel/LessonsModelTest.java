package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Block.Answer;
import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.progress.ProgressFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The course without a screen, over a live broker.
class LessonsModelTest {
    @TempDir
    Path folder;

    private final TestWindow window = new TestWindow();
    private final AtomicBoolean read = new AtomicBoolean();
    private Optional<SampleLab> lab = Optional.empty();
    private Optional<LessonsModel> opened = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(LessonsModel::close);
        lab.ifPresent(SampleLab::close);
    }

    @Test
    void show_first_readsTheLessonsAndOpensTheFirst() throws Exception {
        LessonsModel lessons = model();
        assertThat(read).isFalse();

        lessons.show(true);
        window.until(() -> lessons.openProperty().get().isPresent());

        assertThat(lessons.openProperty().get().orElseThrow().lesson().number()).isEqualTo(1);
        assertThat(lessons.entriesProperty().get())
                .extracting(LessonEntry::total)
                .containsExactly(2, 1, 3);
    }

    @Test
    void open_anyLesson_goesThereWhateverWasDone() throws Exception {
        LessonsModel lessons = shown();
        lessons.next();
        assertThat(lessons.openProperty().get().orElseThrow().lesson().name()).isEqualTo("second");
        lessons.next();
        lessons.next();
        assertThat(lessons.openProperty().get().orElseThrow().lesson().name()).isEqualTo("third");
        lessons.open(2);
        lessons.previous();
        assertThat(lessons.openProperty().get().orElseThrow().lesson().name()).isEqualTo("first");
    }

    @Test
    void run_aCell_countsAsDoneInTheOutline() throws Exception {
        LessonsModel lessons = shown();
        LessonCell cell = cell(lessons);
        cell.codeProperty().set("int x = 40 + 2;\nx");
        cell.run();
        window.until(() -> cell.resultProperty().get().isPresent());

        assertThat(cell.resultProperty().get().orElseThrow().value()).isEqualTo("42");
        assertThat(lessons.entriesProperty().get().getFirst().done()).isEqualTo(1);
    }

    @Test
    void run_forInstructors_waitsForNothingAndMarksIt() throws Exception {
        LessonsModel lessons = shown();
        lessons.open(3);
        LessonCell guessed = cell(lessons);
        assertThat(guessed.waitsForProperty().get()).contains("prediction");
        guessed.run();
        assertThat(guessed.runningProperty().get()).isFalse();

        lessons.instructorProperty().set(true);
        assertThat(guessed.waitsForProperty().get()).isEmpty();
        assertThat(guessed.offersAboveProperty().get()).isTrue();
        guessed.runAbove();
        guessed.run();
        window.until(() -> guessed.ranProperty().get());
        LessonPredict guess = lessons.openProperty()
                .get()
                .orElseThrow()
                .block(LessonPredict.class, "guess")
                .orElseThrow();
        assertThat(guess.skippedProperty().get()).isTrue();
        assertThat(guess.measuredProperty().get().orElseThrow().value()).isEqualTo("3");
        assertThat(guess.measuredProperty().get().orElseThrow().says()).contains("Skipped");

        lessons.instructorProperty().set(false);
        assertThat(guessed.offersAboveProperty().get()).isFalse();
        assertThat(lessons.entriesProperty().get().getLast().done()).isEqualTo(2);
    }

    @Test
    void run_whatPrints_isHeardWhileItRuns() throws Exception {
        LessonsModel lessons = shown();
        LessonCell cell = cell(lessons);
        cell.codeProperty().set("System.out.println(\"early\"); while (true) { Thread.onSpinWait(); }");
        cell.run();
        window.until(() -> cell.outputProperty().get().contains("early"));
        assertThat(cell.runningProperty().get()).isTrue();
        cell.stop();
        window.until(() -> !cell.runningProperty().get());
    }

    @Test
    void prompt_afterACell_hasItsVariablesAndAHistory() throws Exception {
        LessonsModel lessons = shown();
        LessonCell cell = cell(lessons);
        cell.codeProperty().set("int x = 7;");
        cell.run();
        LessonPrompt prompt = lessons.prompt();
        prompt.run("x * 6");
        window.until(() -> !prompt.entries().isEmpty());

        assertThat(prompt.entries().getFirst().result().value()).isEqualTo("42");
        assertThat(prompt.earlier("lab.")).contains("x * 6");
        assertThat(prompt.earlier("x * 6")).isEmpty();
        assertThat(prompt.later()).contains("lab.");
    }

    @Test
    void restart_afterACell_namesWhatTheNewSessionLacks() throws Exception {
        LessonsModel lessons = shown();
        LessonCell cell = cell(lessons);
        cell.codeProperty().set("int x = 7;");
        cell.run();
        window.until(() -> cell.resultProperty().get().isPresent());
        LessonCheck check = check(lessons);
        check.answer("8");
        window.until(() -> check.verdictProperty().get().isPresent());
        assertThat(check.verdictProperty().get().orElseThrow().right()).isFalse();
        assertThat(lessons.lostProperty().get()).isEmpty();
        lessons.close();

        LessonsModel again = model();
        again.show(true);
        window.until(() -> again.openProperty().get().isPresent());
        assertThat(again.lostProperty().get()).containsExactly("cell");
        again.runLost();
        window.until(() -> cell(again).resultProperty().get().isPresent());
        check(again).answer("7");
        window.until(() -> !check(again).checkingProperty().get());
        assertThat(check(again).verdictProperty().get().orElseThrow().right()).isTrue();
    }

    @Test
    void show_lessonsThatCannotBeRead_saysSo() throws Exception {
        lab = Optional.of(new SampleLab(folder.resolve("data"), window));
        LessonsModel lessons = new LessonsModel(
                lab.get().model(),
                () -> {
                    throw new IOException("no such folder");
                },
                progress());
        opened = Optional.of(lessons);
        lessons.show(true);
        window.until(() -> !lessons.troubleProperty().get().isEmpty());

        assertThat(lessons.troubleProperty().get()).contains("no such folder");
    }

    @Test
    void show_aClusterIsLookedAt_saysWhatToDo() {
        LessonsModel lessons =
                new LessonsModel(new LabModel(window, Optional.empty(), new Notices()), List::of, progress());
        lessons.show(true);

        assertThat(lessons.troubleProperty().get()).contains("--bootstrap");
    }

    private ProgressFile progress() {
        return new ProgressFile(folder.resolve("progress.json"), notice -> {
            throw new AssertionError(notice);
        });
    }

    private LessonsModel model() throws Exception {
        if (lab.isEmpty()) {
            lab = Optional.of(new SampleLab(folder.resolve("data"), window));
        }
        LessonsModel lessons = new LessonsModel(
                lab.get().model(),
                () -> {
                    read.set(true);
                    return List.of(first(), second(), third());
                },
                progress());
        opened = Optional.of(lessons);
        return lessons;
    }

    private LessonsModel shown() throws Exception {
        LessonsModel lessons = model();
        lessons.show(true);
        window.until(() -> lessons.openProperty().get().isPresent());
        return lessons;
    }

    private static LessonCell cell(LessonsModel lessons) {
        return lessons.openProperty()
                .get()
                .orElseThrow()
                .block(LessonCell.class, "cell")
                .orElseThrow();
    }

    private static LessonCheck check(LessonsModel lessons) {
        return lessons.openProperty()
                .get()
                .orElseThrow()
                .block(LessonCheck.class, "ask")
                .orElseThrow();
    }

    private static Lesson first() {
        Answer number = new Answer.Quantity("number", 0);
        return new Lesson(
                1,
                "first",
                "The first",
                10,
                List.of(
                        new Block.Prose(1, "Text."),
                        new Block.Run(3, "cell", "lab.topics()\n", false),
                        new Block.Check(7, "ask", "How many?", number, "x", "8", Optional.of("count"))),
                "");
    }

    private static Lesson third() {
        Answer number = new Answer.Quantity("number", 0);
        return new Lesson(
                3,
                "third",
                "The third",
                5,
                List.of(
                        new Block.Run(1, "before", "int y = 1;\n", false),
                        new Block.Predict(4, "guess", "How many?", number, "cell", "z"),
                        new Block.Run(8, "cell", "int z = y + 2;\n", false)),
                "");
    }

    private static Lesson second() {
        return new Lesson(2, "second", "The second", 5, List.of(new Block.Run(1, "cell", "1 + 1\n", false)), "");
    }
}
