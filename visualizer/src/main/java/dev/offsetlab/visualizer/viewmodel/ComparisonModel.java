package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.child.DataFolders;
import dev.offsetlab.visualizer.child.RaceProcess;
import dev.offsetlab.visualizer.child.RaceStep;
import dev.offsetlab.visualizer.load.LoadPlan;
import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.report.RaceJson;
import dev.offsetlab.visualizer.report.RaceResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener.Change;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The paired comparison: asked for here, run in a JVM of its own, kept among past runs.
///
/// While it runs the window's own load rests, for broker, readers and window share the cores; afterwards there is as
/// much of it as before, unless somebody chose otherwise meanwhile.
public final class ComparisonModel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ComparisonModel.class);
    private static final long END_MS = 15_000;

    private final LabModel lab;
    private final RunsModel runs;
    private final @Nullable Path workFolder;
    private final ObjectProperty<ComparisonSettings> settings;
    private final ReadOnlyObjectWrapper<Optional<Job<?>>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper path = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper("");
    private Optional<PausedLoad> paused = Optional.empty();
    private volatile boolean disturbed;
    private volatile CountDownLatch ended = new CountDownLatch(0);

    /// What a job leaves.
    ///
    /// @param notKept why it was not, and what to do; empty where it was kept
    private record Ended(RunsEntry run, Optional<String> notKept) {}

    private record PausedLoad(LoadPlan before, LoadPlan during) {}

    public ComparisonModel(LabModel lab) {
        this(lab, new RunsFolder(DataFolders.runs()), null);
    }

    /// @param workFolder where a run's files lie while it runs, the system's folder for temporary files where none is
    ///                   named
    ComparisonModel(LabModel lab, RunsFolder folder, @Nullable Path workFolder) {
        this.lab = lab;
        this.runs = new RunsModel(lab, folder);
        this.workFolder = workFolder;
        this.settings = new SimpleObjectProperty<>(ComparisonSettings.first(lab.paths()));
        lab.paths()
                .addListener((Change<? extends PathChoice> change) ->
                        settings.set(settings.get().among(lab.paths())));
        lab.planProperty().addListener((property, before, now) -> disturbed |= isRunning() && !isIdle(now));
    }

    private static boolean isIdle(LoadPlan plan) {
        return plan.race().readers() == 0 && plan.live().recordsPerSecond() == 0;
    }

    public LabModel lab() {
        return lab;
    }

    public RunsModel runs() {
        return runs;
    }

    public ObjectProperty<ComparisonSettings> settingsProperty() {
        return settings;
    }

    /// The run that is under way; empty where none is.
    public ReadOnlyObjectProperty<Optional<Job<?>>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// The data path on the track, empty between two.
    public ReadOnlyStringProperty pathProperty() {
        return path.getReadOnlyProperty();
    }

    /// As in "about 20 s left", empty while nobody can tell.
    public ReadOnlyStringProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    public boolean isRunning() {
        return job.get().isPresent();
    }

    /// Starts a run, unless one is under way or there is nothing to race.
    public void start() {
        ComparisonSettings wanted = settings.get();
        if (isRunning() || !wanted.runnable()) {
            return;
        }
        pauseLoad();
        disturbed = false;
        CountDownLatch end = new CountDownLatch(1);
        ended = end;
        path.set("");
        left.set("");
        job.set(Optional.of(Job.start(
                "comparison",
                lab.window(),
                progress -> {
                    try {
                        return run(wanted, progress);
                    } finally {
                        end.countDown();
                    }
                },
                this::done,
                this::failed,
                this::over)));
    }

    /// Ends the run under way, and its processes.
    public void cancel() {
        job.get().ifPresent(Job::cancel);
    }

    private Ended run(ComparisonSettings wanted, Job.Progress progress) throws Exception {
        progress.at(0, "starting");
        RaceResult race;
        try (RaceProcess process = RaceProcess.start(wanted.arguments(), workFolder)) {
            progress.onCancel(process::cancel);
            long startedNs = System.nanoTime();
            Path json = process.await(step -> tell(step, progress, System.nanoTime() - startedNs));
            progress.checkCancelled();
            race = RaceJson.read(json);
        }
        return new Ended(new RunsEntry(race, disturbed), keep(race));
    }

    private Optional<String> keep(RaceResult race) {
        if (disturbed) {
            return Optional.of("load was started while it ran and took CPU from it. Run the comparison again");
        }
        try {
            runs.folder().save(race);
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(FileTrouble.text(failure) + ". Save it as a file, or make that folder writable");
        }
    }

    private void tell(RaceStep step, Job.Progress progress, long elapsedNs) {
        progress.at(step.share(), step.stage());
        lab.window().execute(() -> {
            path.set(step.path());
            left.set(step.path().isEmpty() ? "" : left(elapsedNs * (1 - step.share()) / step.share()));
        });
    }

    private static String left(double nanos) {
        long seconds = Math.round(nanos / 1e9);
        return seconds > 5 ? "about " + Math.ceilDiv(seconds, 5) * 5 + " s left" : "a few seconds left";
    }

    private void done(Ended ended) {
        over();
        runs.add(ended.run());
        ended.notKept().ifPresent(why -> lab.notices().problem("The run is shown but was not kept: " + why));
    }

    private void failed(Throwable failure) {
        over();
        lab.notices().failed("The comparison", failure);
    }

    private void over() {
        job.set(Optional.empty());
        paused.filter(load -> lab.planProperty().get().equals(load.during()))
                .ifPresent(load -> lab.usePlan(load.before()));
        paused = Optional.empty();
    }

    private void pauseLoad() {
        LoadPlan before = lab.planProperty().get();
        LiveLoad live = before.live();
        LoadPlan during = before.withRace(before.race().withReaders(0))
                .withLive(new LiveLoad(0, live.recordBytes(), live.members()));
        paused = before.equals(during) ? Optional.empty() : Optional.of(new PausedLoad(before, during));
        paused.ifPresent(load -> lab.usePlan(load.during()));
    }

    /// The window closes: ends a run under way and waits until nothing of it is left. On a thread that may wait.
    @Override
    public void close() {
        cancel();
        try {
            if (!ended.await(END_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the comparison did not end in {} ms", END_MS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
