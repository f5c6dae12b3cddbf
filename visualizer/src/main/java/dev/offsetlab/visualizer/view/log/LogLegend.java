package dev.offsetlab.visualizer.view.log;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What the marks of the drawing mean; with what lies under the mouse, where the mouse is over it.
public final class LogLegend extends HBox {
    private final Label hover = new Label();

    public LogLegend(boolean segmentsKnown) {
        getStyleClass().add("log-legend");
        setAlignment(Pos.CENTER_LEFT);
        hover.getStyleClass().add("small");
        hover.setId("log-hover");
        hover.setMinWidth(0);
        if (segmentsKnown) {
            getChildren().addAll(word("cold"), sign("log-ramp"), word("in the page cache"));
            getChildren().addAll(sign("log-sign-index"), word("index entry"));
        }
        getChildren().addAll(word("\u25BC fetches now"), word("\u25BD committed"), hover);
        setMinHeight(USE_PREF_SIZE);
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

    public void hover(String text) {
        hover.setText(text);
    }
}
