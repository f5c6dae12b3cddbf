package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.viewmodel.RaceScale;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// A slider over the steps of a scale, its value above it. What it stands on is applied when the mouse lets go, or
/// 300 ms after the last step.
final class RaceSlider extends VBox {
    private static final Duration REST = Duration.millis(300);

    private final RaceScale scale;
    private final IntConsumer apply;
    private final Slider slider;
    private final Label value = new Label();
    private final PauseTransition rest = new PauseTransition(REST);
    private boolean following;

    /// @param shown what is in force; the slider follows it
    RaceSlider(String id, RaceScale scale, ReadOnlyIntegerProperty shown, IntConsumer apply) {
        this.scale = scale;
        this.apply = apply;
        getStyleClass().add("race-slider");
        slider = new Slider(0, scale.last(), scale.nearest(shown.get()));
        slider.setId(id);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        slider.setTooltip(new Tooltip(scale.explanation()));
        slider.setAccessibleText(scale.title());
        Label title = new Label(scale.title());
        title.getStyleClass().add("small");
        title.setLabelFor(slider);
        value.getStyleClass().add("race-slider-value");
        value.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, value);
        head.getStyleClass().add("race-slider-head");
        getChildren().addAll(head, slider);
        value.setText(scale.textAt(step()));
        rest.setOnFinished(event -> applyNow());
        slider.valueProperty().addListener((property, before, now) -> moved());
        slider.setOnMouseReleased(event -> applyNow());
        shown.addListener((property, before, now) -> follow(now.intValue()));
    }

    private int step() {
        return (int) Math.round(slider.getValue());
    }

    private void moved() {
        value.setText(scale.textAt(step()));
        if (!following) {
            rest.playFromStart();
        }
    }

    private void applyNow() {
        rest.stop();
        apply.accept(scale.value(step()));
    }

    /// Somebody else changed it. Not while a hand is on it.
    private void follow(int now) {
        if (rest.getStatus() != javafx.animation.Animation.Status.RUNNING && !slider.isValueChanging()) {
            following = true;
            slider.setValue(scale.nearest(now));
            following = false;
            value.setText(scale.textAt(step()));
        }
    }
}
