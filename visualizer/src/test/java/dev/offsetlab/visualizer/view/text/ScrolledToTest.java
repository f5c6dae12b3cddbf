package dev.offsetlab.visualizer.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.view.Screens;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ten blocks of 100 pixels, of which a window shows two.
class ScrolledToTest {
    private static final int WANTED = 6;

    private final VBox blocks = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private Stage stage;

    /// Controls cannot be made before.
    @BeforeAll
    static void start() throws Exception {
        Screens.start();
    }

    /// The node is asked for before its window was ever laid out.
    @BeforeEach
    void open() throws Exception {
        stage = Screens.onWindow(() -> {
            for (int i = 0; i < 10; i++) {
                blocks.getChildren().add(block(100));
            }
            new ScrolledTo(scroll, ScrolledTo.Stand.TOP)
                    .keep(() -> Optional.of(blocks.getChildren().get(WANTED)));
            scroll.setContent(blocks);
            return new Stage();
        });
    }

    @AfterEach
    void close() throws Exception {
        Screens.hide(stage);
    }

    private void show() throws Exception {
        var _ = Screens.onWindow(() -> {
            stage.setScene(new Scene(scroll, 300, 200));
            stage.show();
            return stage;
        });
    }

    private static Region block(double height) {
        Region block = new Region();
        block.setMinHeight(height);
        return block;
    }

    private void grow(int index) throws Exception {
        var _ = Screens.onWindow(() -> {
            ((Region) blocks.getChildren().get(index)).setMinHeight(400);
            return blocks;
        });
    }

    /// Where the wanted block stands in the pane, in pixels below its upper edge.
    private double top() {
        Node block = blocks.getChildren().get(WANTED);
        return scroll.sceneToLocal(block.localToScene(block.getLayoutBounds())).getMinY();
    }

    private void awaitInSight(double height) throws Exception {
        Screens.await("a content of " + height, () -> blocks.getHeight() == height && top() >= 0 && top() <= 40);
    }

    @Test
    void keep_beforeTheWindowOpens_standsAtTheTop() throws Exception {
        show();
        awaitInSight(1000);
    }

    @Test
    void keep_whatIsAboveAndBelowGrows_staysThere() throws Exception {
        show();
        awaitInSight(1000);
        grow(1);
        awaitInSight(1300);
        grow(WANTED + 1);
        awaitInSight(1600);
    }

    @Test
    void keep_afterSomebodyScrolled_leavesThePaneToThem() throws Exception {
        show();
        awaitInSight(1000);
        var _ = Screens.onWindow(() -> {
            Event.fireEvent(blocks, turned());
            scroll.setVvalue(0);
            return scroll;
        });
        grow(WANTED + 1);
        Screens.await("a higher content", () -> blocks.getHeight() == 1300);
        double value = Screens.onWindow(() -> scroll.getVvalue());
        assertThat(value).isZero();
    }

    private static ScrollEvent turned() {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                10,
                10,
                10,
                10,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                40,
                0,
                40,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }
}
