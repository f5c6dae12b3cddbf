package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.GradeWords;
import dev.offsetlab.lessons.grade.Place;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.Verdict;
import dev.offsetlab.lessons.grade.kit.Evidence;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.text.DrawingView;
import dev.offsetlab.visualizer.view.text.MarkdownView;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The first test that failed: the invariant, expected and got, the segments, decoded fields, bytes, the student's
/// line.
final class EvidenceView extends VBox {
    private static final int MOST_FRAMES = 4;
    private static final int MOST_OUTPUT_LINES = 12;

    private Optional<PictureView> picture = Optional.empty();

    EvidenceView(Exercise exercise, TestResult test) {
        setId("exercise-evidence");
        getStyleClass().addAll("les-block", test.verdict() == Verdict.NOT_WRITTEN ? "ex-starter" : "ex-evidence");
        getChildren().add(words(test.says(), "section"));
        exercise.says(test.invariant())
                .ifPresent(says -> getChildren().add(MarkdownView.of("**" + test.invariant() + "** " + says)));
        if (test.evidence() == null) {
            thrown(test);
        } else {
            found(test.evidence());
        }
        place(test);
        output(test);
        if (test.seed() != null) {
            Label seed = words(
                    "The same cases again: ./lab exercise test " + exercise.number() + " --seed " + test.seed(),
                    "small");
            seed.setId("exercise-seed");
            getChildren().add(seed);
        }
    }

    private static Label words(String text, String style) {
        Label words = new Label(text);
        words.getStyleClass().add(style);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        return words;
    }

    private void found(Evidence evidence) {
        getChildren().add(words(evidence.what(), "ex-what"));
        GridPane both = new GridPane();
        both.getStyleClass().add("ex-both");
        pair(both, 0, "expected", evidence.expected(), "les-good");
        pair(both, 1, "got", evidence.got(), "les-bad");
        getChildren().add(both);
        evidence.somePicture().ifPresent(segments -> {
            PictureView view = new PictureView(segments);
            picture = Optional.of(view);
            getChildren().add(view);
        });
        if (!evidence.fields().isEmpty()) {
            getChildren().add(new FieldsView(evidence.fields()));
        }
        evidence.someBytes().ifPresent(bytes -> getChildren().add(new BytesView(bytes)));
        if (!evidence.why().isEmpty()) {
            getChildren().add(words(evidence.why(), "ex-why"));
        }
    }

    private static void pair(GridPane to, int row, String name, String text, String style) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        Label value = words(text, "mono");
        value.setId("exercise-" + name);
        value.getStyleClass().addAll("ex-value", style);
        to.addRow(row, label, value);
        GridPane.setValignment(label, VPos.TOP);
    }

    private void thrown(TestResult test) {
        getChildren().add(words(GradeWords.thrown(test), "ex-what"));
        if (GradeWords.wantsStack(test) && !test.stack().isEmpty()) {
            String frames = test.stack().stream()
                    .limit(MOST_FRAMES)
                    .map(frame -> "at " + frame)
                    .collect(Collectors.joining("\n"));
            getChildren().add(new DrawingView("", frames, false));
        }
    }

    private void place(TestResult test) {
        Place place = test.place();
        if (place == null) {
            GradeWords.nowhere(test).ifPresent(says -> getChildren().add(words(says, "ex-what")));
            return;
        }
        Label where = words(place + "  " + GradeWords.place(test, place), "ex-place");
        where.setId("exercise-place");
        getChildren().add(where);
        if (!place.text().isEmpty()) {
            getChildren().add(new DrawingView("", place.text(), true));
        }
    }

    private void output(TestResult test) {
        long lines = test.output().lines().count();
        if (lines > 0) {
            String shown = test.output().lines().limit(MOST_OUTPUT_LINES).collect(Collectors.joining("\n"));
            String more = lines > MOST_OUTPUT_LINES ? "\n... and " + (lines - MOST_OUTPUT_LINES) + " lines more" : "";
            getChildren().addAll(words("it printed", "small"), new DrawingView("", shown + more, false));
        }
    }

    void use(LabTheme theme) {
        picture.ifPresent(view -> view.use(theme));
    }
}
