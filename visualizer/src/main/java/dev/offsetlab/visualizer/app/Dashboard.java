package dev.offsetlab.visualizer.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.offsetlab.visualizer.theme.LabTheme;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The JavaFX side: a stage, a scene, a theme.
public final class Dashboard extends Application {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 1000;
    private static final double LEAST_HEIGHT = 700;
    private static final AtomicReference<@Nullable WindowOptions> OPTIONS = new AtomicReference<>();

    private @Nullable Lab lab;

    /// Opens the window and returns when it was closed. Once in a JVM.
    public static void open(WindowOptions options) {
        OPTIONS.set(options);
        Application.launch(Dashboard.class);
    }

    @Override
    public void start(Stage stage) throws Exception {
        WindowOptions options = Objects.requireNonNull(OPTIONS.get(), "opened without options");
        Lab opened = new Lab(options, Platform::runLater);
        lab = opened;
        LabTheme theme = LabTheme.named(options.theme().orElse("light"));
        Application.setUserAgentStylesheet(
                theme.dark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        opened.shell().use(theme);
        stage.setTitle("Offset Lab");
        stage.setScene(new Scene(opened.shell().root(), WIDTH, HEIGHT));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.show();
    }

    @Override
    public void stop() {
        if (lab != null) {
            lab.close();
        }
    }
}
