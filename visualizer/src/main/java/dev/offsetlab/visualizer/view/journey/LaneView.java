package dev.offsetlab.visualizer.view.journey;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.theme.PathLook;
import dev.offsetlab.visualizer.viewmodel.JourneyDetail;
import dev.offsetlab.visualizer.viewmodel.JourneyLane;
import dev.offsetlab.visualizer.viewmodel.JourneyRoute;
import dev.offsetlab.visualizer.viewmodel.JourneyScale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One path: the answer, the drawing, the figures.
final class LaneView extends VBox {
    private final Label times = new Label();
    private final Label answer = new Label();
    private final Label state = new Label();
    private final Label account = new Label();
    private final Diagram diagram;
    private final FigureGrid figures = new FigureGrid();
    private String pathStyle = "path-heap";

    /// @param head which path it is, and how to take another
    LaneView(Node head, Consumer<JourneyDetail> open) {
        diagram = new Diagram(open);
        getStyleClass().addAll("card", "journey-lane");
        times.getStyleClass().addAll("answer", "journey-times");
        times.setMinWidth(USE_PREF_SIZE);
        answer.getStyleClass().addAll("section", "journey-answer");
        for (Label label : new Label[] {answer, state, account}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        state.getStyleClass().add("small");
        account.getStyleClass().add("small");
        VBox words = new VBox(answer, state);
        words.setFillWidth(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox top = new HBox(times, words);
        top.getStyleClass().add("journey-top");
        VBox.setVgrow(diagram, Priority.ALWAYS);
        getChildren().addAll(head, top, diagram, figures, account);
    }

    /// @param moves marks may travel
    void show(JourneyLane lane, JourneyScale scale, boolean moves, String stateText) {
        JourneyRoute route = lane.route();
        String path = route.path();
        usePathStyle(PathLook.isBuiltIn(path) ? "path-" + path : "path-own");
        times.setText(route.cpuCopies() + "\u00d7");
        answer.setText(route.answer());
        state.setText(stateText);
        account.setText(route.account());
        diagram.show(route, lane.rates(), scale, moves);
        figures.show(lane.rates());
    }

    /// Only where it changes: a new style class makes JavaFX look up every style of the lane again.
    private void usePathStyle(String wanted) {
        if (!getStyleClass().contains(wanted)) {
            getStyleClass().remove(pathStyle);
            pathStyle = wanted;
            getStyleClass().add(wanted);
        }
    }

    void themed(LabTheme theme) {
        diagram.themed(theme);
    }

    void advance(double seconds) {
        diagram.advance(seconds);
    }
}
