package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.lessons.shell.CellResult;
import dev.offsetlab.lessons.shell.CellResult.Problem;
import dev.offsetlab.visualizer.view.text.CodeEditor;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.LessonHelp;
import dev.offsetlab.visualizer.viewmodel.LessonPrompt;
import dev.offsetlab.visualizer.viewmodel.LessonPrompt.Entry;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The prompt below the lesson: a bar that opens, what was said so far, and a line to write in.
final class PromptView extends VBox {
    private static final int MOST_ROWS = 9;

    private final LessonPrompt prompt;
    private final StringProperty line = new SimpleStringProperty("");
    private final CodeEditor editor = new CodeEditor(line, 1);
    private final OutputArea said = new OutputArea("les-said", MOST_ROWS);
    private final Button open = new Button("Your own Java");
    private final VBox inside = new VBox();
    private Optional<Node> before = Optional.empty();

    PromptView(LessonPrompt prompt, LessonHelp help) {
        this.prompt = prompt;
        setId("lessons-prompt");
        getStyleClass().add("les-prompt");
        open.setId("prompt-open");
        open.getStyleClass().addAll("flat", "les-quiet");
        open.setTooltip(new Tooltip("Opens and closes the prompt (Ctrl+J)"));
        open.setOnAction(event -> toggle());
        Label words =
                new Label("the same session as the cells: Enter runs, Shift+Enter makes a line, the arrows bring back");
        words.getStyleClass().add("small");
        HBox bar = new HBox(open, words);
        bar.getStyleClass().add("les-bar");
        said.setId("prompt-said");
        editor.area().setId("prompt-code");
        CellKeys.listenToPrompt(editor.area(), help, this::run, prompt::stop);
        editor.area().addEventFilter(KeyEvent.KEY_PRESSED, this::history);
        Label arrow = new Label("jshell>");
        arrow.getStyleClass().addAll("mono", "les-arrow");
        arrow.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(editor, Priority.ALWAYS);
        HBox asking = new HBox(arrow, editor);
        asking.getStyleClass().add("les-asking");
        inside.getStyleClass().add("les-parts");
        inside.getChildren().addAll(said, asking);
        getChildren().addAll(bar, inside);
        prompt.entries().subscribe(this::show);
        prompt.outputProperty().subscribe(text -> show());
        prompt.runningProperty().subscribe(now -> arrow.setText(now ? "runs…" : "jshell>"));
        open(false);
    }

    /// Whoever closes it goes on where they were.
    void toggle() {
        boolean opens = !inside.isVisible();
        if (opens) {
            before = Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
        } else {
            before.filter(node -> node.getScene() != null).ifPresent(Node::requestFocus);
        }
        open(opens);
    }

    private void open(boolean wanted) {
        Parts.there(inside, wanted);
        open.setGraphic(new FontIcon(wanted ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        if (wanted) {
            editor.area().requestFocus();
        }
    }

    private void run() {
        prompt.run(line.get().strip());
        line.set("");
    }

    /// The arrows, where the cursor cannot go further: what was asked before, and back again.
    private void history(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (!plain || event.isConsumed()) {
            return;
        }
        int row = editor.area().getCurrentParagraph();
        Optional<String> wanted = Optional.empty();
        if (event.getCode() == KeyCode.UP && row == 0) {
            wanted = prompt.earlier(line.get());
        } else if (event.getCode() == KeyCode.DOWN
                && row == editor.area().getParagraphs().size() - 1) {
            wanted = prompt.later();
        }
        wanted.ifPresent(text -> {
            line.set(text);
            editor.area().moveTo(text.length());
            event.consume();
        });
    }

    private void show() {
        String all = prompt.entries().stream().map(PromptView::text).collect(Collectors.joining("\n"));
        said.show((all + "\n" + prompt.outputProperty().get()).strip(), true);
        said.positionCaret(said.getLength());
    }

    private static String text(Entry entry) {
        CellResult result = entry.result();
        StringBuilder text = new StringBuilder("> ").append(entry.code().replace("\n", "\n  "));
        if (!result.output().isBlank()) {
            text.append('\n').append(result.output().stripTrailing());
        }
        if (!result.value().isBlank()) {
            text.append('\n').append(result.value().stripTrailing());
        }
        for (Problem problem : result.problems()) {
            text.append('\n').append(CellWords.problem(problem, entry.code()));
        }
        return text.toString();
    }
}
