package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.visualizer.view.text.KeptFocus;
import dev.offsetlab.visualizer.viewmodel.ExerciseEntry;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The exercises in their order, with what was done of each.
final class ExerciseList extends VBox {
    private final ExercisesModel exercises;
    private final VBox items = new VBox();
    private final Label head = new Label();
    private final ScrollPane scroll = new ScrollPane(items);

    ExerciseList(ExercisesModel exercises) {
        this.exercises = exercises;
        setId("exercise-list");
        getStyleClass().add("ex-list");
        head.setId("exercises-done");
        head.getStyleClass().add("small");
        items.getStyleClass().add("les-outline-items");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("edge-to-edge", "page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        exercises.entriesProperty().subscribe(now -> show());
        exercises.openProperty().subscribe(now -> show());
    }

    private void show() {
        List<ExerciseEntry> entries = exercises.entriesProperty().get();
        Optional<Integer> open =
                exercises.openProperty().get().map(now -> now.exercise().number());
        long passed = entries.stream().filter(ExerciseEntry::passed).count();
        head.setText(passed + " of " + entries.size() + " exercises passed");
        KeptFocus.replace(
                items, entries.stream().map(entry -> item(entry, open)).toList());
    }

    private ExerciseItem item(ExerciseEntry entry, Optional<Integer> open) {
        boolean shown = open.filter(number -> number == entry.number()).isPresent();
        return new ExerciseItem(entry, shown, () -> exercises.open(entry.number()));
    }

    void focusOpen() {
        KeptFocus.take(this, this::openItem);
        if (getScene() != null) {
            KeptFocus.afterLayout(getScene(), () -> openItem().ifPresent(this::reveal));
        }
    }

    private Optional<Node> openItem() {
        return items.getChildren().stream()
                .filter(item -> item instanceof ExerciseItem one && one.isOpen())
                .findFirst();
    }

    private void reveal(Node item) {
        double beyond = items.getHeight() - scroll.getViewportBounds().getHeight();
        double middle = item.getBoundsInParent().getCenterY()
                - scroll.getViewportBounds().getHeight() / 2;
        scroll.setVvalue(beyond <= 0 ? 0 : Math.clamp(middle / beyond, 0, 1));
    }
}
