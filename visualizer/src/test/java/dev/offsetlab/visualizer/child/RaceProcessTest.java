package dev.offsetlab.visualizer.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.visualizer.report.RaceJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceProcessTest {
    private static final List<String> TINY = List.of("--size", "8", "--rounds", "1", "--paths", "heap,sendfile");
    private static final List<String> LONG = List.of("--size", "8", "--rounds", "500", "--paths", "heap,sendfile");

    @TempDir
    Path folder;

    @Test
    void await_tinyRace_tellsEachStepAndLeavesEveryTrial() throws Exception {
        List<RaceStep> steps = new ArrayList<>();
        try (RaceProcess race = RaceProcess.start(TINY, folder)) {
            Path json = race.await(steps::add);
            assertThat(RaceJson.read(json).trials()).hasSize(4);
        }
        assertThat(steps).extracting(RaceStep::share).isSorted();
        assertThat(steps).extracting(RaceStep::stage).contains("filling the log", "warming up", "round 1 of 1");
        assertThat(steps).extracting(RaceStep::path).contains("heap", "sendfile");
        assertThat(left()).isEmpty();
    }

    @Test
    void cancel_inTheMiddle_leavesNoProcessAndNoFolder() throws Exception {
        List<ProcessHandle> started;
        try (RaceProcess race = RaceProcess.start(LONG, folder)) {
            started = endedBy(race, race::cancel);
        }
        assertThat(started).as("demo and broker").hasSize(2);
        assertGone(started);
    }

    @Test
    void window_gone_raceEndsByItself() throws Exception {
        List<ProcessHandle> started;
        try (RaceProcess race = RaceProcess.start(LONG, folder)) {
            started = endedBy(race, race::closeInput);
            assertThat(race.handle().isAlive()).isFalse();
        }
        assertGone(started);
    }

    /// Ends the race by `end` in the middle of its second path; the processes that ran until then.
    private static List<ProcessHandle> endedBy(RaceProcess race, Runnable end) {
        List<ProcessHandle> started = new ArrayList<>();
        assertThatThrownBy(() -> race.await(step -> {
                    if (started.isEmpty() && step.path().equals("sendfile")) {
                        started.add(race.handle());
                        race.handle().descendants().forEach(started::add);
                        end.run();
                    }
                }))
                .isInstanceOf(IOException.class);
        return started;
    }

    @Test
    void await_raceThatCannotStart_givesItsLastWord() throws Exception {
        try (RaceProcess race = RaceProcess.start(List.of("--paths", "teleport"), folder)) {
            assertThatThrownBy(() -> race.await(step -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no data path is called \"teleport\"");
        }
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.52, splice, round 4 of 7", "0.04, '', filling the log", "1, my-path-2, done"})
    void step_line_isReadBack(double share, String path, String stage) {
        RaceStep step = new RaceStep(share, path, stage);
        assertThat(RaceStep.parse(step.line())).contains(step);
        assertThat(RaceStep.parse("  filling the log")).isEmpty();
    }

    private void assertGone(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(60, TimeUnit.SECONDS);
        }
        assertThat(left()).isEmpty();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
