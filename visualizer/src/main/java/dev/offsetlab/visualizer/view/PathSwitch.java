package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.PathLook;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.PathChoice;
import java.util.List;
import javafx.collections.ListChangeListener.Change;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// A button for each data path, in its colour; the one in force is filled. It shows what the broker says, not what was
/// pressed: a switch by `kafka-configs` moves it too.
public final class PathSwitch extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    public PathSwitch(LabModel model) {
        getStyleClass().add("path-switch");
        model.paths().addListener((Change<? extends PathChoice> change) -> build(model));
        build(model);
        model.pathProperty().addListener((property, before, now) -> show(now));
    }

    /// Anew where a student's path comes, goes or has other words.
    private void build(LabModel model) {
        List<PathChoice> paths = model.paths();
        group.getToggles().clear();
        getChildren().clear();
        for (int i = 0; i < paths.size(); i++) {
            getChildren().add(button(model, paths.get(i), i + 1));
        }
        show(model.pathProperty().get());
    }

    private ToggleButton button(LabModel model, PathChoice path, int number) {
        ToggleButton button = new ToggleButton(path.name());
        button.setUserData(path.name());
        button.setToggleGroup(group);
        button.setId("path-" + path.name());
        button.getStyleClass()
                .addAll("path-button", PathLook.isBuiltIn(path.name()) ? "path-" + path.name() : "path-own");
        button.setMinWidth(USE_PREF_SIZE);
        String key = number <= 9 ? "  (Alt+" + number + ")" : "";
        button.setTooltip(new Tooltip(path.unavailableBecause()
                .map(why -> "Not to be had here: " + why)
                .orElse(path.description() + key)));
        button.setDisable(!path.available());
        button.setOnAction(event -> {
            show(model.pathProperty().get());
            model.usePath(path.name());
        });
        return button;
    }

    private void show(String inForce) {
        group.getToggles().forEach(toggle -> toggle.setSelected(inForce.equals(toggle.getUserData())));
    }
}
