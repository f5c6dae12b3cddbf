package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.feed.Feed;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.search.SearchDrawer;
import dev.offsetlab.visualizer.viewmodel.LogBench;
import dev.offsetlab.visualizer.viewmodel.LogModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The log's page under mouse and keys, over a broker that really runs.
class LogInputTest {
    private static final int WIDTH = 1280;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private LogBench bench;
    private Feed feed;
    private LogModel log;
    private Shell shell;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Screens.start();
        bench = new LogBench(folder, Optional.of(Platform::runLater));
        Screens.await("the broker runs", () -> bench.engine().sample().broker().isRunning());
        bench.fill(8, 20, 300);
        log = Screens.onWindow(() -> new LogModel(bench.lab));
        shell = Screens.onWindow(() -> new Shell(bench.lab));
        stage = Screens.onWindow(this::show);
        feed = new Feed(bench.engine(), Platform::runLater, bench.lab::accept);
        feed.start(Duration.ofMillis(50));
        Screens.await("there is a log", () -> log.axis().isPresent());
        Screens.drawn(); // what is clicked has its place
    }

    private Stage show() {
        SearchDrawer search = new SearchDrawer(shell.drawer(), bench.lab, new SimpleBooleanProperty(false));
        LogPage page = new LogPage(log, search::inspect);
        shell.add(page);
        shell.show(page);
        shell.use(LabTheme.LIGHT);
        Themes.useForControls(LabTheme.LIGHT);
        Stage shown = new Stage();
        shown.setScene(new Scene(shell.root(), WIDTH, 800));
        shown.setX(0);
        shown.setY(0);
        shown.show();
        return shown;
    }

    @AfterEach
    void close() throws Exception {
        feed.close();
        Screens.onWindow(() -> {
            stage.close();
            return stage;
        });
        bench.close();
    }

    /// A point of the drawing, by its share of the width.
    private Point2D at(double share) throws Exception {
        return Screens.onWindow(() -> {
            var strip = shell.root().lookup("#log-strip");
            Bounds screen = strip.localToScreen(strip.getLayoutBounds());
            return new Point2D(screen.getMinX() + share * screen.getWidth(), screen.getCenterY());
        });
    }

    private double span() throws Exception {
        return Screens.onWindow(() -> log.viewport().span());
    }

    private double start() throws Exception {
        return Screens.onWindow(() -> log.viewport().start());
    }

    @Test
    void wheel_overTheDrawing_zoomsWhereTheMouseIs() throws Exception {
        double whole = span();
        robot.moveTo(at(0.75));
        double under =
                Screens.onWindow(() -> log.viewport().coordinate(log.viewport().width() * 0.75));

        robot.scroll(3, VerticalDirection.UP);
        Screens.await("it is zoomed in", () -> log.viewport().span() < whole * 0.9);
        assertThat(start()).isLessThan(under);
        assertThat(start() + span()).isGreaterThan(under);

        robot.scroll(30, VerticalDirection.DOWN);
        Screens.await("all is seen again", () -> log.viewport().isWhole());
    }

    @Test
    void drag_zoomedIn_movesTheLogAndChoosesNothing() throws Exception {
        Screens.onWindow(() -> {
            log.move(view -> view.zoom(4, 0));
            return log;
        });
        double before = start();

        robot.drag(at(0.8), MouseButton.PRIMARY).dropTo(at(0.3));

        Screens.await("it moved to newer records", () -> log.viewport().start() > before);
        assertThat(Screens.onWindow(() -> log.selection().pointed())).isEmpty();
        assertThat(Screens.onWindow(() -> shell.drawer().openProperty().get())).isFalse();
    }

    @Test
    void click_onTheLog_playsTheSearchInTheDrawer() throws Exception {
        robot.clickOn(at(0.5));

        Screens.await(
                "the search is there",
                () -> sentence().contains("sent to the reader") || sentence().contains("bytes of"));
        Screens.drawn();
        Bounds drawer = Screens.onWindow(() -> {
            var pane = shell.drawer().pane();
            return pane.localToScene(pane.getLayoutBounds());
        });
        assertThat(drawer.getMaxX()).isEqualTo(WIDTH);
        assertThat(drawer.getWidth()).isEqualTo(420);
    }

    private String sentence() {
        return shell.root().lookup("#search-sentence") instanceof Labeled label ? label.getText() : "";
    }

    @Test
    void offset_typedBehindTheEnd_showsTheEndAndSaysSo() throws Exception {
        robot.clickOn("#log-offset").write("99,999").push(KeyCode.ENTER);

        Screens.await(
                "it says where it is",
                () -> ((Labeled) shell.root().lookup("#log-remark"))
                        .getText()
                        .equals("Offset 99,999 is not written yet: the next record gets 1,600, which is shown."));
        assertThat(Screens.onWindow(() -> log.selection().pointed())).hasValue(1_600);

        Screens.drawn(); // the remark has moved what is below it
        robot.clickOn("#log-offset")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("1523")
                .push(KeyCode.ENTER);
        Screens.await(
                "it is found",
                () -> log.selection().pointed().orElse(0) == 1_523
                        && log.selection().remark().isEmpty());
    }
}
