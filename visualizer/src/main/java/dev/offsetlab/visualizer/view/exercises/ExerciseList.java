package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.visualizer.view.text.ContentsItem;
import dev.offsetlab.visualizer.view.text.ContentsList;
import dev.offsetlab.visualizer.viewmodel.ExerciseEntry;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The exercises in their order, with what was done of each.
final class ExerciseList extends VBox {
    private final ExercisesModel exercises;
    private final ContentsList list = new ContentsList("exercises-done");

    ExerciseList(ExercisesModel exercises) {
        this.exercises = exercises;
        setId("exercise-list");
        getStyleClass().add("ex-list");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
        exercises.entriesProperty().subscribe(now -> show());
        exercises.openProperty().subscribe(now -> show());
    }

    private void show() {
        List<ExerciseEntry> entries = exercises.entriesProperty().get();
        Optional<Integer> open =
                exercises.openProperty().get().map(now -> now.exercise().number());
        long passed = entries.stream().filter(ExerciseEntry::passed).count();
        list.show(
                passed + " of " + entries.size() + " exercises passed",
                entries.stream().map(entry -> item(entry, open)).toList());
    }

    private ContentsItem item(ExerciseEntry entry, Optional<Integer> open) {
        boolean shown = open.filter(number -> number == entry.number()).isPresent();
        String state = entry.state().isEmpty() ? entry.minutes() + " min" : entry.state();
        ContentsItem.Entry said =
                new ContentsItem.Entry("Exercise", entry.number(), entry.title(), state, entry.share(), entry.passed());
        return new ContentsItem(said, shown, () -> exercises.open(entry.number()));
    }

    void focusOpen() {
        list.focusOpen();
    }
}
