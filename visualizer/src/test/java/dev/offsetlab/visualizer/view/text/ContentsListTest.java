package dev.offsetlab.visualizer.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Screens;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Thirty entries, of which a window shows five or six.
class ContentsListTest {
    private final ContentsList list = new ContentsList("sum");
    private Stage stage;

    /// Controls cannot be made before.
    @BeforeAll
    static void start() throws Exception {
        Screens.start();
    }

    @BeforeEach
    void open() throws Exception {
        stage = Screens.onWindow(() -> {
            Stage opened = new Stage();
            opened.setScene(new Scene(list, 220, 320));
            Screens.dress(list, LabTheme.LIGHT);
            show(25);
            opened.show();
            return opened;
        });
    }

    @AfterEach
    void close() throws Exception {
        Screens.hide(stage);
    }

    private void show(int open) {
        List<ContentsItem> items = IntStream.rangeClosed(1, 30)
                .mapToObj(number -> new ContentsItem(
                        new ContentsItem.Entry("Lesson", number, "Title", "15 min", 0, false),
                        number == open,
                        () -> {}))
                .toList();
        list.show("0 of 30", items);
    }

    private boolean isSeen(int number) {
        Bounds pane = scroll().localToScene(scroll().getLayoutBounds());
        Node item = list.lookup("#lesson-" + number);
        Bounds place = item.localToScene(item.getLayoutBounds());
        return place.getHeight() > 10 && place.getMinY() >= pane.getMinY() - 1 && place.getMaxY() <= pane.getMaxY() + 1;
    }

    private ScrollPane scroll() {
        return (ScrollPane) list.lookup(".scroll-pane");
    }

    @Test
    void show_openFarDown_isInSightAndStaysWhereItIsWhenItsNeighbourOpens() throws Exception {
        Screens.await("the open one", () -> isSeen(25));
        Screens.drawn(); // it stands, and stays
        double before = Screens.onWindow(() -> scroll().getVvalue());
        var _ = Screens.onWindow(() -> {
            show(26);
            return list;
        });
        Screens.drawn();
        double after = Screens.onWindow(() -> scroll().getVvalue());
        assertThat(Screens.onWindow(() -> isSeen(26))).isTrue();
        assertThat(after).as("it was in sight").isEqualTo(before);

        var _ = Screens.onWindow(() -> {
            show(2);
            return list;
        });
        Screens.await("another far up", () -> isSeen(2));
    }
}
