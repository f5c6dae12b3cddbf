package dev.offsetlab.visualizer.view;

import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.visualizer.viewmodel.ComparisonModel;
import dev.offsetlab.visualizer.viewmodel.ComparisonSettings;
import dev.offsetlab.visualizer.viewmodel.PathChoice;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.collections.ListChangeListener.Change;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What to race and how, and the button that starts it.
final class ComparisonSetup extends VBox {
    private final ComparisonModel model;
    private final GridPane choices = new GridPane();

    ComparisonSetup(ComparisonModel model) {
        this.model = model;
        getStyleClass().addAll("card", "cmp-card");
        Label what = ComparisonWords.wrapped(
                "Every path in every round, in a broker of its own process: medians, intervals, and a verdict that may be "
                        + "\"no significant difference\". The load of this window rests meanwhile, for all of it shares the "
                        + "same cores.",
                "cmp-lead");
        choices.getStyleClass().add("cmp-choices");
        row(0, "Paths", paths(), "");
        row(
                1,
                "Rounds",
                pair(
                        "Quick, " + ComparisonSettings.QUICK_ROUNDS,
                        "Thorough, " + ComparisonSettings.THOROUGH_ROUNDS,
                        ComparisonSettings::thorough,
                        ComparisonSettings::withThorough,
                        "rounds"),
                "Six are the fewest that give a verdict; fifteen narrow the intervals.");
        row(
                2,
                "Readers",
                pair(
                        "Discard",
                        "Copy",
                        settings -> settings.mode() == ReadMode.COPY,
                        (settings, copy) -> settings.withMode(copy ? ReadMode.COPY : ReadMode.DISCARD),
                        "readers"),
                "Discard, inside the kernel, leaves the sender's cost alone. Copy is what every client does.");
        row(
                3,
                "Page cache",
                pair("Warm", "Cold", ComparisonSettings::cold, ComparisonSettings::withCold, "cache"),
                "Cold: the log is evicted before each trial, and that it is gone is checked.");
        getChildren().addAll(ComparisonWords.wrapped("The paired comparison", "cmp-headline"), what, choices, start());
    }

    private void row(int row, String name, Node choice, String hint) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        choices.addRow(row, label, choice);
        if (hint.isEmpty()) {
            GridPane.setColumnSpan(choice, 2);
        } else {
            choices.add(ComparisonWords.wrapped(hint, "small"), 2, row);
        }
    }

    private HBox paths() {
        HBox flow = new HBox();
        flow.getStyleClass().add("cmp-paths");
        model.lab().paths().addListener((Change<? extends PathChoice> change) -> fill(flow));
        fill(flow);
        return flow;
    }

    private void fill(HBox flow) {
        flow.getChildren().clear();
        for (PathChoice path : model.lab().paths()) {
            ToggleButton button = new ToggleButton(path.name());
            button.getStyleClass().addAll("path-button", ComparisonWords.pathStyle(path.name()));
            button.setId("comparison-path-" + path.name());
            button.setSelected(model.settingsProperty().get().paths().contains(path.name()));
            button.setDisable(!path.available());
            button.setTooltip(new Tooltip(path.unavailableBecause()
                    .map(why -> "Not to be had here: " + why)
                    .orElse(path.description())));
            button.selectedProperty()
                    .addListener((property, before, wanted) -> change(model.settingsProperty()
                            .get()
                            .withPath(path.name(), wanted, model.lab().paths())));
            flow.getChildren().add(button);
        }
    }

    private HBox pair(
            String first,
            String second,
            Function<ComparisonSettings, Boolean> isSecond,
            BiFunction<ComparisonSettings, Boolean, ComparisonSettings> with,
            String id) {
        ToggleGroup group = new ToggleGroup();
        ToggleButton left = new ToggleButton(first);
        ToggleButton right = new ToggleButton(second);
        left.getStyleClass().add("left-pill");
        right.getStyleClass().add("right-pill");
        left.setId("comparison-" + id + "-first");
        right.setId("comparison-" + id + "-second");
        for (ToggleButton button : List.of(left, right)) {
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> {
                group.selectToggle(button);
                change(with.apply(model.settingsProperty().get(), right.isSelected()));
            });
        }
        group.selectToggle(isSecond.apply(model.settingsProperty().get()) ? right : left);
        return new HBox(left, right);
    }

    private void change(ComparisonSettings wanted) {
        model.settingsProperty().set(wanted);
    }

    private HBox start() {
        Button start = new Button("Run the paired comparison", new FontIcon(Feather.PLAY));
        start.getStyleClass().addAll("accent", "cmp-start");
        start.setId("comparison-start");
        start.setDefaultButton(false);
        start.setOnAction(event -> model.start());
        Label duration = new Label();
        duration.getStyleClass().add("muted");
        model.settingsProperty().addListener((property, before, now) -> show(now, start, duration));
        show(model.settingsProperty().get(), start, duration);
        HBox box = new HBox(16, start, duration);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static void show(ComparisonSettings settings, Button start, Label duration) {
        start.setDisable(!settings.runnable());
        duration.setText(settings.runnable() ? "Takes " + settings.duration() : "Choose a path, or two to compare");
    }
}
