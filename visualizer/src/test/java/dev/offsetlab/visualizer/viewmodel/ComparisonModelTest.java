package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.visualizer.load.Awaiting;
import dev.offsetlab.visualizer.load.LoadPlan;
import dev.offsetlab.visualizer.report.RaceResult;
import dev.offsetlab.visualizer.report.SampleRaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real races in JVMs of their own, on a topic of 8 MB. A thread of the test stands for the window's.
class ComparisonModelTest {
    private static final long LIMIT_S = 180;
    private static final LoadPlan LOAD = LoadPlan.NONE.withRace(LoadPlan.RaceLoad.NONE.withReaders(3));

    private final ExecutorService window = Executors.newSingleThreadExecutor();

    @TempDir
    Path folder;

    private Path runs;
    private Path work;
    private ComparisonModel model;

    @BeforeEach
    void make() throws Exception {
        runs = folder.resolve("runs");
        work = Files.createDirectory(folder.resolve("work"));
        model = on(() -> ComparisonModels.in(runs, work, window::execute));
        choose(List.of("heap", "sendfile"), false);
    }

    @AfterEach
    void end() throws Exception {
        model.close();
        window.shutdown();
        assertThat(window.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void start_tinyRace_isShownAndKept_andLoadIsBackAsItWas() throws Exception {
        LoadPlan meanwhile = on(() -> {
            begin();
            return model.lab().planProperty().get();
        });
        assertThat(meanwhile.race().readers()).as("while it runs").isZero();
        await(() -> !model.isRunning());

        RaceResult race = shown().orElseThrow().race();
        assertThat(race.settings().paths()).containsExactly("heap", "sendfile");
        assertThat(race.settings().rounds()).isEqualTo(ComparisonSettings.QUICK_ROUNDS);
        assertThat(plan()).isEqualTo(LOAD);
        assertThat(new RunsFolder(runs).list().runs()).containsExactly(race);
        assertThat(files(work)).isEmpty();
        assertThat(notices()).isEmpty();
    }

    @Test
    void cancel_inTheMiddle_leavesNothingAndShowsNothing() throws Exception {
        choose(List.of("heap", "sendfile", "direct"), true);
        start();
        await(() -> model.pathProperty().get().equals("sendfile"));
        List<ProcessHandle> processes = children();
        assertThat(processes).isNotEmpty();
        on(() -> {
            model.cancel();
            return true;
        });
        await(() -> !model.isRunning());

        assertThat(shown()).isEmpty();
        assertGone(processes);
        assertThat(plan()).isEqualTo(LOAD);
        assertThat(notices()).isEmpty();
    }

    @Test
    void close_whileItRuns_waitsUntilNothingIsLeft() throws Exception {
        choose(List.of("heap", "sendfile", "direct"), true);
        start();
        await(() -> !model.pathProperty().get().isEmpty());
        List<ProcessHandle> processes = children();
        model.close();
        assertThat(processes).isNotEmpty();
        assertGone(processes);
    }

    @Test
    void start_loadStartedMeanwhile_runIsNotKept_andLoadStays() throws Exception {
        choose(List.of("sendfile"), false);
        LoadPlan other = LOAD.withRace(LOAD.race().withReaders(1));
        on(() -> {
            begin();
            model.lab().usePlan(other);
            return true;
        });
        await(() -> !model.isRunning());
        assertThat(shown().orElseThrow().disturbed()).isTrue();
        assertThat(plan()).isEqualTo(other);
        assertThat(new RunsFolder(runs).list().runs()).isEmpty();
        assertThat(notices()).singleElement().asString().contains("load was started while it ran");
    }

    @Test
    void start_folderOfRunsIsAFile_runIsShownAllTheSame() throws Exception {
        choose(List.of("sendfile"), false);
        Files.writeString(runs, "in the way");
        start();
        await(() -> !model.isRunning());
        assertThat(shown()).isPresent();
        assertThat(notices()).singleElement().asString().contains("was not kept: " + runs, "Save it as a file");
    }

    @Test
    void load_brokenFile_isNamedAndSkipped() throws Exception {
        RaceResult race = SampleRaces.full();
        new RunsFolder(runs).save(race);
        Files.writeString(runs.resolve("race-2027.json"), "{ \"startedAt\": ");
        Files.writeString(runs.resolve("notes.txt"), "not ours");
        load();
        assertThat(shown()).contains(new RunsEntry(race, false));
        assertThat(notices()).singleElement().asString().contains("race-2027.json", "no JSON", runs.toString());
    }

    @Test
    void load_noFolderYet_isNoProblem() throws Exception {
        load();
        assertThat(shown()).isEmpty();
        assertThat(notices()).isEmpty();
    }

    @Test
    void export_folderMissing_saysWhatToDo() throws Exception {
        ComparisonExport export = new ComparisonExport(model.lab());
        export.csv(SampleRaces.full(), folder.resolve("none/race.csv")).get(30, TimeUnit.SECONDS);
        assertThat(notices()).singleElement().asString().contains("race.csv was not saved", "Choose another folder");
    }

    @Test
    void export_csvAndReport_areNamed() throws Exception {
        ComparisonExport export = new ComparisonExport(model.lab());
        Path csv = folder.resolve("race.csv");
        Path html = folder.resolve("race.html");
        export.csv(SampleRaces.full(), csv).get(30, TimeUnit.SECONDS);
        export.html(SampleRaces.full(), html).get(60, TimeUnit.SECONDS);
        assertThat(Files.readString(csv)).startsWith("order,round,path");
        assertThat(Files.readString(html)).contains("<svg");
        assertThat(notices()).anyMatch(text -> text.endsWith("race.csv")).anyMatch(text -> text.endsWith("race.html"));
    }

    private void choose(List<String> paths, boolean thorough) throws Exception {
        on(() -> {
            model.settingsProperty().set(new ComparisonSettings(paths, thorough, ReadMode.DISCARD, false, 8));
            return true;
        });
    }

    private void start() throws Exception {
        on(() -> {
            begin();
            return true;
        });
    }

    /// On the window's thread; who looks at it in the same turn does so while it runs.
    private void begin() {
        model.lab().usePlan(LOAD);
        model.start();
    }

    private void load() throws Exception {
        on(() -> model.runs().load()).get(30, TimeUnit.SECONDS);
    }

    private LoadPlan plan() throws Exception {
        return on(() -> model.lab().planProperty().get());
    }

    private Optional<RunsEntry> shown() throws Exception {
        return on(() -> model.runs().shownProperty().get());
    }

    private List<String> notices() throws Exception {
        return on(() ->
                model.lab().notices().all().stream().map(Notices.Notice::text).toList());
    }

    private <T> T on(Callable<T> work) throws Exception {
        return window.submit(work).get(30, TimeUnit.SECONDS);
    }

    private void await(Callable<Boolean> condition) {
        Awaiting.await("it comes about", LIMIT_S, () -> "nothing of it", () -> {
            try {
                return on(condition);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });
    }

    /// The race and its broker, and whatever else this JVM has below it.
    private static List<ProcessHandle> children() {
        return ProcessHandle.current().descendants().toList();
    }

    private void assertGone(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(60, TimeUnit.SECONDS);
        }
        assertThat(files(work)).isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
