package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.Verdict;
import dev.offsetlab.lessons.progress.ExerciseProgress;
import dev.offsetlab.lessons.progress.ProgressFile;
import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The exercises without a screen: a real worker judges what is saved, a real broker takes it in.
@Timeout(180)
class ExercisesModelTest {
    private static final String RIGHT = "entries.getInt(middle * ENTRY_BYTES) <= relativeOffset";
    private static final String WRONG = "entries.getInt(middle * ENTRY_BYTES) <= (int) relativeOffset";

    @TempDir
    Path folder;

    private final TestWindow window = new TestWindow();
    private ExerciseCopy copy;
    private SampleLab lab;
    private ExercisesModel exercises;

    @BeforeEach
    void open() throws Exception {
        copy = new ExerciseCopy(folder.resolve("home"), 4, 7, 11, 14);
        lab = new SampleLab(folder.resolve("data"), window);
        exercises = model();
    }

    private ExercisesModel model() {
        return new ExercisesModel(lab.model(), copy::shelf, progress());
    }

    private ProgressFile progress() {
        return new ProgressFile(folder.resolve("progress.json"), System.err::println);
    }

    private ExerciseProgress kept(String name) {
        return progress().read().exercise(name);
    }

    @AfterEach
    void close() {
        exercises.close();
        lab.close();
        DataPaths.remove("ex07");
    }

    private ExerciseModel shown() throws InterruptedException {
        exercises.show(true);
        window.until(() -> exercises.openProperty().get().isPresent());
        return judged();
    }

    private ExerciseModel now() {
        return exercises.openProperty().get().orElseThrow();
    }

    /// Waits for the judgement of the open one.
    private ExerciseModel judged() throws InterruptedException {
        window.until(() -> now().judgementProperty().get().isPresent()
                && !now().judgingProperty().get());
        return now();
    }

    private Judgement after(String text) throws Exception {
        ExerciseModel model = now();
        Optional<Judgement> before = model.judgementProperty().get();
        copy.save(model.exercise().number(), text);
        window.until(() -> !model.judgingProperty().get()
                && !model.judgementProperty().get().equals(before));
        return model.judgementProperty().get().orElseThrow();
    }

    @Test
    void show_first_opensTheFirstAndJudgesTheStarter() throws Exception {
        ExerciseModel model = shown();

        assertThat(model.exercise().number()).isEqualTo(4);
        assertThat(model.shownFile())
                .isEqualTo("exercises/src/main/java/dev/offsetlab/exercises/ex04/SparseIndex.java");
        assertThat(model.judgementProperty().get().orElseThrow().verdict()).isEqualTo(Verdict.NOT_WRITTEN);
        assertThat(model.sideProperty().get()).as("nobody saved yet").isEqualTo(Side.PAGE);
        window.until(() -> exercises.entriesProperty().get().getFirst().state().startsWith("0/"));
        assertThat(exercises.entriesProperty().get()).hasSize(4).noneMatch(ExerciseEntry::passed);
    }

    @Test
    void save_wrongThenRight_isJudgedAndKept() throws Exception {
        ExerciseModel model = shown();

        Judgement wrong = after(copy.wrong(4, RIGHT, WRONG));
        assertThat(wrong.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(wrong.first().orElseThrow().evidence()).isNotNull();
        assertThat(model.sideProperty().get()).isEqualTo(Side.RESULT);
        assertThat(model.solutionOpenProperty().get()).isFalse();
        assertThat(model.whyProperty().get()).isEmpty();

        Judgement right = after(copy.solved(4));
        assertThat(right.passed()).as(right.toString()).isTrue();
        window.until(() -> exercises.entriesProperty().get().getFirst().passed());
        assertThat(model.solutionOpenProperty().get()).isTrue();
        assertThat(model.whyProperty().get()).isPresent();
        assertThat(kept("sparse-index").passed()).isTrue();
        assertThat(kept("sparse-index").attempts()).isEqualTo(3);
    }

    /// A save that was seen when the lab closed.
    @Test
    void test_afterTheEnd_doesNothing() throws Exception {
        ExerciseModel model = shown();

        exercises.close();
        model.test();

        assertThat(model.judgingProperty().get()).isFalse();
    }

    @Test
    void save_whatDoesNotCompile_saysWhere() throws Exception {
        shown();

        Judgement judgement = after(copy.wrong(4, RIGHT, "entry <= relativeOffset"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.DOES_NOT_COMPILE);
        assertThat(judgement.problems().getFirst().file()).isEqualTo("SparseIndex.java");
        assertThat(judgement.problems().getFirst().says()).contains("cannot find symbol");
    }

    @Test
    void hint_oneAfterTheOther_isKept() throws Exception {
        ExerciseModel model = shown();
        model.hint();
        window.until(() -> model.hintsProperty().get().size() == 1);
        model.hint();
        window.until(() -> model.hintsProperty().get().size() == 2);

        assertThat(model.sideProperty().get()).isEqualTo(Side.PAGE);
        assertThat(kept("sparse-index").hints()).isEqualTo(2);
        exercises.close();
        exercises = model();
        shown();
        assertThat(now().hintsProperty().get()).as("after a restart").hasSize(2);
    }

    @Test
    void solution_beforePassing_asksAndIsRecorded() throws Exception {
        ExerciseModel model = shown();
        model.solution();
        assertThat(model.askedProperty().get().orElseThrow().question()).contains("Your progress will say so");
        model.answer(false);
        assertThat(kept("sparse-index").openedSolution()).isFalse();
        assertThat(model.sideProperty().get()).isEqualTo(Side.PAGE);

        model.solution();
        model.answer(true);
        window.until(() -> model.solutionProperty().get().isPresent());

        assertThat(model.solutionProperty().get()).contains(copy.solved(4));
        assertThat(model.sideProperty().get()).isEqualTo(Side.SOLUTION);
        assertThat(kept("sparse-index").openedSolution()).isTrue();
        model.compare();
        assertThat(model.askedProperty().get()).as("it is open now").isEmpty();
        window.until(() -> model.differenceProperty().get().isPresent());
        assertThat(model.differenceProperty().get().orElseThrow()).anyMatch(line -> line.startsWith("+"));
    }

    @Test
    void reset_asksAndKeepsWhatWasThere() throws Exception {
        ExerciseModel model = shown();
        String mine = copy.wrong(4, RIGHT, WRONG);
        after(mine);
        model.reset();
        model.answer(false);
        assertThat(copy.saved(4)).isEqualTo(mine);

        model.reset();
        model.answer(true);
        window.until(() -> model.judgementProperty().get().orElseThrow().verdict() == Verdict.NOT_WRITTEN);

        String said = model.saidProperty().get().text();
        assertThat(said).startsWith("Begun anew. What you had is kept: ");
        assertThat(Files.readString(Path.of(said.substring(said.indexOf(": ") + 2))))
                .isEqualTo(mine);
        assertThat(copy.saved(4)).contains("UnsupportedOperationException");
    }

    @Test
    void draft_savedElsewhereMeanwhile_keepsBoth() throws Exception {
        ExerciseModel model = shown();
        ExerciseDraft draft = model.draft();
        window.until(() -> draft.textProperty().get().contains("SparseIndex"));
        draft.textProperty().set(copy.solved(4));
        assertThat(draft.changedProperty().get()).isTrue();

        after(copy.wrong(4, RIGHT, WRONG));
        window.until(() -> draft.behindProperty().get());
        assertThat(draft.textProperty().get()).isEqualTo(copy.solved(4));

        draft.save();
        window.until(() -> model.judgementProperty().get().orElseThrow().passed());
        assertThat(copy.saved(4)).isEqualTo(copy.solved(4));
        assertThat(draft.changedProperty().get()).isFalse();
        assertThat(draft.behindProperty().get()).isFalse();
    }

    @Test
    void open_another_judgesItAndComesBackToIt() throws Exception {
        shown();
        exercises.next();
        assertThat(now().exercise().number()).isEqualTo(7);
        judged();
        exercises.close();
        exercises = model();

        assertThat(shown().exercise().number()).isEqualTo(7);
        exercises.previous();
        assertThat(now().exercise().number()).isEqualTo(4);
    }

    @Test
    void open_beforeItIsSeen_isWhatIsShown() throws Exception {
        exercises.open(7);
        assertThat(shown().exercise().number()).isEqualTo(7);
    }

    @Test
    void serve_partOfTheLog_isInTheBrokerAndGivenBack() throws Exception {
        copy.save(4, copy.solved(4));
        ExerciseModel model = shown();
        exercises.serve();
        window.until(() -> !model.saidProperty().get().isEmpty());

        assertThat(model.saidProperty().get())
                .isEqualTo(ExerciseSaid.done(
                        "ex04: your SparseIndex.java is a part of the log. It is asked with the next fetch."));
        assertThat(floor()).isEqualTo("Ex04Part");
        exercises.serving().takeBack(model.exercise(), model::say);
        window.until(() -> model.saidProperty().get().text().contains("the lab's own"));
        assertThat(floor()).isNotEqualTo("Ex04Part");
        assertThat(exercises.serving().servedProperty().get().all()).isEmpty();
    }

    private String floor() throws Exception {
        return lab.engine()
                .ask(broker -> broker.logParts().floor().getClass().getSimpleName())
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void serve_dataPath_isInForceAlsoAfterARestart_andGivenBack() throws Exception {
        copy.save(7, copy.solved(7));
        exercises.open(7);
        ExerciseModel model = shown();
        lab.engine().usePath("heap").get(30, TimeUnit.SECONDS);
        exercises.serve();
        window.until(() -> !model.saidProperty().get().isEmpty());

        assertThat(model.saidProperty().get().text()).startsWith("ex07: your SendfileLoop.java is data path ex07.");
        assertThat(path()).isEqualTo("ex07");
        lab.engine().restart();
        assertThat(path()).isEqualTo("ex07");

        exercises.serving().takeBack(model.exercise(), model::say);
        window.until(() -> model.saidProperty().get().text().contains("the lab's own"));
        assertThat(path()).isEqualTo("heap");
        assertThat(DataPaths.all()).noneMatch(path -> path.name().equals("ex07"));
    }

    private String path() throws Exception {
        return lab.engine()
                .ask(broker -> broker.settings().stringValue("data.path"))
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void serve_recovery_isAskedAfterARestart_andAWrongOneCutsNothing() throws Exception {
        lab.fill(20);
        copy.save(11, copy.solved(11));
        exercises.open(11);
        ExerciseModel model = shown();
        restartOn(model);
        window.until(() -> model.saidProperty().get().text().startsWith("The broker runs again"));
        assertThat(records()).isEqualTo(20L * SampleLab.RECORDS_PER_BATCH);

        copy.save(
                11,
                copy.solved(11).replaceFirst("(long endOfWhole\\([^{]*\\{)", "$1 if (leastOffset >= 0) { return 0; }"));
        restartOn(model);
        window.until(() -> model.saidProperty().get().text().startsWith("The broker does not start on yours"));
        assertThat(lab.engine().sample().broker().state()).isEqualTo(BrokerView.State.FAILED);

        exercises.serving().takeBack(model.exercise(), model::say);
        window.until(() -> model.saidProperty().get().text().contains("the lab's own"));
        assertThat(records()).isEqualTo(20L * SampleLab.RECORDS_PER_BATCH);
    }

    private void restartOn(ExerciseModel model) throws InterruptedException {
        exercises.serve();
        window.until(() -> model.askedProperty().get().isPresent());
        assertThat(model.askedProperty().get().orElseThrow().question()).contains("What is in its logs stays");
        model.answer(true);
    }

    private long records() throws Exception {
        return lab.engine()
                .ask(broker -> broker.topics()
                        .partition(SampleLab.TOPIC, 0)
                        .orElseThrow()
                        .logEndOffset())
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void serve_assignor_isForTheConsumersAndGivenBack() throws Exception {
        copy.save(14, copy.solved(14));
        exercises.open(14);
        ExerciseModel model = shown();
        exercises.serve();
        window.until(() -> !model.saidProperty().get().isEmpty());

        assertThat(model.saidProperty().get().text()).contains("page Consumers");
        assertThat(lab.engine().served().forConsumers()).containsExactly("ex14");
        exercises.serving().takeBack(model.exercise(), model::say);
        window.until(() -> model.saidProperty().get().text().contains("the lab's own"));
        assertThat(lab.engine().served().forConsumers()).isEmpty();
    }

    @Test
    void serve_whatDoesNotCompile_leavesTheBrokerAsItIs() throws Exception {
        copy.save(4, copy.wrong(4, RIGHT, "entry <= relativeOffset"));
        ExerciseModel model = shown();
        exercises.serve();
        window.until(() -> !model.saidProperty().get().isEmpty());

        assertThat(model.saidProperty().get().text()).contains("ex04 does not compile: ", "SparseIndex.java:");
        assertThat(exercises.serving().servedProperty().get().all()).isEmpty();
    }

    @Test
    void copyWithoutSolutions_judgesAndSaysSo() throws Exception {
        copy.dropSolutions();
        ExerciseModel model = shown();
        assertThat(model.judgementProperty().get().orElseThrow().verdict()).isEqualTo(Verdict.NOT_WRITTEN);
        model.solution();

        assertThat(model.askedProperty().get()).isEmpty();
        assertThat(model.saidProperty().get())
                .isEqualTo(ExerciseSaid.problem("This copy of the lab has no solutions."));
        assertThat(kept("sparse-index").openedSolution()).isFalse();
    }

    @Test
    void noExercises_saysSoInOneLine() throws Exception {
        ExercisesModel none = new ExercisesModel(
                lab.model(),
                progress -> {
                    throw new IOException("the folder 'exercises' was not found: run ./lab from the checkout");
                },
                progress());
        none.show(true);
        window.until(() -> !none.troubleProperty().get().isEmpty());

        assertThat(none.troubleProperty().get().lines()).hasSize(1);
        assertThat(none.troubleProperty().get()).contains("run ./lab from the checkout");
        assertThat(none.entriesProperty().get()).isEqualTo(List.of());
        none.close();
    }
}
