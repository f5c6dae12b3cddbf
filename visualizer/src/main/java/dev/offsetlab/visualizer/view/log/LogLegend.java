package dev.offsetlab.visualizer.view.log;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the marks of the drawing mean; under it, in a line that is always there, what lies under the mouse.
public final class LogLegend extends VBox {
    private final Label hover = new Label(" ");

    public LogLegend(boolean segmentsKnown) {
        getStyleClass().add("log-legend");
        hover.getStyleClass().add("small");
        hover.setId("log-hover");
        FlowPane signs = new FlowPane();
        signs.getStyleClass().add("log-signs");
        if (segmentsKnown) {
            signs.getChildren()
                    .addAll(
                            together(word("cold"), sign("log-ramp"), word("in the page cache")),
                            together(sign("log-sign-index"), word("index entry")));
        }
        signs.getChildren().addAll(word("\u25BC fetches now"), word("\u25BD committed"));
        getChildren().addAll(signs, hover);
        setMinHeight(USE_PREF_SIZE);
    }

    private static HBox together(Node... parts) {
        HBox together = new HBox(parts);
        together.getStyleClass().add("log-sign");
        return together;
    }

    private static Label word(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("small");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Region sign(String style) {
        Region sign = new Region();
        sign.getStyleClass().add(style);
        sign.setMinWidth(USE_PREF_SIZE);
        return sign;
    }

    /// @param text empty where the mouse is elsewhere
    public void hover(String text) {
        hover.setText(text.isEmpty() ? " " : text);
    }
}
