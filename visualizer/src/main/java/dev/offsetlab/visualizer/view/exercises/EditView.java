package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.shell.CellResult.Problem;
import dev.offsetlab.visualizer.view.text.CodeEditor;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.ExerciseDraft;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import java.util.Optional;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A small editor for the file, for a change at once: an IDE of one's own stays the better one. Saving is what judges.
final class EditView extends VBox {
    private static final int LEAST_LINES = 12;
    private static final String INDENT = "    ";

    private final ExerciseModel model;
    private final CodeEditor editor;

    EditView(ExerciseModel model) {
        this.model = model;
        ExerciseDraft draft = model.draft();
        setId("exercise-editor");
        getStyleClass().add("ex-edit");
        editor = new CodeEditor(draft.textProperty(), LEAST_LINES);
        editor.showLineNumbers();
        editor.area().setId("exercise-code");
        editor.area().setAccessibleText("The file to edit");
        editor.area().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        VBox card = new VBox(editor);
        card.getStyleClass().add("les-cell");
        getChildren().addAll(bar(draft), behind(draft), card);
        model.judgementProperty().subscribe(this::underline);
    }

    private static FlowPane bar(ExerciseDraft draft) {
        Button save = new Button("Save", new FontIcon(Feather.SAVE));
        save.setId("exercise-save");
        save.getStyleClass().addAll("accent", "ex-button");
        save.setTooltip(new Tooltip("Writes the file, which is then judged  (Ctrl+S)"));
        save.setOnAction(event -> draft.save());
        save.disableProperty().bind(draft.changedProperty().not());
        Label state = new Label();
        state.getStyleClass().add("small");
        draft.changedProperty()
                .subscribe(now -> state.setText(
                        now ? "not saved yet" : "as it is saved; Ctrl+S saves and judges, Ctrl+Tab leaves the editor"));
        FlowPane bar = new FlowPane(save, state);
        bar.getStyleClass().add("ex-file-line");
        return bar;
    }

    private static FlowPane behind(ExerciseDraft draft) {
        Label says = new Label("Another editor saved the file meanwhile.");
        Button take = new Button("Take that");
        take.setOnAction(event -> draft.takeFromDisk());
        Button mine = new Button("Save mine over it");
        mine.setOnAction(event -> draft.save());
        FlowPane bar = new FlowPane(says, take, mine);
        bar.setId("exercise-behind");
        bar.getStyleClass().addAll("les-lost", "ex-buttons");
        draft.behindProperty().subscribe(now -> Parts.there(bar, now));
        return bar;
    }

    private void underline(Optional<Judgement> judgement) {
        editor.show(judgement.stream()
                .flatMap(now -> now.problems().stream())
                .filter(problem -> problem.file().equals(model.exercise().file()) && problem.line() > 0)
                .map(problem -> new Problem(problem.line(), problem.column(), problem.says()))
                .toList());
    }

    private void pressed(KeyEvent event) {
        CodeArea area = editor.area();
        if (event.getCode() == KeyCode.TAB) {
            if (event.isShortcutDown()) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            } else if (event.isShiftDown()) {
                area.requestFocusTraversal(TraversalDirection.PREVIOUS);
            } else {
                area.replaceSelection(INDENT);
            }
            event.consume();
        }
    }
}
