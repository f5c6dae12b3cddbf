package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.grade.Problem;
import dev.offsetlab.visualizer.view.text.DrawingView;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What the compiler minds: the place, the line with a caret below, in plain words why.
final class ProblemView extends VBox {
    ProblemView(Problem problem) {
        getStyleClass().addAll("les-block", "ex-problem");
        Label where = new Label(problem.file() + (problem.line() > 0 ? ":" + problem.line() : ""));
        where.getStyleClass().addAll("mono", "ex-place");
        Label says = new Label(problem.says());
        says.setWrapText(true);
        says.setMinHeight(USE_PREF_SIZE);
        if (!where.getText().isEmpty()) {
            getChildren().add(where);
        }
        if (problem.line() > 0 && !problem.text().isBlank()) {
            int indent = problem.text().length() - problem.text().stripLeading().length();
            String caret = " ".repeat(Math.max(0, problem.column() - 1 - indent)) + "^";
            getChildren().add(new DrawingView("", problem.text().strip() + "\n" + caret, true));
        }
        getChildren().add(says);
    }
}
