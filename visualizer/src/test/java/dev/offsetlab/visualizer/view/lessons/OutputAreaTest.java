package dev.offsetlab.visualizer.view.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Screens;
import java.util.Collections;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A bar where all can be seen is noise, and one that is missing hides the last line.
class OutputAreaTest {
    private static final int MOST_ROWS = 24;

    private final VBox root = new VBox();
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Screens.start();
        stage = Screens.onWindow(() -> {
            root.getChildren().setAll(new OutputArea("les-value", MOST_ROWS));
            Stage opened = new Stage();
            opened.setScene(new Scene(root, 620, 700));
            Screens.dress(root, LabTheme.LIGHT);
            opened.show();
            return opened;
        });
    }

    @AfterEach
    void close() throws Exception {
        Screens.hide(stage);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 20, ''",
        "3, 60, ''",
        "7, 70, ''",
        "13, 60, ''",
        "24, 70, ''",
        "1, 200, HORIZONTAL",
        "7, 120, HORIZONTAL",
        "24, 120, HORIZONTAL",
        "25, 60, VERTICAL"
    })
    void show_barsAreThereWhereTheyAreNeeded(int lines, int columns, String bars) throws Exception {
        var _ = Screens.onWindow(() -> {
            area().show(String.join("\n", Collections.nCopies(lines, "x".repeat(columns))), false);
            return root;
        });
        List<String> wanted = bars.isEmpty() ? List.of() : List.of(bars);
        Screens.await("bars as they should be, not " + Screens.onWindow(this::bars), () -> bars().equals(wanted));
        Screens.drawn();
        assertThat(Screens.onWindow(this::bars)).isEqualTo(wanted);
    }

    private OutputArea area() {
        return (OutputArea) root.getChildren().getFirst();
    }

    private List<String> bars() {
        return area().lookupAll(".scroll-bar").stream()
                .filter(Node::isVisible)
                .map(ScrollBar.class::cast)
                .map(ScrollBar::getOrientation)
                .map(Orientation::name)
                .sorted()
                .toList();
    }
}
