package dev.offsetlab.visualizer.app;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.lessons.catalog.Lessons;
import dev.offsetlab.lessons.grade.ExerciseShelf;
import dev.offsetlab.lessons.progress.ProgressFile;
import dev.offsetlab.visualizer.child.AtExit;
import dev.offsetlab.visualizer.child.RunFolder;
import dev.offsetlab.visualizer.feed.ClusterAddress;
import dev.offsetlab.visualizer.feed.ClusterSource;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.feed.Feed;
import dev.offsetlab.visualizer.feed.LabSource;
import dev.offsetlab.visualizer.view.Page;
import dev.offsetlab.visualizer.view.RacePage;
import dev.offsetlab.visualizer.view.Shell;
import dev.offsetlab.visualizer.view.WindowControls;
import dev.offsetlab.visualizer.viewmodel.ComparisonModel;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel.ExerciseSource;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import dev.offsetlab.visualizer.viewmodel.Notices;
import dev.offsetlab.visualizer.viewmodel.Presentation;
import dev.offsetlab.visualizer.viewmodel.Settings;
import dev.offsetlab.visualizer.viewmodel.WindowThread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A whole lab behind one window: made on the window's thread, closed on another.
final class Lab implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lab.class);
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final LabModel model;
    private final Settings settings;
    private final Shell shell;
    private final LessonsModel lessons;
    private final ExercisesModel exercises;
    private final Presentation presentation;
    private final WindowControls controls;

    /// @param progress where the student's progress in the lessons is kept
    /// @throws IOException where no folder for the log can be made
    Lab(WindowOptions options, Settings settings, Path progress, WindowThread window) throws IOException {
        this(options, settings, progress, ExerciseShelf::open, window);
    }

    /// @param from where the exercises and their files come from
    Lab(WindowOptions options, Settings settings, Path progress, ExerciseSource from, WindowThread window)
            throws IOException {
        this.settings = settings;
        Optional<ClusterSource> cluster = options.bootstrap().map(text -> opening(cluster(text)));
        Optional<EmbeddedLab> engine = cluster.isPresent() ? Optional.empty() : Optional.of(engine(options));
        model = new LabModel(window, engine, new Notices());
        shell = new Shell(model);
        ComparisonModel comparison = opening(new ComparisonModel(model));
        lessons = opening(new LessonsModel(model, Lessons::all, keptIn(progress)));
        exercises = opening(new ExercisesModel(model, from, keptIn(progress)));
        RacePage race = Pages.addAll(shell, model, settings, comparison, lessons, exercises);
        var _ = comparison.runs().load();
        presentation = new Presentation(new LabStage(shell, model, race, comparison));
        controls = new WindowControls(shell, model, settings, presentation);
        options.exercise().ifPresent(exercises::open);
        showPage(options.exercise()
                .map(number -> "exercises")
                .orElse(settings.pageProperty().get()));
        LabSource source = cluster.isPresent() ? cluster.get() : engine.orElseThrow();
        Feed feed = opening(new Feed(source, window, model::accept));
        engine.ifPresent(EmbeddedLab::start);
        cluster.ifPresent(ClusterSource::start);
        feed.start(PERIOD);
    }

    private ProgressFile keptIn(Path progress) {
        return new ProgressFile(
                progress, notice -> model.window().execute(() -> model.notices().problem(notice)));
    }

    private static ClusterSource cluster(String bootstrap) {
        return new ClusterSource(ClusterAddress.parse(bootstrap));
    }

    private EmbeddedLab engine(WindowOptions options) throws IOException {
        EmbeddedLab engine = opening(new EmbeddedLab(brokerConfig(options), options.served()));
        if (options.data().isPresent()) {
            opening(AtExit.run("stop", engine::close)); // a log that stays is marked clean, also after Ctrl-C
        }
        return engine;
    }

    private BrokerConfig brokerConfig(WindowOptions options) throws IOException {
        Path data = options.data().isPresent()
                ? options.data().get()
                : opening(RunFolder.create(null)).path();
        return BrokerConfig.local(data, options.port());
    }

    private <T extends AutoCloseable> T opening(T part) {
        opened.addFirst(part);
        return part;
    }

    /// @param title in any case; the first page where none is called so
    private void showPage(String title) {
        List<Page> pages = shell.pages();
        shell.show(pages.stream()
                .filter(page -> title.equalsIgnoreCase(page.title()))
                .findFirst()
                .orElse(pages.getFirst()));
    }

    Shell shell() {
        return shell;
    }

    ExercisesModel exercises() {
        return exercises;
    }

    LessonsModel lessons() {
        return lessons;
    }

    Settings settings() {
        return settings;
    }

    Presentation presentation() {
        return presentation;
    }

    WindowControls controls() {
        return controls;
    }

    LabModel model() {
        return model;
    }

    /// Stops all that this lab started: feed, load, broker, folder.
    @Override
    public void close() {
        for (AutoCloseable part : opened) {
            try {
                part.close();
            } catch (Exception failure) {
                LOG.warn("not closed cleanly: {}", failure.getMessage());
            }
        }
        opened.clear();
    }
}
