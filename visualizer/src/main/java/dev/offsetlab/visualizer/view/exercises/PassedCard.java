package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where one goes from a passed exercise.
final class PassedCard extends VBox {
    PassedCard(ExercisesModel exercises, ExerciseModel model) {
        setId("exercise-passed");
        getStyleClass().addAll("les-block", "ex-passed");
        String why = model.hasSolution() ? " Read why the solution is as it is." : "";
        String serve = model.exercise().serves().isPresent() ? " Let real clients be served by yours (S)." : "";
        Label words = new Label("It holds." + why + serve);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        FlowPane ways = new FlowPane();
        ways.getStyleClass().add("ex-buttons");
        if (model.hasSolution()) {
            ways.getChildren().add(button("Solution and why", Feather.UNLOCK, model::solution));
        }
        exercises
                .behind()
                .ifPresent(next ->
                        ways.getChildren().add(button("Next: " + next.title(), Feather.ARROW_RIGHT, exercises::next)));
        getChildren().addAll(words, ways);
    }

    private static Button button(String words, Feather icon, Runnable action) {
        Button button = new Button(words, new FontIcon(icon));
        button.getStyleClass().add("ex-button");
        button.setOnAction(event -> action.run());
        return button;
    }
}
