package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.grade.GradeWords;
import dev.offsetlab.lessons.grade.TestResult;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// One test: its sign, the invariant that it judges, its points, what holds where it passes.
final class TestLine extends HBox {
    TestLine(TestResult test) {
        getStyleClass().add("ex-test");
        Label head = new Label(test.invariant(), new FontIcon(Marks.icon(test.verdict())));
        head.getStyleClass().addAll("ex-test-invariant", Marks.style(test.verdict()));
        head.setMinWidth(USE_PREF_SIZE);
        Label points = new Label(Integer.toString(test.points()));
        points.getStyleClass().addAll("small", "ex-test-points");
        points.setMinWidth(USE_PREF_SIZE);
        String note = GradeWords.note(test.verdict());
        Label says = new Label(test.says() + (note.isEmpty() ? "" : " (" + note + ")"));
        says.getStyleClass().add(test.passed() ? "muted" : "ex-test-says");
        says.setWrapText(true);
        says.setMinHeight(USE_PREF_SIZE);
        says.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(says, Priority.ALWAYS);
        getChildren().addAll(head, points, says);
    }
}
