package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.viewmodel.LessonHelp;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;

/// The keys of an editor of code. Tab indents, so Ctrl+Tab leaves: nobody without a mouse is caught in it.
final class CellKeys {
    static final String WORDS = "Ctrl+Enter runs, Ctrl+Space completes, F1 explains, Ctrl+Tab leaves";

    private static final String INDENT = "    ";

    private final CodeArea area;
    private final CompletionPopup popup;
    private final Runnable onRun;
    private final Runnable onStop;

    /// A prompt is asked by Enter, as everywhere; in a cell Enter begins a line.
    private final boolean enterRuns;

    private CellKeys(CodeArea area, LessonHelp help, Runnable onRun, Runnable onStop, boolean enterRuns) {
        this.area = area;
        this.popup = new CompletionPopup(area, help);
        this.onRun = onRun;
        this.onStop = onStop;
        this.enterRuns = enterRuns;
    }

    static void listenToCell(CodeArea area, LessonHelp help, Runnable onRun, Runnable onStop) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, new CellKeys(area, help, onRun, onStop, false)::pressed);
    }

    static void listenToPrompt(CodeArea area, LessonHelp help, Runnable onRun, Runnable onStop) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, new CellKeys(area, help, onRun, onStop, true)::pressed);
    }

    private void pressed(KeyEvent event) {
        if (popup.takes(event) || (event.isShortcutDown() ? withControl(event) : plain(event))) {
            event.consume();
        }
    }

    private boolean withControl(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> onRun.run();
            case PERIOD -> onStop.run();
            case SPACE -> popup.complete();
            case TAB ->
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            onStop.run();
            return true;
        }
        if (event.getCode() == KeyCode.F1 || (event.getCode() == KeyCode.TAB && event.isShiftDown())) {
            popup.explain();
            return true;
        }
        if (event.getCode() == KeyCode.TAB) {
            area.replaceSelection(INDENT);
            return true;
        }
        if (event.getCode() == KeyCode.ENTER && enterRuns && !event.isShiftDown()) {
            onRun.run();
            return true;
        }
        return false;
    }
}
