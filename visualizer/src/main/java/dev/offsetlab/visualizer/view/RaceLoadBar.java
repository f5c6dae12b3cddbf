package dev.offsetlab.visualizer.view;

import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.visualizer.viewmodel.RaceControls;
import dev.offsetlab.visualizer.viewmodel.RaceScale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the load is: one row of controls, more where the window is narrow.
final class RaceLoadBar extends FlowPane {
    RaceLoadBar(RaceControls controls) {
        getStyleClass().addAll("card", "race-load");
        getChildren()
                .addAll(
                        startStop(controls),
                        new RaceSlider(
                                "race-consumers",
                                RaceScale.CONSUMERS,
                                controls.consumersProperty(),
                                controls::useConsumers),
                        new RaceSlider(
                                "race-records",
                                RaceScale.RECORD,
                                controls.recordBytesProperty(),
                                controls::useRecordBytes),
                        new RaceSlider(
                                "race-batches",
                                RaceScale.BATCH,
                                controls.batchBytesProperty(),
                                controls::useBatchBytes),
                        new RaceSlider(
                                "race-buffer",
                                RaceScale.BUFFER,
                                controls.bufferBytesProperty(),
                                controls::useBufferBytes),
                        reading(controls),
                        pageCache(controls));
    }

    private static Button startStop(RaceControls controls) {
        Button button = new Button();
        button.setId("race-load");
        button.getStyleClass().add("race-load-button");
        button.setTooltip(new Tooltip("Ctrl+L"));
        button.setOnAction(event -> {
            if (controls.racingProperty().get()) {
                controls.stop();
            } else {
                controls.start();
            }
        });
        controls.racingProperty().addListener((property, before, now) -> show(button, now));
        show(button, controls.racingProperty().get());
        return button;
    }

    private static void show(Button button, boolean racing) {
        button.setText(racing ? "Stop the load" : "Start the load");
        button.setGraphic(new FontIcon(racing ? Feather.PAUSE : Feather.PLAY));
    }

    private static VBox reading(RaceControls controls) {
        ObservableValue<ReadMode> mode = controls.modeProperty();
        ToggleButton discard = new ToggleButton("Discard");
        discard.setId("race-discard");
        discard.setTooltip(new Tooltip("The kernel throws the bytes away (MSG_TRUNC), so that the receiver's copy does"
                + " not hide the sender's cost."));
        ToggleButton copy = new ToggleButton("Copy");
        copy.setId("race-copy");
        copy.setTooltip(new Tooltip("Into one buffer, again and again: what every real client has to do at least."));
        return choice("Consumers that", discard, copy, mode, ReadMode.COPY, controls::useMode, ReadMode.DISCARD);
    }

    private static VBox pageCache(RaceControls controls) {
        ToggleButton warm = new ToggleButton("Warm");
        warm.setId("race-warm");
        warm.setTooltip(new Tooltip("What was read once stays in memory: the disk rests."));
        ToggleButton evicted = new ToggleButton("Evicted");
        evicted.setId("race-evicted");
        evicted.setTooltip(new Tooltip(
                "The log is evicted from the page cache again and again, so that reads come from" + " the disk."));
        return choice("Page cache", warm, evicted, controls.coldProperty(), true, controls::useCold, false);
    }

    /// Two buttons of which one is down: what is in force, not what was pressed.
    static <T> VBox choice(
            String title,
            ToggleButton first,
            ToggleButton second,
            ObservableValue<T> inForce,
            T ofSecond,
            java.util.function.Consumer<T> apply,
            T ofFirst) {
        ToggleGroup group = new ToggleGroup();
        first.setToggleGroup(group);
        second.setToggleGroup(group);
        first.getStyleClass().addAll("left-pill", "race-choice");
        second.getStyleClass().addAll("right-pill", "race-choice");
        Runnable show = () -> group.selectToggle(ofSecond.equals(inForce.getValue()) ? second : first);
        first.setOnAction(event -> {
            apply.accept(ofFirst);
            show.run();
        });
        second.setOnAction(event -> {
            apply.accept(ofSecond);
            show.run();
        });
        inForce.addListener((property, before, now) -> show.run());
        show.run();
        Label label = new Label(title);
        label.getStyleClass().add("small");
        VBox choice = new VBox(label, new HBox(first, second));
        choice.getStyleClass().add("race-choices");
        return choice;
    }
}
