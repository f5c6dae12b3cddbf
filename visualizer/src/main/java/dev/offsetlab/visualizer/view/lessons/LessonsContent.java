package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.view.text.LinkOpener;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.view.text.ScrolledTo;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.LessonModel;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Everything on the page: the columns, the prompt below, and the keys that belong to the whole of it.
final class LessonsContent extends VBox {
    private final LessonsModel lessons;
    private final LinkOpener links;
    private final ScrollPane scroll = new ScrollPane();
    private final ScrolledTo sight = new ScrolledTo(scroll, ScrolledTo.Stand.TOP);
    /// A lesson's model lives as long as the window, and its view listens to it: so there is one view of each.
    private final Map<LessonModel, LessonView> views = new HashMap<>();
    private final PromptView prompt;
    private final LiveSide live;
    private Optional<LessonView> shown = Optional.empty();

    LessonsContent(LabModel lab, LessonsModel lessons, LinkOpener elsewhere) {
        this.lessons = lessons;
        links = new LessonLinks(lessons, elsewhere, lab.notices());
        live = new LiveSide(lab, lessons.log());
        prompt = new PromptView(lessons.prompt(), lessons);
        LessonsFrame frame = new LessonsFrame(new OutlineView(lessons), middle(), live);
        VBox.setVgrow(frame, Priority.ALWAYS);
        getChildren().addAll(frame, prompt);
        getStyleClass().add("les-page");
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        lessons.openProperty().subscribe(this::open);
    }

    private Region middle() {
        scroll.setId("lesson-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox lesson = new VBox(new LostCells(lessons), scroll);
        lesson.getStyleClass().add("les-page");
        Label trouble = new Label();
        trouble.setId("lessons-trouble");
        trouble.getStyleClass().add("les-trouble");
        trouble.setWrapText(true);
        lessons.troubleProperty().subscribe(text -> {
            trouble.setText(text);
            Parts.there(trouble, !text.isEmpty());
            Parts.there(prompt, text.isEmpty());
        });
        Label reading = new Label("Reading the lessons ...");
        reading.setId("lessons-reading");
        reading.getStyleClass().add("question");
        reading.visibleProperty()
                .bind(trouble.textProperty()
                        .isEmpty()
                        .and(scroll.contentProperty().isNull()));
        StackPane middle = new StackPane(lesson, reading, trouble);
        middle.getStyleClass().add("les-middle");
        return middle;
    }

    private void open(Optional<LessonModel> lesson) {
        shown = lesson.map(now -> views.computeIfAbsent(now, _ -> new LessonView(now, lessons, links)));
        scroll.setContent(shown.map(LessonsContent::column).orElse(null));
        shown.ifPresent(LessonView::resume);
        scroll.setVvalue(0);
        int place = lessons.place();
        if (place > 0) {
            sight.keep(() -> shown.map(view -> view.block(place)));
        } else {
            sight.leave();
        }
    }

    private static Region column(LessonView view) {
        StackPane column = new StackPane(view);
        column.getStyleClass().add("les-column");
        return column;
    }

    private void pressed(KeyEvent event) {
        if (!event.isShortcutDown()) {
            return;
        }
        if (event.getCode() == KeyCode.PAGE_DOWN) {
            lessons.next();
        } else if (event.getCode() == KeyCode.PAGE_UP) {
            lessons.previous();
        } else if (event.getCode() == KeyCode.J) {
            prompt.toggle();
        } else {
            return;
        }
        event.consume();
    }

    void show(boolean seen) {
        lessons.show(seen);
        live.show(seen);
    }

    void restyle() {
        live.restyle();
    }
}
