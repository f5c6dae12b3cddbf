package dev.offsetlab.visualizer.view.journey;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.JourneyDetail;
import dev.offsetlab.visualizer.viewmodel.JourneyLane;
import dev.offsetlab.visualizer.viewmodel.JourneyModel;
import dev.offsetlab.visualizer.viewmodel.JourneyScale;
import dev.offsetlab.visualizer.viewmodel.PathChoice;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The whole page: the lane of the path in force, the lane of another, the legend. Shows nothing new and moves nothing
/// while it is hidden.
public final class JourneyView extends VBox {
    private static final int OLD_S = 2;
    private final JourneyModel model;
    private final ObservableBooleanValue motionAllowed;
    private final Label inForceName = new Label();
    private final ComboBox<String> choice = new ComboBox<>();
    private final Button switchOver = new Button();
    private final LaneView inForce;
    private final LaneView other;
    private final Lanes lanes;
    private final Legend legend = new Legend();
    private final Motion motion;
    private boolean shown;

    /// @param motionAllowed off: arrows stand still and carry their numbers
    /// @param open          shows a detail in the drawer
    public JourneyView(JourneyModel model, ObservableBooleanValue motionAllowed, Consumer<JourneyDetail> open) {
        this.model = model;
        this.motionAllowed = motionAllowed;
        this.inForce = new LaneView(inForceHead(), detail -> open(false, detail, open));
        this.other = new LaneView(otherHead(), detail -> open(true, detail, open));
        this.lanes = new Lanes(inForce, other);
        this.motion = new Motion(seconds -> {
            inForce.advance(seconds);
            other.advance(seconds);
        });
        ScrollPane scroll = new ScrollPane(lanes);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().addAll("edge-to-edge", "journey-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().add("journey");
        getChildren().addAll(scroll, legend);
        model.publishedProperty().addListener((property, before, now) -> refresh());
        motionAllowed.addListener((property, before, now) -> refresh());
    }

    /// The drawer takes room: the lane that asked for it stays in sight.
    private void open(boolean ofOther, JourneyDetail detail, Consumer<JourneyDetail> drawer) {
        lanes.putInFront(ofOther ? other : inForce);
        drawer.accept(detail);
    }

    private HBox inForceHead() {
        inForceName.getStyleClass().addAll("section", "journey-path");
        inForceName.setId("journey-in-force");
        Label word = new Label("in force now");
        word.getStyleClass().add("muted");
        return head(inForceName, word);
    }

    private HBox otherHead() {
        choice.setId("journey-other");
        choice.setAccessibleText("Path to set beside the one in force");
        choice.setOnAction(event -> {
            String wanted = choice.getValue();
            if (wanted != null && shown) {
                model.compareWith(wanted);
            }
        });
        switchOver.setId("journey-switch");
        switchOver.setMinWidth(USE_PREF_SIZE);
        switchOver.setOnAction(event -> model.switchToOther());
        Label word = new Label("beside it");
        word.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return head(choice, word, space, switchOver);
    }

    private static HBox head(Region... parts) {
        HBox head = new HBox(parts);
        head.getStyleClass().add("journey-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    public void shown() {
        shown = true;
        refresh();
    }

    public void hidden() {
        shown = false;
        motion.run(false);
    }

    /// Whether anything is painted anew by itself now.
    public boolean isMoving() {
        return motion.isRunning();
    }

    public void themed(LabTheme theme) {
        inForce.themed(theme);
        other.themed(theme);
        legend.themed(theme);
    }

    private void refresh() {
        if (!shown) {
            return;
        }
        boolean moves = model.isMoving() && motionAllowed.get();
        JourneyScale scale = model.scaleProperty().get();
        JourneyLane now = model.inForceProperty().get();
        JourneyLane beside = model.otherProperty().get();
        inForceName.setText(now.route().path());
        showChoices(now.route().path(), beside.route().path());
        inForce.show(now, scale, moves, now.rates().isPresent() ? "Measured now" : "No bytes move. Start the load.");
        other.show(beside, scale, moves, otherState(beside));
        legend.show(scale, moves);
        motion.run(moves);
    }

    private static String otherState(JourneyLane beside) {
        if (beside.rates().isEmpty()) {
            return "Not measured yet: switch to it while the load runs.";
        }
        long seconds = beside.age().toSeconds();
        String when = seconds < OLD_S ? "just now" : seconds < 120 ? seconds + " s ago" : seconds / 60 + " min ago";
        return "As measured when it was last in force, " + when;
    }

    private void showChoices(String inForcePath, String otherPath) {
        List<String> names = model.choices().stream()
                .filter(PathChoice::available)
                .map(PathChoice::name)
                .filter(name -> !name.equals(inForcePath))
                .toList();
        if (!choice.getItems().equals(names)) {
            choice.getItems().setAll(names);
        }
        if (!otherPath.equals(choice.getValue())) {
            choice.setValue(otherPath);
        }
        switchOver.setText("Switch to " + otherPath);
    }
}
