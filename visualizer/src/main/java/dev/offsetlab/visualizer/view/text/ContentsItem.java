package dev.offsetlab.visualizer.view.text;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// An entry of a table of contents: ring or tick, title, a line below. Enter or a click opens it, the arrows go up and
/// down.
public final class ContentsItem extends HBox {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("selected");

    private final boolean open;

    /// What it says.
    ///
    /// @param kind  "Lesson" or "Exercise"
    /// @param below how long it takes, or how far one is
    /// @param share done of it, from 0 to 1
    public record Entry(String kind, int number, String title, String below, double share, boolean done) {}

    public ContentsItem(Entry entry, boolean open, Runnable onOpen) {
        this.open = open;
        setId(entry.kind().toLowerCase(Locale.ROOT) + "-" + entry.number());
        getStyleClass().add("contents-item");
        pseudoClassStateChanged(OPEN, open);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(entry.kind() + " " + entry.number() + ", " + entry.title() + ", " + entry.below());
        VBox words =
                new VBox(words(entry.number() + "  " + entry.title(), "contents-title"), words(entry.below(), "small"));
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new ProgressRing(entry.share(), entry.done()), words);
        setOnMouseClicked(event -> onOpen.run());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, onOpen));
    }

    private static Label words(String text, String style) {
        Label words = new Label(text);
        words.getStyleClass().add(style);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        return words;
    }

    private void pressed(KeyEvent event, Runnable onOpen) {
        boolean taken = !event.isShortcutDown();
        if (taken) {
            switch (event.getCode()) {
                case ENTER, SPACE -> onOpen.run();
                case DOWN -> requestFocusTraversal(TraversalDirection.NEXT);
                case UP -> requestFocusTraversal(TraversalDirection.PREVIOUS);
                default -> taken = false;
            }
        }
        if (taken) {
            event.consume();
        }
    }

    boolean isOpen() {
        return open;
    }
}
