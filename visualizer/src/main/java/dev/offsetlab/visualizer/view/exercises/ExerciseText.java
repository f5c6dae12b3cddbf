package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercise.Hint;
import dev.offsetlab.lessons.catalog.Exercise.Question;
import dev.offsetlab.visualizer.view.text.DrawingView;
import dev.offsetlab.visualizer.view.text.LinkOpener;
import dev.offsetlab.visualizer.view.text.MarkdownView;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The exercise's page: goal, invariants, drawings, the hints that were revealed, questions to test oneself, and the
/// why
/// once it may be seen.
final class ExerciseText extends VBox {
    private final LinkOpener links;

    ExerciseText(ExerciseModel model, LinkOpener links) {
        this.links = links;
        Exercise exercise = model.exercise();
        getStyleClass().add("les-lesson");
        getChildren().add(about(exercise));
        for (Block block : exercise.body()) {
            if (block instanceof Block.Prose prose) {
                getChildren().add(new MarkdownView(prose.markdown(), links));
            } else if (block instanceof Block.Drawing drawing) {
                getChildren().add(new DrawingView(drawing.caption(), drawing.text(), false));
            }
        }
        VBox hints = section("exercise-hints");
        model.hintsProperty().subscribe(seen -> showHints(hints, seen, exercise));
        VBox questions = section("exercise-questions");
        questions.getChildren().add(Parts.kind("Test yourself", Feather.HELP_CIRCLE));
        exercise.questions().forEach(question -> questions.getChildren().add(question(question)));
        VBox why = section("exercise-why");
        model.whyProperty().subscribe(text -> showWhy(why, text));
        getChildren().addAll(hints, questions, why);
    }

    private HBox about(Exercise exercise) {
        Label minutes = new Label("About " + exercise.minutes() + " minutes, to");
        minutes.getStyleClass().add("small");
        Hyperlink lesson = new Hyperlink("lesson " + exercise.lesson().replaceFirst("^0*(\\d+).*", "$1"));
        lesson.setId("exercise-lesson");
        lesson.getStyleClass().addAll("les-link", "small");
        lesson.setOnAction(event -> links.open("lesson:" + exercise.lesson()));
        HBox about = new HBox(minutes, lesson);
        about.getStyleClass().add("ex-about");
        return about;
    }

    private static VBox section(String id) {
        VBox section = new VBox();
        section.setId(id);
        section.getStyleClass().add("les-block");
        return section;
    }

    private void showHints(VBox to, List<Hint> seen, Exercise exercise) {
        to.getChildren().clear();
        for (Hint hint : seen) {
            int number = exercise.hints().indexOf(hint) + 1;
            to.getChildren()
                    .add(Parts.kind(
                            "Hint " + number + " of " + exercise.hints().size() + ": " + hint.name(),
                            Feather.MESSAGE_SQUARE));
            to.getChildren()
                    .add(
                            hint.isCode()
                                    ? new DrawingView("", hint.text(), false)
                                    : new MarkdownView(hint.text(), links));
        }
        Parts.there(to, !seen.isEmpty());
    }

    private VBox question(Question question) {
        MarkdownView answer = new MarkdownView(question.answer(), links);
        answer.getStyleClass().add("ex-answer");
        Button show = new Button("Show the answer");
        show.getStyleClass().addAll("flat", "les-quiet", "ex-show");
        show.setOnAction(event -> {
            boolean now = !answer.isVisible();
            Parts.there(answer, now);
            show.setText(now ? "Hide the answer" : "Show the answer");
        });
        Parts.there(answer, false);
        VBox both = new VBox(new MarkdownView(question.asks(), links), answer, show);
        both.getStyleClass().add("ex-question");
        return both;
    }

    private void showWhy(VBox to, Optional<String> text) {
        to.getChildren().clear();
        text.ifPresent(markdown -> to.getChildren()
                .addAll(Parts.kind("Why the solution is as it is", Feather.UNLOCK), new MarkdownView(markdown, links)));
        Parts.there(to, text.isPresent());
    }
}
