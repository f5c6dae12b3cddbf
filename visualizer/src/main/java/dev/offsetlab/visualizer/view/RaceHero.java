package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.PathLook;
import dev.offsetlab.visualizer.viewmodel.RaceAnswer;
import dev.offsetlab.visualizer.viewmodel.RaceControls;
import dev.offsetlab.visualizer.viewmodel.RaceModel;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The answer with its ratio beside, as large as they fit on one line, and its evidence under it. Without load: the
/// button that starts it.
final class RaceHero extends VBox {
    private static final double ANSWER_EM = 3.143;
    private static final double RATIO_EM = 2;
    private static final double GAP_EM = 1.714;
    /// Smaller than this share of their size they stand on two lines.
    private static final double LEAST_SHARE = 0.7;

    private final Label answer = new Label();
    private final Label ratio = new Label();
    private final Label evidence = new Label();
    private final Button start = new Button();
    private String colour = "race-plain";

    RaceHero(RaceModel race, RaceControls controls) {
        getStyleClass().addAll("race-hero", colour);
        answer.getStyleClass().add("race-answer");
        answer.setId("race-answer");
        ratio.getStyleClass().add("race-ratio");
        ratio.setId("race-ratio");
        evidence.getStyleClass().add("muted");
        evidence.setWrapText(true);
        evidence.setMinHeight(USE_PREF_SIZE);
        start.setId("race-start");
        start.getStyleClass().addAll("accent", "race-start");
        start.setGraphic(new FontIcon(Feather.PLAY));
        start.setOnAction(event -> controls.start());
        controls.consumersProperty().addListener((property, before, now) -> start.setText(controls.startText()));
        start.setText(controls.startText());
        FlowPane line = new FlowPane(answer, ratio, start);
        line.getStyleClass().add("race-answer-line");
        getChildren().addAll(line, evidence);
        // Not at once: styles must not change while styles are applied or nodes laid out.
        widthProperty().addListener((property, before, now) -> Platform.runLater(this::fit));
        evidence.fontProperty().addListener((property, before, now) -> Platform.runLater(this::fit));
        race.answerProperty().addListener((property, before, now) -> {
            if (before.kind() != now.kind() || !before.path().equals(now.path())) {
                show(now);
            }
        });
        show(race.answerProperty().get());
    }

    /// Another state is shown at once, another figure when the page draws.
    void show(RaceAnswer now) {
        boolean resized =
                !answer.getText().equals(now.text()) || !ratio.getText().equals(now.ratio());
        answer.setText(now.text());
        ratio.setText(now.ratio());
        evidence.setText(now.evidence());
        start.setVisible(now.kind() == RaceAnswer.Kind.NO_LOAD);
        start.setManaged(start.isVisible());
        String wanted = now.path().isEmpty()
                ? "race-plain"
                : PathLook.isBuiltIn(now.path()) ? "path-" + now.path() : "path-own";
        if (!wanted.equals(colour)) {
            getStyleClass().remove(colour);
            getStyleClass().add(wanted);
            colour = wanted;
        }
        if (resized) {
            fit();
        }
    }

    /// Makes the answer and its ratio smaller where they are wider than the page.
    private void fit() {
        if (getWidth() <= 0) {
            return;
        }
        double answerWidth = width(answer.getText(), ANSWER_EM);
        double both = answerWidth
                + (ratio.getText().isEmpty() ? 0 : width(ratio.getText(), RATIO_EM) + GAP_EM * type().getSize());
        double share = getWidth() / (both * 1.01);
        if (share < LEAST_SHARE) {
            share = getWidth() / (answerWidth * 1.01);
        }
        double size = Math.clamp(share, LEAST_SHARE / 2, 1);
        answer.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fem;", ANSWER_EM * size));
        ratio.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fem;", RATIO_EM * size));
    }

    private Font type() {
        return evidence.getFont();
    }

    private double width(String words, double em) {
        Text text = new Text(words);
        text.setFont(Font.font(type().getFamily(), FontWeight.BOLD, type().getSize() * em));
        return text.getLayoutBounds().getWidth();
    }
}
