package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.grade.GradeWords;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.Verdict;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The page's answer: does it hold?
final class VerdictLine extends HBox {
    private final ExerciseModel model;
    private final Label verdict = new Label();
    private final Label figures = new Label();

    VerdictLine(ExerciseModel model) {
        this.model = model;
        getStyleClass().add("ex-verdict-line");
        verdict.setId("exercise-verdict");
        verdict.getStyleClass().add("ex-verdict");
        verdict.setAccessibleRole(AccessibleRole.TEXT);
        verdict.setWrapText(true);
        figures.setId("exercise-figures");
        figures.getStyleClass().add("muted");
        figures.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(verdict, figures);
        model.judgementProperty().subscribe(now -> show());
        model.judgingProperty().subscribe(now -> show());
        model.slowSecondsProperty().subscribe(now -> show());
    }

    private void show() {
        Optional<Judgement> last = model.judgementProperty().get();
        verdict.getStyleClass().removeAll("les-good", "les-bad", "les-open");
        if (model.judgingProperty().get()) {
            verdict.setText("Judging ...");
            verdict.setGraphic(new FontIcon(Feather.CLOCK));
            verdict.getStyleClass().add("les-open");
            int seconds = model.slowSecondsProperty().get();
            figures.setText(seconds == 0 ? "" : "one test runs for " + seconds + " s; save again and it is cut short");
        } else if (last.isPresent()) {
            show(last.get());
        } else {
            verdict.setText("");
            verdict.setGraphic(null);
            figures.setText("");
        }
    }

    private void show(Judgement judgement) {
        verdict.setText(GradeWords.verdict(judgement.verdict()));
        verdict.setGraphic(new FontIcon(Marks.icon(judgement.verdict())));
        verdict.getStyleClass().add(Marks.style(judgement.verdict()));
        String tests = judgement.tests().isEmpty() || judgement.verdict() == Verdict.DOES_NOT_COMPILE
                ? ""
                : GradeWords.tests(judgement) + "   ";
        figures.setText(tests
                + GradeWords.points(judgement)
                + String.format(Locale.ROOT, "   %.1f s", judgement.tookMs() / 1000.0));
    }
}
