package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel.Side;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The page's keys: those of the terminal's watch loop, wherever nobody writes text. `p` is the window's own.
final class ExerciseKeys {
    private final ExercisesModel exercises;

    private ExerciseKeys(ExercisesModel exercises) {
        this.exercises = exercises;
    }

    static void listen(Node page, ExercisesModel exercises) {
        ExerciseKeys keys = new ExerciseKeys(exercises);
        page.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> exercises
                        .openProperty()
                        .get()
                        .filter(model ->
                                event.isShortcutDown() ? keys.withControl(event, model) : keys.plain(event, model))
                        .ifPresent(model -> event.consume()));
    }

    private boolean withControl(KeyEvent event, ExerciseModel model) {
        switch (event.getCode()) {
            case ENTER -> model.test();
            case S -> model.draft().save();
            case PAGE_DOWN -> exercises.next();
            case PAGE_UP -> exercises.previous();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean isWriting(KeyEvent event) {
        return event.getTarget() instanceof Node node
                && (node instanceof TextInputControl || node.getAccessibleRole() == AccessibleRole.TEXT_AREA);
    }

    private boolean plain(KeyEvent event, ExerciseModel model) {
        if (event.isAltDown() || isWriting(event)) {
            return false;
        }
        if (model.askedProperty().get().isPresent()
                && Optional.of(event.getCode())
                        .filter(code -> code == KeyCode.Y || code == KeyCode.N || code == KeyCode.ESCAPE)
                        .isPresent()) {
            model.answer(event.getCode() == KeyCode.Y);
            return true;
        }
        switch (event.getCode()) {
            case T -> model.test();
            case H -> model.hint();
            case N -> exercises.next();
            case C -> model.compare();
            case W -> model.solution();
            case R -> model.reset();
            case S -> exercises.serve();
            case G -> model.sideProperty().set(Side.PAGE);
            case V -> model.sideProperty().set(Side.RESULT);
            case E -> model.sideProperty().set(Side.EDIT);
            default -> {
                return false;
            }
        }
        return true;
    }
}
