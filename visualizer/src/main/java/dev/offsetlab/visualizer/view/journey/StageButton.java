package dev.offsetlab.visualizer.view.journey;

import dev.offsetlab.visualizer.viewmodel.JourneyStage;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A stage of the route; pressing it opens its source.
final class StageButton extends Button {
    private final JourneyStage stage;

    StageButton(JourneyStage stage, Runnable open) {
        this.stage = stage;
        Label name = new Label(stage.name());
        name.getStyleClass().add("journey-name");
        Label note = new Label(stage.note());
        note.getStyleClass().add("journey-note");
        VBox words = new VBox(name, note);
        words.setAlignment(Pos.CENTER);
        setGraphic(words);
        getStyleClass()
                .setAll(
                        "button",
                        "journey-stage",
                        "journey-" + stage.place().name().toLowerCase(Locale.ROOT));
        setId("journey-stage-" + stage.id());
        setAccessibleText(stage.name() + ", " + stage.note() + ". Opens the source.");
        setOnAction(event -> open.run());
    }

    JourneyStage stage() {
        return stage;
    }
}
