package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel.Side;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// Which side of the exercise is looked at. What opens the solution asks first.
final class SideTabs extends FlowPane {
    private final ExerciseModel model;
    private final Map<Side, ToggleButton> tabs = new EnumMap<>(Side.class);
    private final ToggleGroup group = new ToggleGroup();
    private Side chosen = Side.PAGE;

    SideTabs(ExerciseModel model) {
        this.model = model;
        getStyleClass().add("ex-tabs");
        add(Side.PAGE, "Page", "The page  (G)");
        add(Side.RESULT, "Result", "What came of judging it  (V)");
        add(Side.EDIT, "Edit", "A small editor of the lab's own  (E)");
        add(Side.COMPARE, "Compare", "From yours to the solution  (C)");
        add(Side.SOLUTION, "Solution", "The solution and its why  (W)");
    }

    private void add(Side side, String words, String tip) {
        ToggleButton tab = new ToggleButton(words);
        tab.setId("exercise-tab-" + words.toLowerCase(Locale.ROOT));
        tab.setToggleGroup(group);
        tab.setTooltip(new Tooltip(tip));
        tab.setOnAction(event -> {
            choose(chosen); // until it may be seen, the one before stays
            switch (side) {
                case COMPARE -> model.compare();
                case SOLUTION -> model.solution();
                case PAGE, RESULT, EDIT -> model.sideProperty().set(side);
            }
        });
        tabs.put(side, tab);
        getChildren().add(tab);
    }

    void choose(Side side) {
        chosen = side;
        tabs.forEach((other, tab) -> tab.setSelected(other == side));
    }

    /// Where the page has a place of its own, it needs no tab.
    void withPage(boolean there) {
        ToggleButton page = tabs.get(Side.PAGE);
        if (page != null) {
            page.setVisible(there);
            page.setManaged(there);
        }
    }
}
