package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.feed.Feed;
import dev.offsetlab.visualizer.load.LoadPlan.RaceLoad;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.Notices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The page in a window, over a broker that really runs: pressed and dragged as a person would.
@ExtendWith(ApplicationExtension.class)
class RacePageTest {
    private static final int LIMIT_S = 60;

    @TempDir
    static Path folder;

    private final EmbeddedLab engine = new EmbeddedLab(new BrokerConfig("127.0.0.1", 0, folder, Map.of(), false));
    private final LabModel model = new LabModel(Platform::runLater, Optional.of(engine), new Notices());
    private final Feed feed = new Feed(engine, Platform::runLater, model::accept);

    @Start
    void open(Stage stage) {
        Shell shell = new Shell(model);
        RacePage page = new RacePage(model);
        shell.add(page);
        shell.show(page);
        shell.use(LabTheme.LIGHT);
        Themes.useForControls(LabTheme.LIGHT);
        stage.setScene(new Scene(shell.root(), 1000, 900));
        stage.show();
        engine.start();
        feed.start(Duration.ofMillis(100));
    }

    @AfterEach
    void close() {
        feed.close();
        engine.close();
    }

    private static void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(LIMIT_S, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException late) {
            throw new AssertionError("not within " + LIMIT_S + " s: " + what, late);
        }
    }

    private RaceLoad race() {
        return model.planProperty().get().race();
    }

    @Test
    void controls_pressedAndMoved_changeTheBrokerAndThePlan(FxRobot robot) throws Exception {
        await("the broker runs", () -> model.brokerProperty().get().isRunning());

        Screens.drawn(); // what is clicked has its place
        robot.clickOn("#race-path-heap");
        await("heap is in force", () -> model.pathProperty().get().equals("heap"));

        Slider consumers = robot.lookup("#race-consumers").queryAs(Slider.class);
        robot.interact(consumers::requestFocus);
        robot.push(KeyCode.RIGHT);
        Button start = robot.lookup("#race-start").queryButton();
        await("the button says how many", () -> start.getText().equals("Start five consumers"));
        assertThat(race().readers()).as("nothing starts by itself").isZero();

        Screens.drawn();
        robot.clickOn(start);
        await("the plan has five readers", () -> race().readers() == 5);
        await("there is no button any more", () -> !start.isVisible());

        robot.interact(consumers::requestFocus);
        robot.push(KeyCode.LEFT).push(KeyCode.LEFT);
        await("the plan follows the slider", () -> race().readers() == 3);

        Screens.drawn();
        robot.clickOn("#race-copy");
        await("consumers copy", () -> race().mode() == ReadMode.COPY);

        Slider buffer = robot.lookup("#race-buffer").queryAs(Slider.class);
        robot.interact(buffer::requestFocus);
        robot.push(KeyCode.RIGHT);
        await(
                "the broker copies through 1 KiB",
                () -> model.sampleProperty().get().engine().orElseThrow().bufferBytes() == 1 << 10);

        Screens.drawn();
        robot.clickOn("#race-load");
        await("the load is off", () -> race().readers() == 0);
    }
}
