package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.visualizer.view.text.ProgressRing;
import dev.offsetlab.visualizer.viewmodel.ExerciseEntry;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// An exercise in the list: ring or tick, title, state. Enter or a click opens it, the arrows go up and down.
final class ExerciseItem extends HBox {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("selected");

    private final boolean open;

    ExerciseItem(ExerciseEntry entry, boolean open, Runnable onOpen) {
        this.open = open;
        setId("exercise-" + entry.number());
        getStyleClass().add("les-outline-item");
        pseudoClassStateChanged(OPEN, open);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText("Exercise " + entry.number() + ", " + entry.title() + ", " + words(entry));
        Label title = new Label(entry.number() + "  " + entry.title());
        title.getStyleClass().add("les-outline-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        Label state = new Label(words(entry));
        state.getStyleClass().add("small");
        state.setWrapText(true);
        state.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(title, state);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new ProgressRing(entry.share(), entry.passed()), words);
        setOnMouseClicked(event -> onOpen.run());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, onOpen));
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

    private static String words(ExerciseEntry entry) {
        return entry.state().isEmpty() ? entry.minutes() + " min" : entry.state();
    }

    boolean isOpen() {
        return open;
    }
}
