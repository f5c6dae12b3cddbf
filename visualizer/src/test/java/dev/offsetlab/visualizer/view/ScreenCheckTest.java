package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.theme.LabTheme;
import java.awt.image.BufferedImage;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The check itself is held to what it must find.
class ScreenCheckTest {
    @BeforeAll
    static void toolkit() throws InterruptedException {
        Screens.start();
    }

    @Test
    void problems_allWell_isEmpty() throws Exception {
        assertThat(problems(label("whole", 10, 10, "black"))).isEmpty();
    }

    @Test
    void problems_labelTooNarrow_isFound() throws Exception {
        Label label = label("a sentence that does not fit", 10, 10, "black");
        label.setMaxWidth(60);

        assertThat(problems(label)).singleElement().asString().startsWith("cut off");
    }

    @Test
    void problems_beyondTheWindow_isFound() throws Exception {
        assertThat(problems(label("half of it is outside", 350, 10, "black")))
                .singleElement()
                .asString()
                .startsWith("cut off");
    }

    @Test
    void problems_textOverText_isFound() throws Exception {
        assertThat(problems(label("one", 10, 10, "black"), label("other", 14, 14, "black")))
                .singleElement()
                .asString()
                .startsWith("overlap");
    }

    @Test
    void problems_paleText_isFound() throws Exception {
        assertThat(problems(label("pale", 10, 10, "#C0C0C0")))
                .singleElement()
                .asString()
                .startsWith("contrast");
    }

    private static Label label(String text, double x, double y, String colour) {
        Label label = new Label(text);
        label.relocate(x, y);
        label.setStyle("-fx-text-fill: " + colour + ";");
        return label;
    }

    private static List<String> problems(Label... labels) throws Exception {
        return Screens.onWindow(() -> {
            Pane pane = new Pane(labels);
            BufferedImage picture = Screens.picture(pane, LabTheme.LIGHT, 400, 100);
            return ScreenCheck.problems(pane, picture);
        });
    }
}
