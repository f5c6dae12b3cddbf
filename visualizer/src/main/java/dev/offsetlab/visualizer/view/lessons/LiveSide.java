package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.chart.Drawing;
import dev.offsetlab.visualizer.chart.LiveChart;
import dev.offsetlab.visualizer.chart.LiveMark;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.RaceCharts;
import dev.offsetlab.visualizer.view.StyleProbe;
import dev.offsetlab.visualizer.view.log.LogStrip;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.LogModel;
import dev.offsetlab.visualizer.viewmodel.LogSummary;
import dev.offsetlab.visualizer.viewmodel.RaceFigure;
import dev.offsetlab.visualizer.viewmodel.RaceModel;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a cell does, seen: what is delivered and what it costs, over the last minute; the counters; the segments of
/// the topic that the cells work on.
final class LiveSide extends VBox {
    private static final double LEAST_MB_PER_SECOND = 100;
    private static final double LEAST_PERCENT = 10;
    private static final double LEAST_SHOWN = 0.1;
    private static final int SAMPLES_PER_FRAME = 2;
    private static final List<RaceFigure> COUNTERS =
            List.of(RaceFigure.CPU_PER_GB, RaceFigure.SYSTEM_CALLS, RaceFigure.USER_BYTES, RaceFigure.ALLOCATED);

    private final LabModel lab;
    private final RaceModel race;
    private final LogModel log;
    private final LogStrip strip;
    private final StyleProbe style = new StyleProbe();
    private final Label delivered = new Label();
    private final Label cpu = new Label();
    private final Label path = new Label();
    private final Label topic = new Label();
    private final GridPane counters = new GridPane();
    private final Optional<LiveChart> deliveredChart = chart(LEAST_MB_PER_SECOND, false);
    private final Optional<LiveChart> cpuChart = chart(LEAST_PERCENT, true);
    private boolean seen;
    private long samples;

    LiveSide(LabModel lab, LogModel log) {
        this.lab = lab;
        this.log = log;
        race = new RaceModel(lab);
        strip = new LogStrip(log, offset -> {}, hit -> {});
        setId("lessons-live");
        getStyleClass().add("les-live");
        VBox inside = new VBox(charts(), counters, segments());
        inside.getStyleClass().add("les-live-inside");
        ScrollPane scroll = new ScrollPane(inside);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        counters.getStyleClass().add("les-counters");
        getChildren().addAll(scroll, style);
        style.onChange(() -> Platform.runLater(this::restyle));
        lab.onSample(sample -> sampled());
        log.frameProperty()
                .subscribe(frame -> topic.setText(log.chosen()
                        .map(id -> id.topic() + ", partition " + id.partition() + ": " + LogSummary.evidence(log))
                        .orElse("No topic yet: the first cell makes one.")));
    }

    private static Optional<LiveChart> chart(double leastEnd, boolean labelled) {
        if (Drawing.unavailableBecause().isPresent()) {
            return Optional.empty();
        }
        LiveChart chart = new LiveChart(leastEnd, labelled);
        chart.getStyleClass().add("les-chart");
        return Optional.of(chart);
    }

    private VBox charts() {
        path.getStyleClass().add("small");
        path.setWrapText(true);
        VBox charts = new VBox(path);
        charts.getStyleClass().add("les-parts");
        charts.getChildren().add(head(RaceFigure.DELIVERED, delivered));
        deliveredChart.ifPresent(charts.getChildren()::add);
        charts.getChildren().add(head(RaceFigure.CPU, cpu));
        cpuChart.ifPresent(charts.getChildren()::add);
        List.of(delivered, cpu).forEach(label -> label.getStyleClass().add("les-live-figure"));
        return charts;
    }

    private static HBox head(RaceFigure figure, Label amount) {
        Label head = new Label(figure.title() + ", " + figure.unit());
        head.getStyleClass().add("small");
        head.setMinWidth(Region.USE_PREF_SIZE);
        head.setMaxWidth(Double.MAX_VALUE);
        head.setTooltip(new Tooltip(figure.explanation()));
        amount.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(head, Priority.ALWAYS);
        HBox line = new HBox(head, amount);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private VBox segments() {
        Label head = new Label("Segments");
        head.getStyleClass().add("les-live-head");
        topic.setId("lessons-topic");
        topic.getStyleClass().add("small");
        topic.setWrapText(true);
        topic.setMinHeight(Region.USE_PREF_SIZE);
        strip.setId("lessons-strip");
        return new VBox(head, topic, strip);
    }

    void show(boolean wanted) {
        seen = wanted;
        log.show(wanted);
        draw();
    }

    private void sampled() {
        samples++;
        if (samples % SAMPLES_PER_FRAME == 0) {
            draw();
        }
    }

    private void draw() {
        if (!seen) {
            return;
        }
        List<LiveMark> marks = RaceCharts.marks(race.history());
        deliveredChart.ifPresent(
                chart -> chart.show(RaceCharts.lines(race.history(), RaceFigure.DELIVERED), List.of(), marks));
        cpuChart.ifPresent(chart -> chart.show(
                RaceCharts.lines(race.history(), RaceFigure.CPU),
                RaceCharts.lines(race.history(), RaceFigure.USER_CPU),
                marks));
        delivered.setText(amount(RaceFigure.DELIVERED));
        cpu.setText(amount(RaceFigure.CPU));
        String set = lab.pathProperty().get();
        String atWork = race.pathAtWork();
        path.setText(
                atWork.isEmpty() || atWork.equals(set)
                        ? "data path " + set + ", last 60 s"
                        : "data path " + set + ", but " + atWork + " sent the last; last 60 s");
        counters();
    }

    private void counters() {
        counters.getChildren().clear();
        Label head = new Label("Since this path was set, or the load was changed");
        head.getStyleClass().add("small");
        head.setWrapText(true);
        counters.add(head, 0, 0, 2, 1);
        int row = 1;
        for (RaceFigure figure : COUNTERS) {
            Label name = new Label(figure.title() + ", " + figure.unit());
            name.getStyleClass().add("small");
            name.setTooltip(new Tooltip(figure.explanation()));
            double now = race.sinceSwitch(figure);
            Label value = new Label(Double.isNaN(now) ? "–" : Figures.of(now));
            value.getStyleClass().add("les-counter");
            name.setWrapText(true);
            name.setMaxWidth(Double.MAX_VALUE);
            GridPane.setHgrow(name, Priority.ALWAYS);
            value.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHalignment(value, HPos.RIGHT);
            counters.addRow(row++, name, value);
        }
    }

    private String amount(RaceFigure figure) {
        double now = race.now(figure);
        if (Double.isNaN(now)) {
            return "–";
        }
        return now < LEAST_SHOWN ? "0" : Figures.of(now);
    }

    /// Colours and type of the drawings anew.
    void restyle() {
        LabTheme theme = style.theme();
        deliveredChart.ifPresent(chart ->
                chart.use(theme, style.font().getSize() * 0.86, style.font().getFamily()));
        cpuChart.ifPresent(chart ->
                chart.use(theme, style.font().getSize() * 0.86, style.font().getFamily()));
        strip.use(theme, style.font());
        draw();
    }
}
