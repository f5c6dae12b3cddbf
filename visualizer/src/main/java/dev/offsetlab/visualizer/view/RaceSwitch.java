package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.theme.PathLook;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.PathChoice;
import dev.offsetlab.visualizer.viewmodel.RaceModel;
import dev.offsetlab.visualizer.viewmodel.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener.Change;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The large switch of data paths, which is the score too: each button has what its path cost when it was last in force
/// under the present load, as a figure and as a bar. The one in force is filled: as the broker says, not as was
/// pressed.
final class RaceSwitch extends HBox {
    private final LabModel lab;
    private final RaceModel race;
    private final List<PathButton> buttons = new ArrayList<>();

    RaceSwitch(LabModel lab, RaceModel race) {
        this.lab = lab;
        this.race = race;
        getStyleClass().add("race-switch");
        lab.paths().addListener((Change<? extends PathChoice> change) -> build());
        setDisable(lab.engine().isEmpty());
        lab.pathProperty().addListener((property, before, now) -> show());
        build();
    }

    private void build() {
        buttons.clear();
        for (int i = 0; i < lab.paths().size(); i++) {
            PathButton button = new PathButton(lab.paths().get(i), i + 1);
            button.setOnAction(event -> {
                show();
                lab.usePath(button.path.name());
            });
            setHgrow(button, Priority.ALWAYS);
            buttons.add(button);
        }
        getChildren().setAll(buttons);
        show();
    }

    void show() {
        Map<String, Rates> results = race.results();
        double most =
                results.values().stream().mapToDouble(Rates::cpuMsPerGb).max().orElse(0);
        String inForce = lab.pathProperty().get();
        for (PathButton button : buttons) {
            button.setSelected(button.path.name().equals(inForce));
            button.show(results.get(button.path.name()), most);
        }
    }

    private static final class PathButton extends ToggleButton {
        private static final double WIDTH = 100;
        private final PathChoice path;
        private final Label figure = new Label();
        private final Label unit = new Label("ms/GB");
        private final Bar bar = new Bar();
        private final VBox face = new VBox();

        PathButton(PathChoice path, int number) {
            this.path = path;
            setId("race-path-" + path.name());
            getStyleClass().addAll("path-button", PathLook.isBuiltIn(path.name()) ? "path-" + path.name() : "path-own");
            getStyleClass().add("race-path");
            Label name = new Label(path.name());
            name.getStyleClass().add("race-path-name");
            figure.getStyleClass().add("race-path-figure");
            figure.setMinWidth(USE_PREF_SIZE);
            unit.getStyleClass().add("race-path-unit");
            HBox amount = new HBox(figure, unit);
            amount.getStyleClass().add("race-path-amount");
            face.getChildren().addAll(name, amount, bar);
            face.getStyleClass().add("race-path-face");
            face.setManaged(false);
            face.setMouseTransparent(true);
            setAccessibleText("Data path " + path.name());
            setPrefWidth(WIDTH);
            setMinWidth(0);
            setMaxWidth(Double.MAX_VALUE);
            setDisable(!path.available());
            String key = number <= 9 ? "  (Alt+" + number + ")" : "";
            setTooltip(new Tooltip(path.unavailableBecause()
                    .map(why -> "Not to be had here: " + why)
                    .orElse(path.description() + key)));
        }

        /// The face is a child, not the graphic: a graphic is never larger than it likes, and to make it larger asks
        /// for layout after each layout.
        @Override
        protected Skin<?> createDefaultSkin() {
            Skin<?> skin = super.createDefaultSkin();
            getChildren().add(face);
            return skin;
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            face.resizeRelocate(0, 0, getWidth(), getHeight());
        }

        void show(@org.jspecify.annotations.Nullable Rates result, double most) {
            unit.setVisible(result != null);
            if (result == null) {
                figure.setText(path.available() ? "–" : "not here");
                bar.show(0);
            } else {
                figure.setText(Figures.of(result.cpuMsPerGb()));
                bar.show(most > 0 ? result.cpuMsPerGb() / most : 0);
            }
        }
    }

    /// A share of the width, filled.
    private static final class Bar extends Region {
        private final Region fill = new Region();
        private double share;

        Bar() {
            getStyleClass().add("race-bar");
            fill.getStyleClass().add("race-bar-fill");
            getChildren().add(fill);
        }

        void show(double wanted) {
            if (share != wanted) {
                share = wanted;
                requestLayout();
            }
        }

        @Override
        protected void layoutChildren() {
            fill.resizeRelocate(0, 0, getWidth() * share, getHeight());
        }
    }
}
