package dev.offsetlab.lessons.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.progress.LessonProgress.Answered;
import dev.offsetlab.lessons.progress.LessonProgress.Attempt;
import dev.offsetlab.lessons.progress.LessonProgress.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFileTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();

    @Test
    void update_everything_isReadBackByAnother() {
        LessonProgress lesson = LessonProgress.NONE
                .at("count")
                .predicted("calls", new Answered("128", AT))
                .ran("count", new Cell("1 + 1", "DONE", "2", AT, true))
                .measured("calls", new Answered("130", AT))
                .observed("strace", new Answered("27 sendfile", AT))
                .answered("floor", new Attempt("5000", "4711", false, AT))
                .answered("floor", new Attempt("4711", "4711", true, AT));
        file().update(progress -> progress.with("sendfile", lesson));
        Progress read = file().read();
        assertThat(read.last()).isEqualTo("sendfile");
        assertThat(read.lesson("sendfile")).isEqualTo(lesson);
        assertThat(read.lesson("sendfile").checks().get("floor"))
                .satisfies(check -> assertThat(check.passed()).isTrue());
        assertThat(notices).isEmpty();
    }

    @Test
    void update_exercise_standsBesideTheLessons() {
        file().update(progress -> progress.with("sendfile", LessonProgress.NONE.at("count")));
        file().update(progress -> progress.with(
                "adder",
                progress.exercise("adder").hinted(2).judged(3, 5, false, AT).opened(AT)));
        file().update(progress ->
                progress.with("adder", progress.exercise("adder").judged(5, 5, true, AT.plusSeconds(1))));
        Progress read = file().read();
        assertThat(read.last()).isEqualTo("sendfile");
        assertThat(read.lesson("sendfile").place()).isEqualTo("count");
        assertThat(read.lastExercise()).isEqualTo("adder");
        assertThat(read.exercise("adder"))
                .isEqualTo(new ExerciseProgress(2, 5, 5, 2, AT.plusSeconds(1), AT.plusSeconds(1), AT));
    }

    @Test
    void read_fileFromBeforeThereWereExercises_keepsItsLessons() throws IOException {
        Files.writeString(folder.resolve("progress.json"), """
                {"version": 1, "last": "sendfile",
                 "lessons": {"sendfile": {"place": "count", "predictions": {"calls": {"text": "128", "at": "2026-03-01T10:15:30Z"}}}}}
                """);
        Progress read = file().read();
        assertThat(read.lesson("sendfile").predictions()).containsEntry("calls", new Answered("128", AT));
        assertThat(read.lastExercise()).isEmpty();
        assertThat(read.exercise("adder").attempts()).isZero();
        file().update(progress ->
                progress.with("adder", progress.exercise("adder").hinted(1)));
        assertThat(file().read().lesson("sendfile").place()).isEqualTo("count");
        assertThat(notices).isEmpty();
    }

    @Test
    void update_windowAndTerminalAtOnce_loseNothing() throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            String name = "lesson-" + writer;
            writers.add(Thread.ofPlatform().start(() -> {
                ProgressFile mine = file();
                for (int i = 0; i < 25; i++) {
                    String id = "cell-" + i;
                    mine.update(progress ->
                            progress.with(name, progress.lesson(name).predicted(id, new Answered("x", AT))));
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        Progress read = file().read();
        assertThat(read.lessons()).hasSize(4);
        assertThat(read.lessons().values())
                .allSatisfy(lesson -> assertThat(lesson.predictions()).hasSize(25));
    }

    @Test
    void read_damagedFile_isPutAsideAndSaidOnce() throws IOException {
        Files.writeString(folder.resolve("progress.json"), "{\"version\": 1, \"lessons\": {");
        Files.writeString(folder.resolve("progress.json.broken-1"), "older");
        ProgressFile file = file();
        assertThat(file.read()).isEqualTo(Progress.NONE);
        file.update(progress -> progress.with("log", LessonProgress.NONE.at("a")));
        assertThat(notices)
                .singleElement()
                .asString()
                .contains("progress.json.broken-2")
                .hasLineCount(1);
        assertThat(folder.resolve("progress.json.broken-2")).hasContent("{\"version\": 1, \"lessons\": {");
        assertThat(file().read().lesson("log").place()).isEqualTo("a");
    }

    @Test
    void update_folderCannotBeMade_goesOnInMemoryAndSaysItOnce() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");
        ProgressFile file = new ProgressFile(blocked.resolve("progress.json"), notices::add);
        file.update(progress -> progress.with("log", LessonProgress.NONE.at("a")));
        file.update(progress -> progress.with("log", progress.lesson("log").predicted("p", new Answered("1", AT))));
        assertThat(file.read().lesson("log").place()).isEqualTo("a");
        assertThat(file.read().lesson("log").predictions()).containsKey("p");
        assertThat(notices).singleElement().asString().contains("progress is not kept");
    }

    @Test
    void read_newerSchema_isNotTouched() throws IOException {
        Path newer = Files.writeString(folder.resolve("progress.json"), "{\"version\": 99}");
        ProgressFile file = file();
        file.update(progress -> progress.with("log", LessonProgress.NONE));
        assertThat(newer).hasContent("{\"version\": 99}");
        assertThat(notices).singleElement().asString().contains("newer Offset Lab");
    }

    @Test
    void read_unknownFieldsAndLessons_areNoTrouble() throws IOException {
        Files.writeString(
                folder.resolve("progress.json"),
                "{\"version\": 1, \"colour\": \"red\", \"lessons\": {\"gone\": {\"place\": \"x\"}}}");
        ProgressFile file = file();
        file.update(progress -> progress.with("log", LessonProgress.NONE));
        assertThat(file().read().lesson("gone").place()).isEqualTo("x");
        assertThat(notices).isEmpty();
    }

    private ProgressFile file() {
        return new ProgressFile(folder.resolve("progress.json"), notices::add);
    }
}
