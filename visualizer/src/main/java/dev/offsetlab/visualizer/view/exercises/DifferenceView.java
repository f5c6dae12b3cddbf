package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// From what the student wrote to the solution, in lines that come and go.
final class DifferenceView extends VBox {
    private final ExerciseModel model;

    DifferenceView(ExerciseModel model) {
        this.model = model;
        setId("exercise-difference");
        getStyleClass().add("ex-difference");
        model.differenceProperty().subscribe(lines -> lines.ifPresentOrElse(this::show, this::again));
    }

    /// The file was saved since, or nothing was asked for yet.
    private void again() {
        Button compare = new Button("Compare what is saved now");
        compare.setOnAction(event -> model.compare());
        getChildren().setAll(compare);
    }

    private void show(List<String> lines) {
        getChildren().clear();
        Label head = new Label(lines.isEmpty() ? "There is no difference." : "From yours (-) to the solution (+)");
        head.getStyleClass().add("muted");
        getChildren().add(head);
        TextFlow flow = new TextFlow();
        flow.getStyleClass().addAll("mono", "ex-code", "les-drawing-font");
        lines.stream()
                .filter(line -> !line.startsWith("---") && !line.startsWith("+++"))
                .forEach(line -> {
                    Text text = new Text(line + "\n");
                    text.getStyleClass().add(style(line));
                    flow.getChildren().add(text);
                });
        if (!lines.isEmpty()) {
            getChildren().add(flow);
        }
    }

    private static String style(String line) {
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> "ex-added";
            case '-' -> "ex-removed";
            case '@' -> "ex-hunk";
            default -> "java-plain";
        };
    }
}
