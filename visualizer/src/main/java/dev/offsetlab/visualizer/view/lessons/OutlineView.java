package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.view.text.ContentsItem;
import dev.offsetlab.visualizer.view.text.ContentsList;
import dev.offsetlab.visualizer.viewmodel.LessonEntry;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The lessons in their order: how long each takes, how far the student is in it, which one is open.
final class OutlineView extends VBox {
    private final LessonsModel lessons;
    private final ContentsList list = new ContentsList("lessons-done");

    OutlineView(LessonsModel lessons) {
        this.lessons = lessons;
        setId("lessons-outline");
        getStyleClass().add("les-outline");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(list, instructor());
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
        list.show(
                done + " of " + entries.size() + " lessons done",
                entries.stream().map(entry -> item(entry, open)).toList());
    }

    private ContentsItem item(LessonEntry entry, Optional<Integer> open) {
        boolean shown = open.filter(number -> number == entry.number()).isPresent();
        ContentsItem.Entry said = new ContentsItem.Entry(
                "Lesson", entry.number(), entry.title(), minutes(entry), entry.share(), entry.isDone());
        return new ContentsItem(said, shown, () -> lessons.open(entry.number()));
    }

    private static String minutes(LessonEntry entry) {
        String minutes = entry.minutes() + " min";
        return entry.done() == 0 || entry.isDone() ? minutes : minutes + ", " + entry.done() + " of " + entry.total();
    }
}
