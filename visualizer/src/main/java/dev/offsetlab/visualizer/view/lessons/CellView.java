package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.lessons.shell.CellResult;
import dev.offsetlab.lessons.shell.CellResult.Problem;
import dev.offsetlab.visualizer.view.text.CodeEditor;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.LessonCell;
import dev.offsetlab.visualizer.viewmodel.LessonHelp;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A cell: its code, what runs and stops it, what it printed, its value, what was wrong.
final class CellView extends VBox {
    private static final int MOST_ROWS = 24;
    private static final Duration TICK = Duration.millis(200);

    private final LessonCell cell;
    private final CodeEditor editor;
    private final Button run = new Button();
    private final Label status = new Label();
    private final OutputArea output = new OutputArea("les-printed", MOST_ROWS);
    private final OutputArea value = new OutputArea("les-value", MOST_ROWS);
    private final VBox problems = new VBox();
    private final Timeline clock = new Timeline(new KeyFrame(TICK, event -> tick()));

    CellView(LessonCell cell, LessonHelp help) {
        this.cell = cell;
        String id = "cell-" + cell.block().id();
        setId(id);
        getStyleClass().add("les-cell");
        editor = new CodeEditor(cell.codeProperty(), 1);
        editor.showLineNumbers();
        editor.area().setId(id + "-code");
        CellKeys.listenToCell(editor.area(), help, cell::run, cell::stop);
        run.setId(id + "-run");
        status.setId(id + "-status");
        output.setId(id + "-output");
        value.setId(id + "-value");
        problems.setId(id + "-problems");
        problems.getStyleClass().add("les-problems");
        clock.setCycleCount(Timeline.INDEFINITE);
        getChildren().addAll(editor, bar(id), output, value, problems);
        cell.outputProperty()
                .subscribe(text -> output.show(text, cell.runningProperty().get()));
        cell.runningProperty().subscribe(now -> running(now));
        cell.waitsForProperty().subscribe(why -> running(cell.runningProperty().get()));
        cell.resultProperty().subscribe(this::show);
    }

    private HBox bar(String id) {
        run.getStyleClass().add("les-run");
        run.setMinWidth(Region.USE_PREF_SIZE);
        run.setOnAction(event -> {
            if (cell.runningProperty().get()) {
                cell.stop();
            } else {
                cell.run();
            }
        });
        Button reset = new Button("Reset", new FontIcon(Feather.ROTATE_CCW));
        reset.setId(id + "-reset");
        reset.getStyleClass().addAll("flat", "les-quiet");
        reset.setMinWidth(Region.USE_PREF_SIZE);
        reset.setTooltip(new Tooltip("Back to the lesson's own text"));
        reset.setOnAction(event -> cell.reset());
        cell.codeProperty().subscribe(now -> Parts.there(reset, !now.equals(cell.text())));
        Button above = new Button("Run all above", new FontIcon(Feather.CHEVRONS_DOWN));
        above.setId(id + "-above");
        above.getStyleClass().addAll("flat", "les-quiet");
        above.setMinWidth(Region.USE_PREF_SIZE);
        above.setTooltip(new Tooltip("Runs the cells above, so that this one finds their variables"));
        above.setOnAction(event -> cell.runAbove());
        above.disableProperty().bind(cell.runningProperty());
        cell.offersAboveProperty().subscribe(now -> Parts.there(above, now));
        Label keys = new Label(CellKeys.WORDS);
        keys.getStyleClass().add("small");
        keys.setWrapText(true);
        Parts.there(keys, false);
        editor.area().focusedProperty().subscribe(now -> Parts.there(keys, now));
        status.setMinWidth(Region.USE_PREF_SIZE);
        Label name = new Label(cell.block().id());
        name.getStyleClass().addAll("mono", "les-cell-name");
        name.setTooltip(new Tooltip("This cell's name in the text"));
        name.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(run, status, reset, above, keys, gap, name);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("les-bar");
        return bar;
    }

    private void running(boolean now) {
        String waits = cell.waitsForProperty().get();
        run.setText(now ? "Stop" : "Run");
        run.setGraphic(new FontIcon(now ? Feather.SQUARE : Feather.PLAY));
        run.setTooltip(new Tooltip(now ? "Ends the cell (Escape)" : "Runs the cell (Ctrl+Enter)"));
        run.setDisable(!now && !waits.isEmpty());
        run.getStyleClass().remove("les-stop");
        if (now) {
            run.getStyleClass().add("les-stop");
            clock.play();
            tick();
        } else {
            clock.stop();
            if (cell.resultProperty().get().isEmpty()) {
                say(waits.isEmpty() && cell.ranProperty().get() ? "ran before" : waits, "les-open");
            }
        }
    }

    private void tick() {
        say(CellWords.seconds(cell.runningSeconds()), "les-open");
    }

    private void say(String what, String style) {
        status.setText(what);
        status.getStyleClass().removeAll("les-open", "les-good", "les-bad");
        status.getStyleClass().add(style);
    }

    private void show(Optional<CellResult> now) {
        List<Problem> found = now.map(CellResult::problems).orElse(List.of());
        editor.show(asMeant() ? List.of() : found);
        problems.getChildren().setAll(found.stream().map(this::problem).toList());
        Parts.there(problems, !found.isEmpty());
        value.show(now.map(CellResult::value).orElse(""), false);
        now.ifPresent(how -> {
            boolean well = how.done() != cell.block().fails();
            say(CellWords.outcome(how, cell.block().fails()), well ? "les-good" : "les-bad");
        });
    }

    /// It failed, and the lesson wants that.
    private boolean asMeant() {
        Optional<CellResult> ended = cell.resultProperty().get();
        return cell.block().fails()
                && ended.filter(how -> how.outcome() == CellResult.Outcome.THREW)
                        .isPresent();
    }

    /// A press goes to the place.
    private Button problem(Problem problem) {
        Button line =
                new Button(CellWords.problem(problem, cell.codeProperty().get()), new FontIcon(Feather.ALERT_CIRCLE));
        line.setMnemonicParsing(false); // UNKNOWN_TOPIC_OR_PARTITION has no shortcut in it
        line.getStyleClass().setAll("button", "les-problem");
        if (asMeant()) {
            line.getStyleClass().add("les-expected");
        }
        line.setWrapText(true);
        line.setMaxWidth(Double.MAX_VALUE);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.setOnAction(event -> {
            int lines = editor.area().getParagraphs().size();
            int row = Math.clamp(problem.line() - 1L, 0, lines - 1);
            int length = editor.area().getParagraphLength(row);
            editor.area().moveTo(row, Math.clamp(problem.column() - 1L, 0, length));
            editor.area().requestFocus();
        });
        return line;
    }
}
