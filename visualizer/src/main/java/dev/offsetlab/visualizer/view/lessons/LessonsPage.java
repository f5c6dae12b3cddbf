package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Page;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.LessonModel;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// What makes a log fast, step by step: a lesson to be read, predicted, run, seen and checked, over the live broker.
public final class LessonsPage implements Page {
    private final LessonsModel lessons;
    private final LinkOpener links;
    private final ScrollPane scroll = new ScrollPane();
    private final Label trouble = new Label();
    private final PromptView prompt;
    private final LiveSide live;
    private final LessonsFrame frame;
    private final VBox content;
    private Optional<LessonView> shown = Optional.empty();

    /// @param pages goes to another page of the window, by its title in lower case
    public LessonsPage(LabModel lab, LessonsModel lessons, Consumer<String> pages) {
        this.lessons = lessons;
        links = new LessonLinks(lessons, pages, lab.notices());
        live = new LiveSide(lab, lessons.log());
        prompt = new PromptView(lessons.prompt(), lessons);
        scroll.setId("lesson-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "page-scroll");
        trouble.setId("lessons-trouble");
        trouble.getStyleClass().add("les-trouble");
        trouble.setWrapText(true);
        VBox lesson = new VBox(new LostCells(lessons), scroll);
        lesson.getStyleClass().add("les-page");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        StackPane middle = new StackPane(lesson, trouble);
        middle.getStyleClass().add("les-middle");
        frame = new LessonsFrame(new OutlineView(lessons), middle, live);
        VBox.setVgrow(frame, Priority.ALWAYS);
        content = new VBox(frame, prompt);
        content.getStyleClass().add("les-page");
        content.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        lessons.openProperty().subscribe(this::open);
        lessons.troubleProperty().subscribe(text -> {
            trouble.setText(text);
            Parts.there(trouble, !text.isEmpty());
        });
    }

    private void open(Optional<LessonModel> lesson) {
        shown = lesson.map(now -> new LessonView(now, lessons, links));
        scroll.setContent(shown.map(LessonsPage::column).orElse(null));
        scroll.setVvalue(0);
        shown.ifPresent(view -> goTo(view, lessons.place()));
    }

    /// The lesson keeps to the left of its room and to the width that reads well.
    private static Region column(LessonView view) {
        StackPane column = new StackPane(view);
        column.getStyleClass().add("les-column");
        return column;
    }

    /// Scrolls until the block stands at the top, once it has its place.
    private void goTo(LessonView view, int index) {
        if (index <= 0) {
            return;
        }
        Platform.runLater(() -> Platform.runLater(() -> {
            Node content = scroll.getContent();
            if (content == null || shown.filter(view::equals).isEmpty()) {
                return;
            }
            content.applyCss();
            scroll.layout();
            Bounds block = content.sceneToLocal(
                    view.block(index).localToScene(view.block(index).getLayoutBounds()));
            double beyond = content.getLayoutBounds().getHeight()
                    - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(beyond <= 0 ? 0 : Math.clamp((block.getMinY() - 24) / beyond, 0, 1));
        }));
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

    @Override
    public String title() {
        return "Lessons";
    }

    @Override
    public String question() {
        return "Why is a log fast, and when is it not? Read, predict, run, see.";
    }

    @Override
    public Ikon icon() {
        return Feather.BOOK_OPEN;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public void shown() {
        lessons.show(true);
        live.show(true);
    }

    @Override
    public void hidden() {
        lessons.show(false);
        live.show(false);
    }

    @Override
    public void themed(LabTheme theme) {
        live.restyle();
    }
}
