package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.chart.Drawing;
import dev.offsetlab.visualizer.chart.LiveChart;
import dev.offsetlab.visualizer.chart.LiveLine;
import dev.offsetlab.visualizer.chart.LiveMark;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.RaceFigure;
import dev.offsetlab.visualizer.viewmodel.RaceHistory;
import dev.offsetlab.visualizer.viewmodel.RaceModel;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

/// The two large charts, one over the other on one time axis: what is delivered, and what it costs.
public final class RaceCharts {
    private static final double LEAST_MB_PER_SECOND = 100;
    private static final double LEAST_PERCENT = 10;

    private final RaceModel race;
    private final VBox region = new VBox();
    private final Label delivered = new Label();
    private final Label cpu = new Label();
    private final Label split = new Label();
    private Optional<LiveChart> deliveredChart = Optional.empty();
    private Optional<LiveChart> cpuChart = Optional.empty();

    RaceCharts(RaceModel race) {
        this.race = race;
        region.getStyleClass().addAll("card", "race-charts");
        Optional<String> noDrawing = Drawing.unavailableBecause();
        if (noDrawing.isPresent()) {
            Label why = new Label("No charts: " + noDrawing.get());
            why.setWrapText(true);
            region.getChildren().add(why);
            return;
        }
        LiveChart above = new LiveChart(LEAST_MB_PER_SECOND, false);
        LiveChart below = new LiveChart(LEAST_PERCENT, true);
        deliveredChart = Optional.of(above);
        cpuChart = Optional.of(below);
        for (LiveChart chart : List.of(above, below)) {
            chart.getStyleClass().add("race-chart");
            VBox.setVgrow(chart, Priority.ALWAYS);
        }
        split.getStyleClass().add("muted");
        region.getChildren()
                .addAll(head(RaceFigure.DELIVERED, delivered), above, head(RaceFigure.CPU, cpu, split), below);
    }

    private static HBox head(RaceFigure figure, Label... values) {
        return head(figure.title(), figure.explanation(), values);
    }

    /// The line above a chart: what it is of, and its newest figure.
    static HBox head(String name, String explanation, Label... values) {
        Label title = new Label(name);
        title.getStyleClass().add("race-chart-title");
        title.setTooltip(new Tooltip(explanation));
        title.setMinWidth(Label.USE_PREF_SIZE);
        values[0].getStyleClass().add("race-chart-figure");
        values[0].setMinWidth(Label.USE_PREF_SIZE);
        HBox head = new HBox(title);
        head.getChildren().addAll(values);
        head.getStyleClass().add("race-chart-head");
        return head;
    }

    VBox region() {
        return region;
    }

    void use(LabTheme theme, Font font) {
        deliveredChart.ifPresent(chart -> chart.use(theme, font.getSize(), font.getFamily()));
        cpuChart.ifPresent(chart -> chart.use(theme, font.getSize(), font.getFamily()));
    }

    void draw() {
        List<LiveMark> marks = marks(race.history());
        deliveredChart.ifPresent(chart -> chart.show(lines(race.history(), RaceFigure.DELIVERED), List.of(), marks));
        cpuChart.ifPresent(chart ->
                chart.show(lines(race.history(), RaceFigure.CPU), lines(race.history(), RaceFigure.USER_CPU), marks));
        delivered.setText(amount(RaceFigure.DELIVERED));
        cpu.setText(amount(RaceFigure.CPU));
        double user = race.now(RaceFigure.USER_CPU);
        split.setText(
                Double.isNaN(user)
                        ? ""
                        : "user " + percent(user) + " (darker), system " + percent(race.now(RaceFigure.CPU) - user));
    }

    private String amount(RaceFigure figure) {
        double now = race.now(figure);
        if (Double.isNaN(now)) {
            return race.answerProperty().get().waiting();
        }
        // A broker at rest takes some hundredths of a percent: nothing, to whoever looks.
        double seen = figure == RaceFigure.CPU ? Math.round(now * 10) / 10.0 : now;
        return Figures.of(seen) + " " + figure.unit();
    }

    private static String percent(double share) {
        return Math.round(share) + " %";
    }

    public static List<LiveLine> lines(RaceHistory history, RaceFigure figure) {
        return history.runs(figure).stream()
                .map(run -> new LiveLine(run.path(), run.secondsAgo(), run.values()))
                .toList();
    }

    public static List<LiveMark> marks(RaceHistory history) {
        return history.marks().stream()
                .map(mark -> new LiveMark(mark.secondsAgo(), mark.path()))
                .toList();
    }
}
