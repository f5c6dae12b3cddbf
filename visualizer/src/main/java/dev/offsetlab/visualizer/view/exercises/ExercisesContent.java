package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.text.LinkOpener;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Everything on the page: the list with what is served below it, and the open exercise.
final class ExercisesContent extends StackPane {
    private final ExercisesModel exercises;
    private final LabModel lab;
    private final LinkOpener links;
    private final ExerciseList list;
    private final StackPane middle = new StackPane();
    private Optional<ExerciseView> shown = Optional.empty();
    private LabTheme theme = LabTheme.LIGHT;

    ExercisesContent(LabModel lab, ExercisesModel exercises, LinkOpener links) {
        this.lab = lab;
        this.exercises = exercises;
        this.links = links;
        list = new ExerciseList(exercises);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox left = new VBox(list, new ServedCard(lab, exercises, links));
        left.getStyleClass().add("ex-left");
        HBox.setHgrow(middle, Priority.ALWAYS);
        middle.setMinWidth(0);
        HBox frame = new HBox(left, middle);
        frame.getStyleClass().add("ex-frame");
        Label trouble = new Label();
        trouble.setId("exercises-trouble");
        trouble.getStyleClass().add("les-trouble");
        trouble.setWrapText(true);
        Label reading = new Label("Reading the exercises ...");
        reading.getStyleClass().add("question");
        getChildren().addAll(frame, reading, trouble);
        getStyleClass().add("ex-page");
        exercises.troubleProperty().subscribe(text -> {
            trouble.setText(text);
            Parts.there(trouble, !text.isEmpty());
        });
        exercises.openProperty().subscribe(open -> {
            Parts.there(frame, open.isPresent());
            show(open);
        });
        reading.visibleProperty()
                .bind(frame.visibleProperty()
                        .not()
                        .and(exercises.troubleProperty().isEmpty()));
        ExerciseKeys.listen(this, exercises);
    }

    private void show(Optional<ExerciseModel> open) {
        shown = open.map(model -> new ExerciseView(lab, exercises, model, links));
        middle.getChildren().clear();
        shown.ifPresent(view -> {
            view.use(theme);
            middle.getChildren().add(view);
        });
        takeFocus();
    }

    /// Keys work at once, whoever came here in which way.
    void takeFocus() {
        list.focusOpen();
    }

    void use(LabTheme wanted) {
        theme = wanted;
        shown.ifPresent(view -> view.use(wanted));
    }
}
