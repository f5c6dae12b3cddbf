package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with the open exercise; each tells its key. Comparing, and the solution, are sides to look at.
final class ExerciseButtons extends FlowPane {
    private final ExercisesModel exercises;
    private final ExerciseModel model;

    ExerciseButtons(ExercisesModel exercises, ExerciseModel model) {
        this.exercises = exercises;
        this.model = model;
        getStyleClass().add("ex-buttons");
        test();
        hint();
        add("Reset", Feather.ROTATE_CCW, "Begin anew, from the starter; what you wrote is kept  (R)", model::reset);
        if (model.exercise().serves().isPresent()) {
            serve();
        }
        exercises.behind().ifPresent(next -> add("Next", Feather.ARROW_RIGHT, next.title() + "  (N)", exercises::next));
    }

    private Button add(String words, Feather icon, String tip, Runnable action) {
        Button button = new Button(words, new FontIcon(icon));
        button.setId("exercise-" + words.toLowerCase(Locale.ROOT).replace(' ', '-') + "-button");
        button.getStyleClass().add("ex-button");
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(event -> action.run());
        getChildren().add(button);
        return button;
    }

    private void test() {
        Button test = add("Test now", Feather.PLAY, "Judge what is saved  (T or Ctrl+Enter)", model::test);
        test.getStyleClass().add("accent");
        model.judgingProperty().subscribe(now -> {
            test.setText(now ? "Stop" : "Test now");
            test.setGraphic(new FontIcon(now ? Feather.SQUARE : Feather.PLAY));
        });
    }

    private void hint() {
        Exercise exercise = model.exercise();
        Button hint = add("Hint", Feather.HELP_CIRCLE, "One hint more  (H)", model::hint);
        model.hintsProperty().subscribe(seen -> {
            int all = exercise.hints().size();
            hint.setText("Hint (" + seen.size() + " of " + all + ")");
        });
    }

    private void serve() {
        Button serve = add(
                "Serve with mine",
                Feather.RADIO,
                "Let the broker run on what is saved now; a later save serves when you press again  (S)",
                exercises::serve);
        serve.disableProperty().bind(exercises.serving().busyProperty());
        exercises.serving().unavailableBecause().ifPresent(why -> serve.setTooltip(new Tooltip(why)));
    }
}
