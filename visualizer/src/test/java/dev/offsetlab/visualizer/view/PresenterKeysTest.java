package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.viewmodel.ConsumersSamples;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.Presentation;
import dev.offsetlab.visualizer.viewmodel.Settings;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// Presenter mode by keys alone, as from a lectern.
class PresenterKeysTest {
    private final FxRobot robot = new FxRobot();
    private final List<String> asked = new ArrayList<>();
    private final Presentation presentation = new Presentation(new Asked());
    private final LabModel model = ConsumersSamples.withEngine();
    private Shell shell;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Screens.start();
        shell = Screens.onWindow(() -> new Shell(model));
        stage = Screens.onWindow(this::show);
    }

    private Stage show() {
        RacePage page = new RacePage(model);
        shell.add(page);
        shell.show(page);
        WindowControls controls = new WindowControls(shell, model, new Settings(Settings.Stored.FIRST), presentation);
        Stage shown = new Stage();
        Scene scene = new Scene(shell.root(), 1280, 800);
        controls.listenTo(scene);
        controls.fillScreenOf(shown);
        shown.setScene(scene);
        shown.setX(0);
        shown.setY(0);
        shown.show();
        return shown;
    }

    @AfterEach
    void close() throws Exception {
        Screens.onWindow(() -> {
            stage.close();
            return stage;
        });
    }

    @Test
    void arrows_inPresenterMode_stepThroughTheDemonstration() throws Exception {
        robot.push(KeyCode.RIGHT);
        assertThat(presentation.onProperty().get()).isFalse();
        robot.push(KeyCode.P);
        Screens.await("presenter mode is on", () -> presentation.onProperty().get());

        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.RIGHT);
        Screens.await("the second step", () -> presentation.indexProperty().get() == 1);
        assertThat(asked).isNotEmpty();
        assertThat(bar()).contains("2 of " + presentation.count());
        robot.push(KeyCode.LEFT);
        Screens.await("back at the first", () -> presentation.indexProperty().get() == 0);
    }

    /// Who presents has clicked somewhere before: the arrows are the demonstration's all the same.
    @Test
    void arrows_focusOnASlider_stepAndLeaveTheSlider() throws Exception {
        Slider consumers = (Slider) Screens.onWindow(() -> shell.root().lookup("#race-consumers"));
        double before = consumers.getValue();
        robot.push(KeyCode.P);
        Screens.await("presenter mode is on", () -> presentation.onProperty().get());
        Screens.onWindow(() -> {
            consumers.requestFocus();
            return consumers;
        });

        robot.push(KeyCode.RIGHT);
        Screens.await("the first step", () -> presentation.indexProperty().get() == 0);
        assertThat(consumers.getValue()).isEqualTo(before);

        robot.push(KeyCode.P);
        Screens.await("presenter mode is off", () -> !presentation.onProperty().get());
        Screens.onWindow(() -> {
            consumers.requestFocus();
            return consumers;
        });
        robot.push(KeyCode.RIGHT);
        Screens.await("the slider has its arrows again", () -> consumers.getValue() > before);
    }

    @Test
    void wholeScreen_takenByF11_isGivenBackByF11AndEscape() throws Exception {
        robot.push(KeyCode.F11);
        Screens.await("the whole screen", stage::isFullScreen);
        robot.push(KeyCode.F11);
        Screens.await("a window again", () -> !stage.isFullScreen());
        robot.push(KeyCode.F11);
        Screens.await("the whole screen again", stage::isFullScreen);
        robot.push(KeyCode.ESCAPE);
        Screens.await("left by Escape", () -> !stage.isFullScreen());
    }

    /// Who has just typed an offset wants the drawer away, not another click first.
    @Test
    void escape_inAFieldOfOneLine_closesTheDrawer() throws Exception {
        TextField field = new TextField("4711");
        Screens.onWindow(() -> {
            shell.drawer().show("Detail", field);
            return field;
        });
        Screens.await("the field is in the drawer and has the focus", () -> {
            field.requestFocus();
            return field.isFocused();
        });
        robot.push(KeyCode.P);
        robot.push(KeyCode.ESCAPE);
        Screens.await(
                "the drawer is closed", () -> !shell.drawer().openProperty().get());
        assertThat(presentation.onProperty().get()).as("P was text").isFalse();
    }

    private String bar() throws Exception {
        return Screens.onWindow(() -> shell.root().lookupAll(".presenter-bar .label").stream()
                .map(node -> ((Labeled) node).getText())
                .reduce("", (all, text) -> all + "\n" + text));
    }

    private final class Asked implements Presentation.Stage {
        @Override
        public void page(String title) {
            asked.add(title);
        }

        @Override
        public void path(String name) {
            asked.add(name);
        }

        @Override
        public void readers(int count) {
            asked.add(count + " readers");
        }

        @Override
        public void cold(boolean cold) {
            asked.add("cold " + cold);
        }

        @Override
        public void compare() {
            asked.add("compare");
        }
    }
}
