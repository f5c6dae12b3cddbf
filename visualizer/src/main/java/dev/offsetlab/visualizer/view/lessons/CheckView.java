package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.view.text.KeptFocus;
import dev.offsetlab.visualizer.view.text.MarkdownView;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.LessonCheck;
import dev.offsetlab.visualizer.viewmodel.LessonCheck.Verdict;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A question that the live engine answers too: the answer, the verdict, and a hint after the first miss.
final class CheckView extends VBox {
    private final Label verdict = new Label();

    CheckView(LessonCheck check) {
        String id = "check-" + check.block().id();
        setId(id);
        getStyleClass().addAll("les-block", "les-check");
        AnswerField answer = new AnswerField(check.block().answer(), id, check::answer);
        Button ask = new Button("", new FontIcon(Feather.HELP_CIRCLE));
        ask.setId(id + "-ask");
        ask.setOnAction(event -> check.answer(answer.text()));
        check.checkingProperty().subscribe(now -> ask.setText(now ? "Asking the engine ..." : "Check my answer"));
        verdict.setId(id + "-verdict");
        verdict.getStyleClass().add("les-says");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        Label hint = new Label();
        hint.setId(id + "-hint");
        hint.getStyleClass().add("les-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        check.hintProperty().subscribe(text -> {
            hint.setText("Hint: " + text.replace("`", ""));
            Parts.there(hint, !text.isEmpty());
        });
        check.answerProperty().subscribe(given -> {
            if (!given.isEmpty()) {
                answer.show(given);
            }
        });
        getChildren()
                .addAll(
                        Parts.kind("Check", Feather.CHECK_SQUARE),
                        MarkdownView.of(check.block().question()));
        getChildren().addAll(answer, ask, verdict, hint);
        check.verdictProperty().subscribe(now -> show(answer, ask, now));
    }

    private void show(AnswerField answer, Button ask, Optional<Verdict> now) {
        Parts.there(verdict, now.isPresent());
        now.ifPresent(how -> {
            verdict.setText(how.says());
            verdict.setGraphic(new FontIcon(how.right() ? Feather.CHECK : Feather.X));
            verdict.getStyleClass().removeAll("les-good", "les-bad");
            verdict.getStyleClass().add(how.right() ? "les-good" : "les-bad");
            if (how.right()) {
                KeptFocus.stay(this);
                answer.lock();
                Parts.there(ask, false);
            }
        });
    }
}
