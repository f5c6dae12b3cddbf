package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.view.text.KeptFocus;
import dev.offsetlab.visualizer.viewmodel.LessonEntry;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The lessons in their order: how long each takes, how far the student is in it, which one is open.
final class OutlineView extends VBox {
    private final LessonsModel lessons;
    private final VBox items = new VBox();
    private final Label head = new Label();

    OutlineView(LessonsModel lessons) {
        this.lessons = lessons;
        setId("lessons-outline");
        getStyleClass().add("les-outline");
        head.getStyleClass().add("small");
        items.getStyleClass().add("les-outline-items");
        ScrollPane scroll = new ScrollPane(items);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("edge-to-edge", "page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll, instructor());
        lessons.entriesProperty().subscribe(now -> show());
        lessons.openProperty().subscribe(now -> show());
    }

    private CheckBox instructor() {
        CheckBox instructor = new CheckBox("Run without predictions");
        instructor.setId("lessons-instructor");
        instructor.getStyleClass().add("small");
        instructor.setTooltip(
                new Tooltip(
                        "For instructors: cells run at once; what nobody predicted is marked as skipped, here and in the notebook"));
        instructor.selectedProperty().bindBidirectional(lessons.instructorProperty());
        return instructor;
    }

    private void show() {
        List<LessonEntry> entries = lessons.entriesProperty().get();
        Optional<Integer> open =
                lessons.openProperty().get().map(now -> now.lesson().number());
        long done = entries.stream().filter(LessonEntry::isDone).count();
        head.setText(done + " of " + entries.size() + " lessons done");
        KeptFocus.replace(
                items, entries.stream().map(entry -> item(entry, open)).toList());
    }

    private OutlineItem item(LessonEntry entry, Optional<Integer> open) {
        boolean shown = open.filter(number -> number == entry.number()).isPresent();
        return new OutlineItem(entry, shown, () -> lessons.open(entry.number()));
    }
}
