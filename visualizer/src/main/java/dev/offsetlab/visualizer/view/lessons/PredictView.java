package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.lessons.catalog.Block.Answer;
import dev.offsetlab.visualizer.view.text.KeptFocus;
import dev.offsetlab.visualizer.view.text.MarkdownView;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.LessonPredict;
import dev.offsetlab.visualizer.viewmodel.LessonPredict.Measured;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A question before a cell; after it, what was predicted beside what was measured.
final class PredictView extends VBox {
    private final LessonPredict predict;
    private final AnswerField answer;
    private final VBox beside = new VBox();

    PredictView(LessonPredict predict) {
        this.predict = predict;
        String id = "predict-" + predict.block().id();
        setId(id);
        getStyleClass().addAll("les-block", "les-predict");
        answer = new AnswerField(predict.block().answer(), id, predict::record);
        Button record = new Button("Record my prediction", new FontIcon(Feather.LOCK));
        record.setId(id + "-record");
        record.setOnAction(event -> predict.record(answer.text()));
        Label why = Parts.problem(predict.problemProperty());
        VBox asking = new VBox(answer, record, why);
        asking.getStyleClass().add("les-parts");
        beside.getStyleClass().add("les-parts");
        getChildren()
                .addAll(
                        Parts.kind("Predict", Feather.EYE),
                        MarkdownView.of(predict.block().question()));
        getChildren().addAll(asking, beside);
        predict.recordedProperty().subscribe(said -> recorded(asking));
        predict.skippedProperty().subscribe(now -> recorded(asking));
        predict.measuredProperty().subscribe(now -> compare());
        predict.cellWaitsProperty().subscribe(now -> compare());
    }

    private void recorded(VBox asking) {
        if (!isOpen()) {
            KeptFocus.stay(this);
        }
        Parts.there(asking, isOpen());
        compare();
    }

    private boolean isOpen() {
        return predict.openProperty().get();
    }

    private void compare() {
        beside.getChildren().clear();
        String said = predict.recordedProperty().get();
        Parts.there(beside, !isOpen());
        if (isOpen()) {
            return;
        }
        Optional<Measured> measured = predict.measuredProperty().get();
        HBox figures = new HBox(
                said.isEmpty()
                        ? Parts.figure("You predicted", "skipped", "", "les-open")
                        : Parts.figure("You predicted", said, unit(), ""));
        figures.getStyleClass().add("les-beside");
        measured.ifPresent(now -> figures.getChildren()
                .add(Parts.figure("Measured", now.value(), unit(), now.right() ? "les-good" : "les-accent")));
        Label says = new Label(measured.map(Measured::says).orElseGet(this::recorded));
        says.getStyleClass().add(measured.isPresent() ? "les-says" : "muted");
        says.setWrapText(true);
        beside.getChildren().addAll(figures, says);
    }

    private String recorded() {
        return predict.cellWaitsProperty().get()
                ? "Recorded. The cell waits for another prediction."
                : "Recorded. Now run the cell below.";
    }

    private String unit() {
        return predict.block().answer() instanceof Answer.Quantity quantity ? quantity.unit() : "";
    }
}
