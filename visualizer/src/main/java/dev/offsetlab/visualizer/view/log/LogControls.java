package dev.offsetlab.visualizer.view.log;

import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.visualizer.viewmodel.LogChoice;
import dev.offsetlab.visualizer.viewmodel.LogModel;
import dev.offsetlab.visualizer.viewmodel.LogScale;
import dev.offsetlab.visualizer.viewmodel.LogViewport;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which partition, how much of it, which offset of it: groups that stay whole, in as many rows as the width
/// asks for.
public final class LogControls extends FlowPane {
    private static final double STEP = 1.5;

    private final LogModel log;
    private final ComboBox<String> topics = new ComboBox<>();
    private final ComboBox<Integer> partitions = new ComboBox<>();
    private final ToggleButton follow = new ToggleButton("Follow the tail");
    private boolean showing;

    /// @param offset where an offset is typed
    public LogControls(LogModel log, OffsetField offset) {
        this.log = log;
        getStyleClass().add("log-controls");
        getChildren().addAll(group(word("Topic"), topics), group(word("Partition"), partitions), internal());
        if (log.segmentsKnown()) {
            getChildren().add(scales());
        }
        Button out = zoom("log-zoom-out", Feather.ZOOM_OUT, "Zoom out  (-)", view -> zoom(view, 1 / STEP));
        Button in = zoom("log-zoom-in", Feather.ZOOM_IN, "Zoom in  (+)", view -> zoom(view, STEP));
        Button all = zoom("log-zoom-all", Feather.MAXIMIZE_2, "Show the whole log", LogViewport::showAll);
        getChildren().addAll(group(out, in, all, follow()), offset);
        choosers();
    }

    private static HBox group(Node... parts) {
        HBox group = new HBox(parts);
        group.getStyleClass().add("log-group");
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }

    private static void zoom(LogViewport view, double factor) {
        view.zoom(factor, view.width() / 2);
    }

    private static Label word(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void choosers() {
        LogChoice choice = log.choice();
        topics.setId("log-topic");
        topics.getStyleClass().add("log-topic");
        topics.setMinWidth(USE_PREF_SIZE);
        partitions.setMinWidth(USE_PREF_SIZE);
        partitions.setId("log-partition");
        topics.setItems(choice.topics());
        partitions.setItems(choice.partitions());
        topics.setOnAction(event -> {
            if (!showing && topics.getValue() != null) {
                choice.chooseTopic(topics.getValue());
            }
        });
        partitions.setOnAction(event -> {
            if (!showing && partitions.getValue() != null) {
                choice.choosePartition(partitions.getValue());
            }
        });
        choice.chosenProperty().addListener((property, before, now) -> show());
        log.frameProperty()
                .addListener((property, before, now) ->
                        follow.setSelected(log.viewport().follows()));
        show();
    }

    private void show() {
        showing = true;
        var chosen = log.chosen();
        topics.setValue(chosen.map(PartitionId::topic).orElse(null));
        partitions.setValue(chosen.map(PartitionId::partition).orElse(null));
        showing = false;
    }

    private CheckBox internal() {
        CheckBox box = new CheckBox("Internal");
        box.setId("log-internal");
        box.setMinWidth(USE_PREF_SIZE);
        box.setTooltip(new Tooltip("Show the broker's own topics too, such as __consumer_offsets"));
        box.selectedProperty().bindBidirectional(log.choice().internalShownProperty());
        return box;
    }

    private HBox scales() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox(
                scale("Bytes", LogScale.BYTES, group, "left-pill", "As wide as its bytes are many"),
                scale("Offsets", LogScale.OFFSETS, group, "right-pill", "As wide as its offsets are many"));
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private ToggleButton scale(String text, LogScale scale, ToggleGroup group, String pill, String help) {
        ToggleButton button = new ToggleButton(text);
        button.setId("log-scale-" + text.toLowerCase(java.util.Locale.ROOT));
        button.getStyleClass().add(pill);
        button.setToggleGroup(group);
        button.setSelected(log.scale() == scale);
        button.setTooltip(new Tooltip(help));
        button.setOnAction(event -> {
            button.setSelected(true);
            log.scale(scale);
        });
        return button;
    }

    private Button zoom(String id, Ikon icon, String help, Consumer<LogViewport> how) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> log.move(how));
        return button;
    }

    private ToggleButton follow() {
        follow.setId("log-follow");
        follow.setGraphic(new FontIcon(Feather.CHEVRONS_RIGHT));
        follow.setMinWidth(USE_PREF_SIZE);
        follow.setTooltip(new Tooltip("Keep the log's end in view while it grows"));
        follow.setOnAction(event -> log.move(view -> view.follow(follow.isSelected())));
        return follow;
    }
}
