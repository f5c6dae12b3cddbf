package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.Verdict;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What came of judging: each invariant with its state, the first that broke with all that is known of it, every test.
final class JudgementView extends VBox {
    private static final int MOST_PROBLEMS = 3;

    private final ExercisesModel exercises;
    private final ExerciseModel model;
    private LabTheme theme = LabTheme.LIGHT;
    private Optional<EvidenceView> evidence = Optional.empty();

    JudgementView(ExercisesModel exercises, ExerciseModel model) {
        this.exercises = exercises;
        this.model = model;
        getStyleClass().add("ex-judgement");
        model.judgementProperty().subscribe(this::show);
    }

    private void show(Optional<Judgement> last) {
        getChildren().clear();
        evidence = Optional.empty();
        if (last.isEmpty()) {
            Label nothing = new Label("Save the file and it is judged.");
            nothing.getStyleClass().add("muted");
            getChildren().add(nothing);
            return;
        }
        showLast(last.get());
    }

    private void showLast(Judgement judgement) {
        Exercise exercise = model.exercise();
        if (!judgement.trouble().isEmpty()) {
            Label trouble = new Label(judgement.trouble());
            trouble.setId("exercise-judge-trouble");
            trouble.getStyleClass().add("les-says");
            trouble.setWrapText(true);
            getChildren().add(trouble);
        }
        if (judgement.passed()) {
            getChildren().add(new PassedCard(exercises, model));
        }
        judgement.problems().stream()
                .limit(MOST_PROBLEMS)
                .forEach(problem -> getChildren().add(new ProblemView(problem)));
        if (judgement.verdict() != Verdict.DOES_NOT_COMPILE) {
            getChildren().add(new InvariantStrip(exercise, judgement));
            judgement.first().ifPresent(test -> showFirst(exercise, test));
            tests(judgement);
        }
    }

    private void showFirst(Exercise exercise, TestResult test) {
        EvidenceView view = new EvidenceView(exercise, test);
        view.use(theme);
        evidence = Optional.of(view);
        getChildren().add(view);
    }

    private void tests(Judgement judgement) {
        VBox tests = new VBox(Parts.kind("Every test", Feather.LIST));
        tests.setId("exercise-tests");
        tests.getStyleClass().add("ex-tests");
        judgement.tests().forEach(test -> tests.getChildren().add(new TestLine(test)));
        if (!judgement.tests().isEmpty()) {
            getChildren().add(tests);
        }
    }

    void use(LabTheme wanted) {
        theme = wanted;
        evidence.ifPresent(view -> view.use(wanted));
    }
}
