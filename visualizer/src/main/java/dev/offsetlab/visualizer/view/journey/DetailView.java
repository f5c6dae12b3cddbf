package dev.offsetlab.visualizer.view.journey;

import dev.offsetlab.visualizer.viewmodel.JourneyDetail;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What the drawer shows of a stage, a hop or a call.
public final class DetailView extends VBox {
    public DetailView(JourneyDetail detail) {
        getStyleClass().add("journey-detail");
        Label words = new Label(detail.text());
        words.setWrapText(true);
        Label heading = new Label("The lines that do it, from the source that runs here");
        heading.getStyleClass().add("muted");
        heading.setWrapText(true);
        getChildren().addAll(words, heading);
        detail.sources().stream().map(SourceView::new).forEach(getChildren()::add);
    }
}
