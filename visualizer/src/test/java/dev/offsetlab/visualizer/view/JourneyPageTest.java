package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.load.Awaiting;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Screens.Looked;
import dev.offsetlab.visualizer.viewmodel.JourneyModel;
import dev.offsetlab.visualizer.viewmodel.JourneySamples;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.Notices;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JourneyPageTest {
    @TempDir
    Path folder;

    private final SimpleBooleanProperty motion = new SimpleBooleanProperty(true);
    private EmbeddedLab lab;
    private Shell shell;
    private JourneySamples samples;

    @BeforeEach
    void open() throws Exception {
        lab = new EmbeddedLab(new BrokerConfig("127.0.0.1", 0, folder, Map.of(), false));
        LabModel model = new LabModel(Runnable::run, Optional.of(lab), new Notices());
        samples = new JourneySamples("sendfile", model::accept);
        shell = onWindow(() -> shell(model));
        onWindow(() -> samples.run(15, 312_000_000, 160, 0).use("heap").run(15, 96_000_000, 23_600, 288_000_000));
    }

    private Shell shell(LabModel model) {
        Shell opened = new Shell(model);
        JourneyModel journey = new JourneyModel(model, () -> OptionalLong.of(0));
        opened.add(new JourneyPage(journey, opened.drawer(), motion));
        opened.show(opened.pages().getFirst());
        Screens.picture(opened.root(), LabTheme.LIGHT, 1280, 800);
        return opened;
    }

    @AfterEach
    void close() throws Exception {
        onWindow(() -> {
            shell.pages().getFirst().hidden();
            return null;
        });
        lab.close();
    }

    @ParameterizedTest
    @CsvSource({"light,1000,700", "dark,1280,800", "light,1920,1080"})
    void page_anySize_showsBothLanes(String themeName, int width, int height) throws Exception {
        LabTheme theme = LabTheme.named(themeName);
        Looked seen = onWindow(() -> {
            shell.use(theme);
            BufferedImage picture = Screens.picture(shell.root(), theme, width, height);
            return new Looked(
                    picture, ScreenCheck.problems((Parent) shell.root().lookup(".journey"), picture));
        });
        Screens.save(seen.picture(), "journey", theme);

        assertThat(text("#journey-in-force")).isEqualTo("heap");
        assertThat(otherPath().getValue()).isEqualTo("sendfile");
        assertThat(seen.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"splice,mmap", "auto,direct", "mine,splice"})
    void page_otherPaths_isDrawn(String path, String other) throws Exception {
        BufferedImage picture = onWindow(() -> {
            samples.use(other).run(15, 200_000_000, 400, 0);
            samples.use(path).run(15, 400_000_000, 800, 100_000_000);
            otherPath().setValue(other);
            shell.use(LabTheme.DARK);
            shell.root().getStyleClass().add("presenter");
            motion.set(!path.equals("mine"));
            button("#journey-stage-cache").requestFocus();
            return Screens.picture(
                    shell.root(), LabTheme.DARK, path.equals("mine") ? 1280 : 1920, path.equals("mine") ? 800 : 1080);
        });
        Screens.save(picture, "journey-" + path, LabTheme.DARK);
    }

    @Test
    void stage_pressed_opensItsSource() throws Exception {
        String shown = onWindow(() -> {
            Screens.picture(shell.root(), LabTheme.LIGHT, 1280, 800);
            button("#journey-stage-heap").fire();
            BufferedImage picture = Screens.picture(shell.root(), LabTheme.LIGHT, 1280, 800);
            Screens.save(picture, "journey-source", LabTheme.LIGHT);
            return shell.drawer().pane().lookupAll(".journey-focus").toString();
        });

        assertThat(onWindow(() -> shell.drawer().openProperty().get())).isTrue();
        assertThat(shown).contains("TextFlow");
    }

    @Test
    void switch_pressed_putsTheOtherPathInForceAndTheLanesChangePlaces() throws Exception {
        lab.start();
        Awaiting.await("a broker", lab::sample, () -> lab.sample().broker().isRunning());

        onWindow(() -> {
            samples.use("heap").run(1, 0, 0, 0);
            button("#journey-switch").fire();
            return null;
        });
        Awaiting.await(
                "the switch",
                lab::sample,
                () -> lab.sample().engine().orElseThrow().path().equals("sendfile"));
        onWindow(() -> samples.use(lab.sample().engine().orElseThrow().path()).run(1, 0, 0, 0));

        assertThat(text("#journey-in-force")).isEqualTo("sendfile");
        assertThat(otherPath().getValue()).isEqualTo("heap");
    }

    private String text(String id) throws Exception {
        return onWindow(() -> ((Label) shell.root().lookup(id)).getText());
    }

    private Button button(String id) {
        return (Button) shell.root().lookup(id);
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> otherPath() {
        return (ComboBox<String>) shell.root().lookup("#journey-other");
    }

    private static <T> T onWindow(Callable<T> work) throws Exception {
        return Screens.onWindow(work);
    }
}
