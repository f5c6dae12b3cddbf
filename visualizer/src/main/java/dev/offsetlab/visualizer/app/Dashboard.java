package dev.offsetlab.visualizer.app;

import dev.offsetlab.lessons.progress.ProgressFile;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.Settings;
import dev.offsetlab.visualizer.viewmodel.Settings.Place;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The JavaFX side: a stage, a scene, a theme.
public final class Dashboard extends Application {
    private static final double LEAST_WIDTH = 1000;
    private static final double LEAST_HEIGHT = 700;
    /// It warns that it is on the class path, which is where the lab wants it. Held here, or the level is lost.
    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

    private static final AtomicReference<@Nullable WindowOptions> OPTIONS = new AtomicReference<>();

    private final SettingsFile file = SettingsFile.ofUser();
    private @Nullable Lab lab;

    /// Opens the window and returns when it was closed. Once in a JVM.
    public static void open(WindowOptions options) {
        OPTIONS.set(options);
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        Application.launch(Dashboard.class);
    }

    @Override
    public void start(Stage stage) throws Exception {
        WindowOptions options = Objects.requireNonNull(OPTIONS.get(), "opened without options");
        Settings opening = new Settings(file.read());
        options.theme().map(LabTheme::named).ifPresent(opening.themeProperty()::set);
        Lab opened = new Lab(options, opening, ProgressFile.ofUser(_ -> {}).path(), Platform::runLater);
        lab = opened;
        Place place = opening.placeProperty().get();
        Scene scene = new Scene(opened.shell().root(), place.width(), place.height());
        opened.controls().listenTo(scene);
        stage.setTitle("Offset Lab");
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        WindowPlace.restore(stage, place);
        opened.controls().fillScreenOf(stage);
        stage.setOnHiding(event -> remember(stage, opening, opened));
        stage.show();
        new FirstFrame(() -> {}).start();
        if (options.present()) {
            opened.presentation().start();
            stage.setFullScreen(true);
        }
    }

    private void remember(Stage stage, Settings settings, Lab open) {
        settings.placeProperty().set(WindowPlace.of(stage));
        open.shell()
                .current()
                .ifPresent(page -> settings.pageProperty().set(page.title().toLowerCase(Locale.ROOT)));
        file.write(settings.stored());
    }

    @Override
    public void stop() {
        if (lab != null) {
            lab.close();
        }
    }
}
