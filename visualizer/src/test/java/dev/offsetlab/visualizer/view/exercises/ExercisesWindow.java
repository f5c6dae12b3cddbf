package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.lessons.progress.ProgressFile;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.feed.Feed;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Screens;
import dev.offsetlab.visualizer.view.Screens.Looked;
import dev.offsetlab.visualizer.view.Shell;
import dev.offsetlab.visualizer.viewmodel.ExerciseCopy;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.Notices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// A window with the Exercises page over a broker of its own, for tests that do what a student does.
final class ExercisesWindow {
    private final EmbeddedLab lab;
    private final Feed feed;
    private final LabModel model;
    private final ExercisesModel exercises;
    private final Shell shell;
    private final Stage stage;
    private final List<String> links = new ArrayList<>();

    ExercisesWindow(Path folder, ExerciseCopy copy) throws Exception {
        Screens.start();
        lab = new EmbeddedLab(new BrokerConfig("127.0.0.1", 0, folder.resolve("data"), Map.of(), false));
        model = new LabModel(Platform::runLater, Optional.of(lab), new Notices());
        ProgressFile progress = new ProgressFile(folder.resolve("progress.json"), System.err::println);
        exercises = Screens.onWindow(() -> new ExercisesModel(model, copy::shelf, progress));
        feed = new Feed(lab, Platform::runLater, model::accept);
        lab.start();
        feed.start(Duration.ofMillis(100));
        Screens.await("a broker", () -> model.brokerProperty().get().isRunning());
        shell = Screens.onWindow(() -> new Shell(model));
        stage = Screens.onWindow(this::open);
        Screens.await("an exercise", () -> exercises.openProperty().get().isPresent());
    }

    private Stage open() {
        shell.add(new ExercisesPage(model, exercises, links::add));
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

    EmbeddedLab lab() {
        return lab;
    }

    Shell shell() {
        return shell;
    }

    ExercisesModel exercises() {
        return exercises;
    }

    /// What every page says on top. On the window's thread.
    List<String> notices() {
        return model.notices().all().stream().map(Notices.Notice::text).toList();
    }

    List<String> links() {
        return links;
    }

    /// The open exercise. On the window's thread.
    ExerciseModel now() {
        return exercises.openProperty().get().orElseThrow();
    }

    /// The node with this id. On the window's thread.
    <N extends Node> N node(Class<N> kind, String id) {
        return kind.cast(Objects.requireNonNull(shell.root().lookup("#" + id), () -> "no node " + id));
    }

    boolean isThere(String id) {
        Node node = shell.root().lookup("#" + id);
        return node != null && node.isVisible() && node.getScene() != null;
    }

    void on(Runnable work) throws Exception {
        var _ = Screens.onWindow(() -> {
            work.run();
            return true;
        });
    }

    <T> T get(Callable<T> work) throws Exception {
        return Screens.onWindow(work);
    }

    /// Presses a key where the focus is, as a keyboard does.
    void press(KeyCode code) throws Exception {
        on(() -> Event.fireEvent(
                Objects.requireNonNull(stage.getScene().getFocusOwner(), "nothing has the focus"),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
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
        exercises.close();
        feed.close();
        lab.close();
    }
}
