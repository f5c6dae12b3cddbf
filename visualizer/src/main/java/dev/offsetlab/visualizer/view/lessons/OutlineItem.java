package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.viewmodel.LessonEntry;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A lesson in the outline: ring or tick, title, minutes. Enter or a click opens it.
final class OutlineItem extends HBox {
    private static final double RADIUS = 8;
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
        getChildren().addAll(ring(entry), words);
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

    /// Empty, a part of a ring, or a tick.
    private static StackPane ring(LessonEntry entry) {
        StackPane ring = new StackPane();
        ring.getStyleClass().add("les-ring");
        if (entry.isDone()) {
            Circle disc = new Circle(RADIUS);
            disc.getStyleClass().add("les-ring-full");
            ring.getChildren().addAll(disc, new FontIcon(Feather.CHECK));
            return ring;
        }
        Circle whole = new Circle(RADIUS - 1);
        whole.getStyleClass().add("les-ring-whole");
        Arc part = new Arc(RADIUS, RADIUS, RADIUS - 1, RADIUS - 1, 90, -360 * entry.share());
        part.setType(ArcType.OPEN);
        part.getStyleClass().add("les-ring-part");
        part.setVisible(entry.done() > 0);
        Pane place = new Pane(part);
        place.setMinSize(2 * RADIUS, 2 * RADIUS);
        place.setMaxSize(2 * RADIUS, 2 * RADIUS);
        ring.getChildren().addAll(whole, place);
        return ring;
    }
}
