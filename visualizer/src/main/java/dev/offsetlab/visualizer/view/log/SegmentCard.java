package dev.offsetlab.visualizer.view.log;

import dev.offsetlab.visualizer.viewmodel.LogActions;
import dev.offsetlab.visualizer.viewmodel.LogModel;
import dev.offsetlab.visualizer.viewmodel.SegmentDetail;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The selected segment, and what can be done to it.
public final class SegmentCard extends VBox {
    private static final double WRAP = 800;

    private final LogModel log;
    private final Label title = new Label();
    private final Label file = new Label();
    private final FlowPane figures = new FlowPane();
    private final Figure base = new Figure("base offset");
    private final Figure size = new Figure("size");
    private final Figure warm = new Figure("in the page cache");
    private final Figure entries = new Figure("index entries");
    private final Button evict = new Button("Evict from page cache");
    private final Button read = new Button("Read it (warm)");
    private final Button roll = new Button("Roll");
    private final Button evictAll = new Button("Evict all");

    public SegmentCard(LogModel log) {
        this.log = log;
        getStyleClass().addAll("card", "log-card");
        title.getStyleClass().add("section");
        title.setId("log-segment");
        file.getStyleClass().addAll("mono", "small");
        figures.setPrefWrapLength(WRAP);
        figures.getStyleClass().add("log-figures");
        figures.getChildren().addAll(base, size, warm, entries);
        Label result = new Label();
        result.setId("log-result");
        result.setWrapText(true);
        result.setMinHeight(USE_PREF_SIZE);
        result.textProperty().bind(log.actions().resultProperty());
        getChildren().addAll(title, file, figures, buttons(), result);
        log.frameProperty().addListener((property, before, now) -> show());
        show();
    }

    private FlowPane buttons() {
        LogActions actions = log.actions();
        evict.setId("log-evict");
        read.setId("log-read");
        roll.setId("log-roll");
        evictAll.setId("log-evict-all");
        evict.setOnAction(event -> actions.evictSelected());
        read.setOnAction(event -> actions.warmSelected());
        roll.setOnAction(event -> actions.roll());
        evictAll.setOnAction(event -> actions.evictAll());
        evict.setTooltip(new Tooltip(actions.evictionUnavailableBecause()
                .map(why -> "Not to be had here: " + why)
                .orElse("Drops the file's pages from memory and looks what stayed; nothing on disk changes")));
        read.setTooltip(new Tooltip("Reads the file once, so that its pages are in memory again"));
        roll.setTooltip(new Tooltip("Closes the active segment and starts the next"));
        evictAll.setTooltip(new Tooltip("Makes every segment of this partition cold"));
        boolean cannot = actions.evictionUnavailableBecause().isPresent();
        evict.disableProperty().bind(actions.busyProperty().or(Bindings.createBooleanBinding(() -> cannot)));
        evictAll.disableProperty().bind(evict.disableProperty());
        read.disableProperty().bind(actions.busyProperty());
        roll.disableProperty().bind(actions.busyProperty());
        FlowPane pane = new FlowPane(evict, read, roll, evictAll);
        pane.setPrefWrapLength(WRAP);
        pane.getStyleClass().add("log-buttons");
        return pane;
    }

    private void show() {
        Optional<SegmentDetail> detail = log.detail();
        setVisible(detail.isPresent());
        detail.ifPresent(now -> {
            title.setText(now.title());
            file.setText(now.file());
            base.set(now.baseOffset());
            size.set(now.size());
            warm.set(now.warm());
            entries.set(now.entries());
        });
    }

    /// A number over what it is of.
    private static final class Figure extends VBox {
        private final Label number = new Label();

        Figure(String of) {
            Label name = new Label(of);
            name.getStyleClass().add("small");
            number.getStyleClass().add("log-figure");
            getChildren().addAll(number, name);
            setMinWidth(Region.USE_PREF_SIZE);
        }

        void set(String text) {
            number.setText(text);
        }
    }
}
