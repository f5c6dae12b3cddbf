package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.view.text.ProgressRing;
import dev.offsetlab.visualizer.viewmodel.LessonEntry;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A lesson in the outline: ring or tick, title, minutes. Enter or a click opens it.
final class OutlineItem extends HBox {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("selected");

    OutlineItem(LessonEntry entry, boolean open, Runnable onOpen) {
        setId("lesson-" + entry.number());
        getStyleClass().add("les-outline-item");
        pseudoClassStateChanged(OPEN, open);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText("Lesson " + entry.number() + ", " + entry.title() + ", " + minutes(entry));
        Label title = new Label(entry.number() + "  " + entry.title());
        title.getStyleClass().add("les-outline-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        Label minutes = new Label(minutes(entry));
        minutes.getStyleClass().add("small");
        VBox words = new VBox(title, minutes);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new ProgressRing(entry.share(), entry.isDone()), words);
        setOnMouseClicked(event -> onOpen.run());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                onOpen.run();
                event.consume();
            }
        });
    }

    private static String minutes(LessonEntry entry) {
        String minutes = entry.minutes() + " min";
        return entry.done() == 0 || entry.isDone() ? minutes : minutes + ", " + entry.done() + " of " + entry.total();
    }
}
