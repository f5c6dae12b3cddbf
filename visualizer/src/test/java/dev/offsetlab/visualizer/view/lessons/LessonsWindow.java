package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.lessons.catalog.Lessons;
import dev.offsetlab.lessons.progress.ProgressFile;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.feed.Feed;
import dev.offsetlab.visualizer.load.Awaiting;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Screens;
import dev.offsetlab.visualizer.view.Screens.Looked;
import dev.offsetlab.visualizer.view.Shell;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.LessonBlock;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import dev.offsetlab.visualizer.viewmodel.LessonsModel.LessonSource;
import dev.offsetlab.visualizer.viewmodel.Notices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// A window with the Lessons page over a broker of its own, for tests that read a lesson as a student does.
final class LessonsWindow {
    static final Path SAMPLE = Path.of("src", "test", "resources", "sample-lessons");

    private final EmbeddedLab lab;
    private final Feed feed;
    private final LabModel model;
    private final LessonsModel lessons;
    private final Shell shell;
    private final Stage stage;

    /// @param data     of the broker
    /// @param progress of the student
    LessonsWindow(Path data, Path progress) throws Exception {
        this(data, progress, () -> Lessons.allOf(SAMPLE.toAbsolutePath()));
    }

    LessonsWindow(Path data, Path progress, LessonSource source) throws Exception {
        Screens.start();
        lab = new EmbeddedLab(new BrokerConfig("127.0.0.1", 0, data, Map.of(), false));
        model = new LabModel(Platform::runLater, Optional.of(lab), new Notices());
        lessons = Screens.onWindow(
                () -> new LessonsModel(model, source, new ProgressFile(progress, System.err::println)));
        feed = new Feed(lab, Platform::runLater, model::accept);
        lab.start();
        feed.start(Duration.ofMillis(250));
        await("a broker", () -> model.brokerProperty().get().isRunning());
        shell = Screens.onWindow(() -> new Shell(model));
        stage = Screens.onWindow(this::open);
        awaitWhole();
    }

    /// A lesson is open, and all of it is there.
    void awaitWhole() throws Exception {
        await("a lesson", () -> shell.root().lookup(".les-lesson") instanceof LessonView view && view.isWhole());
    }

    private Stage open() {
        shell.add(new LessonsPage(model, lessons, place -> {}));
        shell.use(LabTheme.LIGHT);
        Stage opened = new Stage();
        opened.setScene(new Scene(shell.root(), 1280, 800));
        Screens.dress(shell.root(), LabTheme.LIGHT);
        opened.setX(0);
        opened.setY(0);
        opened.show();
        shell.show(shell.pages().getFirst());
        return opened;
    }

    LessonsModel lessons() {
        return lessons;
    }

    Shell shell() {
        return shell;
    }

    Stage stage() {
        return stage;
    }

    EmbeddedLab lab() {
        return lab;
    }

    /// The block of this kind with this id, of the open lesson.
    <B extends LessonBlock> B block(Class<B> kind, String id) {
        return lessons.openProperty().get().orElseThrow().blocks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(block -> block.block().blockId().filter(id::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /// The node with this id.
    <N extends Node> N node(Class<N> kind, String id) {
        return kind.cast(java.util.Objects.requireNonNull(shell.root().lookup("#" + id), () -> "no node " + id));
    }

    static void await(String what, BooleanSupplier condition) throws Exception {
        Awaiting.await(what, () -> "", () -> {
            try {
                return Screens.onWindow(condition::getAsBoolean);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });
    }

    void on(Runnable work) throws Exception {
        Screens.onWindow(() -> {
            work.run();
            return null;
        });
    }

    <T> T get(Callable<T> work) throws Exception {
        return Screens.onWindow(work);
    }

    /// Presses a key where the focus is, as a keyboard does.
    void press(KeyCode code, boolean control, boolean shift) throws Exception {
        on(() -> {
            Node owner = stage.getScene().getFocusOwner();
            KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
            javafx.event.Event.fireEvent(owner, event);
        });
    }

    /// What is seen when it has this size.
    Looked look(LabTheme theme, int width, int height) throws Exception {
        on(() -> {
            shell.use(theme);
            Screens.dress(shell.root(), theme);
            stage.setWidth(width);
            stage.setHeight(height);
        });
        return Screens.lookAtSize(shell.root(), theme, width, height);
    }

    /// As the lab closes.
    void shut() throws Exception {
        on(stage::hide);
        lessons.close();
        feed.close();
        lab.close();
    }
}
