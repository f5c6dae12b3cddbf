package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.viewmodel.ComparisonModel;
import dev.offsetlab.visualizer.viewmodel.Job;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How far a run is, and the way out of it.
final class ComparisonProgress extends VBox {
    private final Label path = new Label();

    ComparisonProgress(ComparisonModel model, Job<?> job) {
        getStyleClass().addAll("card", "cmp-card");
        Label stage = new Label();
        stage.getStyleClass().add("cmp-headline");
        stage.textProperty().bind(job.stageProperty().map(ComparisonProgress::capital));
        show(model.pathProperty().get());
        model.pathProperty().addListener((property, before, now) -> show(now));
        HBox head = new HBox(16, stage, path);
        head.setAlignment(Pos.BASELINE_LEFT);

        ProgressBar bar = new ProgressBar();
        bar.setId("comparison-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("cmp-progress");
        bar.progressProperty().bind(job.progressProperty());

        Label left = new Label();
        left.getStyleClass().add("muted");
        left.textProperty().bind(model.leftProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(16, left, space, cancel(model));
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        head,
                        bar,
                        foot,
                        ComparisonWords.wrapped(
                                "The load of this window rests, for broker, readers and window share the cores. Leave the "
                                        + "machine alone: what else it does is in the figures too.",
                                "small"));
    }

    private static Button cancel(ComparisonModel model) {
        Button cancel = new Button("Cancel the run", new FontIcon(Feather.X));
        cancel.setId("comparison-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> {
            cancel.setDisable(true);
            cancel.setText("Stopping");
            model.cancel();
        });
        return cancel;
    }

    private void show(String name) {
        path.setText(name);
        path.getStyleClass().setAll("label", "cmp-name", ComparisonWords.pathStyle(name));
    }

    private static String capital(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
