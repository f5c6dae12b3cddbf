package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.ExerciseAsked;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import dev.offsetlab.visualizer.viewmodel.ExerciseSaid;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which exercise it is, whether it holds, the file to edit, and what can be done. Always to be seen.
final class ExerciseHead extends VBox {
    private final LabModel lab;
    private final ExerciseModel model;

    ExerciseHead(LabModel lab, ExercisesModel exercises, ExerciseModel model) {
        this.lab = lab;
        this.model = model;
        getStyleClass().add("ex-head");
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title(), file(), new ExerciseButtons(exercises, model), said(), asked());
    }

    private FlowPane title() {
        Exercise exercise = model.exercise();
        Label title = new Label(exercise.number() + "  " + exercise.title());
        title.setId("exercise-title");
        title.getStyleClass().add("les-title");
        title.setWrapText(true);
        FlowPane line = new FlowPane(title, new VerdictLine(model));
        line.getStyleClass().add("ex-title-line");
        return line;
    }

    private FlowPane file() {
        Label path = new Label(model.shownFile());
        path.setId("exercise-file");
        path.getStyleClass().addAll("mono", "ex-path");
        path.setWrapText(true);
        HBox ways = new HBox(icon("exercise-copy-path", "Copy path", Feather.COPY, this::copy));
        FlowPane line = new FlowPane(path, ways);
        line.getStyleClass().add("ex-file-line");
        FileOpener.ofThisMachine()
                .ifPresent(opener -> ways.getChildren()
                        .add(icon(
                                "exercise-open-file",
                                "Open in editor",
                                Feather.EXTERNAL_LINK,
                                () -> opener.open(model.file()).ifPresent(lab.notices()::problem))));
        return line;
    }

    private static Button icon(String id, String words, Feather icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon", "ex-icon");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.file().toString());
        Clipboard.getSystemClipboard().setContent(content);
        lab.notices().done("Copied: " + model.file());
    }

    /// What was done last.
    private Label said() {
        Label said = new Label();
        said.setId("exercise-said");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.getStyleClass().add("ex-said");
        model.saidProperty().subscribe((ExerciseSaid now) -> {
            said.setText(now.text());
            said.getStyleClass().removeAll("les-bad");
            if (now.problem()) {
                said.getStyleClass().add("les-bad");
            }
            Parts.there(said, !now.isEmpty());
        });
        return said;
    }

    private HBox asked() {
        Label question = new Label();
        question.setId("exercise-question");
        question.setWrapText(true);
        question.setMaxWidth(Double.MAX_VALUE);
        question.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(question, Priority.ALWAYS);
        Button yes = answer("exercise-yes", true);
        Button leave = answer("exercise-leave", false);
        leave.setText("Leave it");
        leave.setTooltip(new Tooltip("N or Escape"));
        HBox bar = new HBox(question, yes, leave);
        bar.getStyleClass().add("les-lost");
        model.askedProperty().subscribe((Optional<ExerciseAsked> now) -> {
            now.ifPresent(one -> {
                question.setText(one.question());
                yes.setText(one.yes());
                yes.setTooltip(new Tooltip(one.yes().toLowerCase(Locale.ROOT) + "  (Y)"));
            });
            Parts.there(bar, now.isPresent());
            if (now.isPresent()) {
                Platform.runLater(leave::requestFocus); // a stray Enter or Space changes nothing
            }
        });
        return bar;
    }

    private Button answer(String id, boolean yes) {
        Button button = new Button();
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> model.answer(yes));
        return button;
    }
}
