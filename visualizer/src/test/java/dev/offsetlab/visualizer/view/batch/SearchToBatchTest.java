package dev.offsetlab.visualizer.view.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.record.BatchField;
import dev.offsetlab.engine.record.BatchField.ByteRange;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Screens;
import dev.offsetlab.visualizer.view.search.SearchView;
import dev.offsetlab.visualizer.viewmodel.BatchModel;
import dev.offsetlab.visualizer.viewmodel.SampleLab;
import dev.offsetlab.visualizer.viewmodel.SearchModel;
import dev.offsetlab.visualizer.viewmodel.SearchModel.Place;
import dev.offsetlab.visualizer.viewmodel.SearchStep.Kind;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A person types an offset, steps through the search, opens the batch, and goes between fields and bytes.
class SearchToBatchTest {
    private static final int SEARCH_WIDTH = 600;
    private static final int BATCH_WIDTH = 1000;
    private static final int HEIGHT = 900;

    /// Of the batch's first record: behind the 61 bytes of the header, its length in two, then one byte.
    private static final int ATTRIBUTES_OF_FIRST_RECORD = 63;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private SampleLab lab;
    private SearchModel search;
    private BatchModel batch;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Screens.start();
        lab = new SampleLab(folder, Platform::runLater);
        lab.fill(200);
        search = new SearchModel(lab.model(), new SimpleBooleanProperty(true));
        search.playWhenFoundProperty().set(false);
        batch = new BatchModel(lab.model());
        stage = Screens.onWindow(this::show);
    }

    private Stage show() {
        SearchView searchView = new SearchView(search, new SimpleStringProperty("splice"));
        searchView.onOpenBatch(batch::open);
        BatchView batchView = new BatchView(batch);
        searchView.setPrefWidth(SEARCH_WIDTH);
        batchView.setPrefWidth(BATCH_WIDTH);
        HBox root = new HBox(searchView, batchView);
        Screens.dress(root, LabTheme.LIGHT);
        Stage shown = new Stage();
        shown.setScene(new Scene(root, SEARCH_WIDTH + BATCH_WIDTH, HEIGHT));
        shown.setX(0);
        shown.setY(0);
        shown.show();
        search.search(new Place(SampleLab.TOPIC, 0, 0));
        return shown;
    }

    @AfterEach
    void close() throws Exception {
        Screens.onWindow(() -> {
            stage.close();
            return stage;
        });
        lab.close();
    }

    @Test
    void searchAndBatch_byKeyboardAndMouse_leadFromAnOffsetToAByte() throws Exception {
        await(() -> search.traceProperty().get().isPresent());
        Screens.drawn(); // what is clicked has its place
        robot.clickOn("#search-offset")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("1,523")
                .push(KeyCode.ENTER);
        await(() -> search.traceProperty().get().orElseThrow().offset() == 1523);
        stepToTheEnd();
        assertThat(Screens.onWindow(
                        () -> robot.lookup("#search-sentence").<Labeled>query().getText()))
                .contains("bytes of");
        robot.push(KeyCode.ENTER);
        await(() -> batch.openedProperty().get().isPresent());
        selectInTheTree();
        selectInTheBytes();
    }

    private void stepToTheEnd() throws Exception {
        int steps = Screens.onWindow(() -> search.countProperty().get());
        for (int i = 1; i < steps; i++) {
            robot.push(KeyCode.RIGHT);
        }
        await(() -> search.stepProperty()
                .get()
                .filter(step -> step.kind() == Kind.RANGE)
                .isPresent());
        robot.push(KeyCode.LEFT);
        await(() -> search.indexProperty().get() == steps - 2);
        robot.push(KeyCode.SPACE);
        await(() -> search.playingProperty().get() || search.indexProperty().get() == steps - 1);
        await(() -> search.indexProperty().get() == steps - 1);
    }

    private void selectInTheTree() throws Exception {
        Node crc = await("CRC-32C");
        robot.clickOn(crc);
        await(() -> batch.highlightedProperty()
                .get()
                .filter(new ByteRange(17, 21)::equals)
                .isPresent());
    }

    private void selectInTheBytes() throws Exception {
        HexView hex = robot.lookup("#batch-hex").query();
        Point2D at = Screens.onWindow(() -> {
            double[] box = hex.boxOf(ATTRIBUTES_OF_FIRST_RECORD);
            Bounds screen = hex.localToScreen(hex.getLayoutBounds());
            return new Point2D(screen.getMinX() + box[0] + box[2] / 2, screen.getMinY() + box[1] + box[3] / 2);
        });
        robot.clickOn(at);
        TreeView<BatchField> tree = robot.lookup("#batch-tree").query();
        await(() -> {
            TreeItem<BatchField> item = tree.getSelectionModel().getSelectedItem();
            return item != null
                    && item.getValue()
                            .range()
                            .filter(new ByteRange(63, 64)::equals)
                            .isPresent();
        });
        assertThat(batch.selectedProperty().get().orElseThrow().name()).isEqualTo("attributes");
    }

    private Node await(String text) throws Exception {
        await(() -> robot.lookup(text).tryQuery().isPresent());
        Screens.drawn();
        return Screens.onWindow(() -> robot.lookup(text).query());
    }

    private static void await(Callable<Boolean> so) {
        Screens.await("the window follows", so);
    }
}
