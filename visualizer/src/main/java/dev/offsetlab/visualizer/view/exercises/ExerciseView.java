package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.StyleProbe;
import dev.offsetlab.visualizer.view.text.LinkOpener;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel.Side;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The open exercise: its head, and what is looked at below.
///
/// ```
///   narrow   [Page][Result][Edit][Compare][Solution]      wide   page | [Result][Edit][Compare][Solution]
///            one of them                                              one of them
/// ```
final class ExerciseView extends VBox {
    private static final double WIDE_EM = 88;

    private final ExerciseModel model;
    private final SideTabs tabs;
    private final Map<Side, ScrollPane> sides = new EnumMap<>(Side.class);
    private final JudgementView judgement;
    private final StackPane side = new StackPane();
    private final HBox body = new HBox();
    private final StyleProbe style = new StyleProbe();
    private boolean wide;

    ExerciseView(LabModel lab, ExercisesModel exercises, ExerciseModel model, LinkOpener links) {
        this.model = model;
        judgement = new JudgementView(exercises, model);
        tabs = new SideTabs(model);
        getStyleClass().add("ex-view");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.getStyleClass().add("ex-body");
        body.setMinHeight(0);
        side.setMinSize(0, 0);
        VBox.setVgrow(side, Priority.ALWAYS);
        getChildren().addAll(new ExerciseHead(lab, exercises, model), body, style);
        sides.put(Side.PAGE, scrolled(new ExerciseText(model, links), "exercise-page"));
        sides.put(Side.RESULT, scrolled(judgement, "exercise-result"));
        model.sideProperty().subscribe(now -> showSide());
        widthProperty().addListener((property, before, now) -> look());
        style.onChange(this::look);
        arrange();
    }

    private static ScrollPane scrolled(Region content, String id) {
        StackPane room = new StackPane(content);
        room.getStyleClass().add("ex-room");
        ScrollPane scroll = new ScrollPane(room);
        scroll.setId(id);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "page-scroll");
        return scroll;
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
        tabs.withPage(!wide);
        side.getChildren().clear();
        body.getChildren().clear();
        VBox right = new VBox(tabs, side);
        right.getStyleClass().add("ex-side");
        HBox.setHgrow(right, Priority.ALWAYS);
        if (wide) {
            ScrollPane page = of(Side.PAGE);
            HBox.setHgrow(page, Priority.ALWAYS);
            share(page);
            share(right);
            body.getChildren().addAll(page, right);
        } else {
            right.setMinWidth(0);
            body.getChildren().add(right);
        }
        showSide();
    }

    /// Both columns get the same.
    private static void share(Region column) {
        column.setMinWidth(0);
        column.setPrefWidth(1);
    }

    private void showSide() {
        Side wanted = model.sideProperty().get();
        Side now = wide && wanted == Side.PAGE ? Side.RESULT : wanted;
        tabs.choose(now);
        Node shown = of(now);
        if (!side.getChildren().equals(List.of(shown))) {
            side.getChildren().setAll(shown);
        }
    }

    /// Editors and differences are made when they are looked at.
    private ScrollPane of(Side wanted) {
        return sides.computeIfAbsent(wanted, missing -> switch (missing) {
            case EDIT -> scrolled(new EditView(model), "exercise-edit");
            case COMPARE -> scrolled(new DifferenceView(model), "exercise-compare");
            case SOLUTION -> scrolled(new SolutionView(model), "exercise-solution");
            case PAGE, RESULT -> throw new IllegalStateException("there from the start: " + missing);
        });
    }

    void use(LabTheme theme) {
        judgement.use(theme);
    }
}
