package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.view.StyleProbe;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The three columns; where there is no room for all of them the outline and the live side share one, and two tabs
/// choose.
///
/// ```
///   wide     outline | lesson                     | live
///   narrow   [Lessons][Live] outline or live | lesson
/// ```
final class LessonsFrame extends HBox {
    private static final double WIDE_EM = 73;

    private final Region outline;
    private final Region middle;
    private final Region live;
    private final StyleProbe style = new StyleProbe();
    private final ToggleButton lessonsTab = new ToggleButton("Lessons");
    private final ToggleButton liveTab = new ToggleButton("Live");
    private final VBox shared = new VBox();
    private boolean wide = true;

    LessonsFrame(Region outline, Region middle, Region live) {
        this.outline = outline;
        this.middle = middle;
        this.live = live;
        getStyleClass().add("les-frame");
        shared.getStyleClass().add("les-shared");
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox.setHgrow(live, Priority.ALWAYS);
        VBox.setVgrow(outline, Priority.ALWAYS);
        VBox.setVgrow(live, Priority.ALWAYS);
        middle.setMinWidth(0);
        ToggleGroup tabs = new ToggleGroup();
        lessonsTab.setToggleGroup(tabs);
        liveTab.setToggleGroup(tabs);
        lessonsTab.setId("lessons-tab-outline");
        liveTab.setId("lessons-tab-live");
        lessonsTab.setSelected(true);
        lessonsTab.setOnAction(event -> choose(lessonsTab));
        liveTab.setOnAction(event -> choose(liveTab));
        arrange();
        widthProperty().addListener((property, before, now) -> look());
        style.onChange(this::look);
    }

    private void choose(ToggleButton tab) {
        tab.setSelected(true);
        arrange();
    }

    /// Not while nodes are laid out: then no column may come or go.
    private void look() {
        boolean now = getWidth() >= WIDE_EM * style.font().getSize();
        if (now != wide && getWidth() > 0) {
            wide = now;
            Platform.runLater(this::arrange);
        }
    }

    private void arrange() {
        shared.getChildren().clear();
        getChildren().clear();
        if (wide) {
            getChildren().addAll(outline, middle, live, style);
        } else {
            HBox tabs = new HBox(lessonsTab, liveTab);
            tabs.getStyleClass().add("les-tabs");
            shared.getChildren().addAll(tabs, liveTab.isSelected() ? live : outline);
            getChildren().addAll(shared, middle, style);
        }
    }
}
