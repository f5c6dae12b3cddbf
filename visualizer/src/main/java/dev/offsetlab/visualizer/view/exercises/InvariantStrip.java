package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercise.Invariant;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.Verdict;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// Every invariant of the page and whether it held: as good as the worst of its tests, with the points that they gave.
final class InvariantStrip extends FlowPane {
    InvariantStrip(Exercise exercise, Judgement judgement) {
        setId("exercise-invariants");
        getStyleClass().add("ex-invariants");
        for (Invariant invariant : exercise.invariants()) {
            List<TestResult> own = judgement.tests().stream()
                    .filter(test -> test.invariant().equals(invariant.id()))
                    .toList();
            if (!own.isEmpty()) {
                getChildren().add(chip(invariant, own));
            }
        }
    }

    private static Label chip(Invariant invariant, List<TestResult> tests) {
        Verdict verdict = Verdict.ofAll(tests.stream().map(TestResult::verdict).toList());
        int points = tests.stream()
                .filter(TestResult::passed)
                .mapToInt(TestResult::points)
                .sum();
        int all = tests.stream().mapToInt(TestResult::points).sum();
        Label chip = new Label(invariant.id() + "  " + points + "/" + all, new FontIcon(Marks.icon(verdict)));
        chip.getStyleClass().addAll("ex-invariant", Marks.style(verdict));
        Tooltip says = new Tooltip(invariant.says().replaceAll("[*`]", "").replaceAll("\\s+", " "));
        says.setWrapText(true);
        says.setMaxWidth(480);
        chip.setTooltip(says);
        return chip;
    }
}
