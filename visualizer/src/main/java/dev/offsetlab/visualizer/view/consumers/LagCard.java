package dev.offsetlab.visualizer.view.consumers;

import dev.offsetlab.visualizer.chart.LagChart;
import dev.offsetlab.visualizer.chart.LagCurve;
import dev.offsetlab.visualizer.chart.LagMark;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.ConsumersModel;
import dev.offsetlab.visualizer.viewmodel.ConsumersModel.LinesOf;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.GroupPicture;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.Line;
import dev.offsetlab.visualizer.viewmodel.LagTrack;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Lag over the last minute.
public final class LagCard extends VBox {
    private static final double NS_PER_S = 1e9;

    private final LagChart chart = new LagChart();

    public LagCard(ConsumersModel model) {
        super(4);
        getStyleClass().add("card");
        Label title = new Label("Records behind");
        title.getStyleClass().add("section");
        title.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ToggleGroup lines = new ToggleGroup();
        HBox head = new HBox(
                8,
                title,
                space,
                choice(model, lines, LinesOf.MEMBERS, "By member"),
                choice(model, lines, LinesOf.PARTITIONS, "By partition"));
        head.setAlignment(Pos.CENTER_LEFT);
        chart.getStyleClass().add("cons-chart");
        setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(head, chart);
    }

    private static ToggleButton choice(ConsumersModel model, ToggleGroup lines, LinesOf of, String words) {
        ToggleButton button = new ToggleButton(words);
        button.getStyleClass().add("cons-lines");
        button.setMinWidth(USE_PREF_SIZE);
        button.setToggleGroup(lines);
        button.setSelected(model.linesOfProperty().get() == of);
        button.setOnAction(event -> {
            button.setSelected(true);
            model.linesOfProperty().set(of);
        });
        return button;
    }

    public void use(LabTheme theme) {
        chart.use(theme);
    }

    public void show(GroupPicture group) {
        chart.show(
                group.lines().stream().map(line -> curve(line, group.atNs())).toList(),
                group.changes().stream()
                        .map(change -> new LagMark(age(group.atNs(), change.atNs()), change.what()))
                        .toList());
    }

    private static LagCurve curve(Line line, long nowNs) {
        LagCurve curve = new LagCurve(line.name(), line.look());
        LagTrack track = line.track();
        for (int i = 0; i < track.size(); i++) {
            double age = age(nowNs, track.atNs(i));
            if (age <= LagChart.WINDOW_S) {
                curve.add(age, (double) track.value(i));
            }
        }
        return curve;
    }

    private static double age(long nowNs, long atNs) {
        return (nowNs - atNs) / NS_PER_S;
    }
}
