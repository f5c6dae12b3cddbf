package dev.offsetlab.visualizer.view.text;

import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How far a person is: an empty ring, a part of one, or a tick.
public final class ProgressRing extends StackPane {
    private static final double RADIUS = 8;

    /// @param share from 0 to 1
    public ProgressRing(double share, boolean done) {
        getStyleClass().add("les-ring");
        if (done) {
            Circle disc = new Circle(RADIUS);
            disc.getStyleClass().add("les-ring-full");
            getChildren().addAll(disc, new FontIcon(Feather.CHECK));
            return;
        }
        Circle whole = new Circle(RADIUS - 1);
        whole.getStyleClass().add("les-ring-whole");
        Arc part = new Arc(RADIUS, RADIUS, RADIUS - 1, RADIUS - 1, 90, -360 * share);
        part.setType(ArcType.OPEN);
        part.getStyleClass().add("les-ring-part");
        part.setVisible(share > 0);
        Pane place = new Pane(part);
        place.setMinSize(2 * RADIUS, 2 * RADIUS);
        place.setMaxSize(2 * RADIUS, 2 * RADIUS);
        getChildren().addAll(whole, place);
    }
}
