package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.visualizer.view.text.DrawingView;
import dev.offsetlab.visualizer.view.text.MarkdownView;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import java.util.Optional;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The why first, for that is what stays; then the text of the solution.
final class SolutionView extends VBox {
    private final ExerciseModel model;

    SolutionView(ExerciseModel model) {
        this.model = model;
        setId("exercise-solved");
        getStyleClass().add("les-lesson");
        model.solutionProperty().subscribe(now -> show());
        model.whyProperty().subscribe(now -> show());
    }

    private void show() {
        getChildren().clear();
        Optional<String> solution = model.solutionProperty().get();
        if (solution.isEmpty()) {
            return;
        }
        model.whyProperty().get().ifPresent(why -> getChildren().add(MarkdownView.of(why)));
        getChildren()
                .addAll(
                        Parts.kind(model.exercise().file() + " as it is solved", Feather.UNLOCK),
                        new DrawingView("", solution.get(), true));
    }
}
