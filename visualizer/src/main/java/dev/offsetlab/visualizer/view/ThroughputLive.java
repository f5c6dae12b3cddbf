package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.chart.Drawing;
import dev.offsetlab.visualizer.chart.LiveChart;
import dev.offsetlab.visualizer.chart.LiveLine;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.RaceHistory.Run;
import dev.offsetlab.visualizer.viewmodel.ThroughputAnswer;
import dev.offsetlab.visualizer.viewmodel.ThroughputModel;
import dev.offsetlab.visualizer.viewmodel.ThroughputModel.Flow;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

/// A cluster looked at from outside: how many records go in and out, and what only the lab's own broker
/// could tell besides.
///
/// ```
///   1,240 records/s written      620 records/s read by 2 groups     the answer
///   Written         ~~~~~~~~~~~~~~~~~~
///   Read by groups  ------------------
///   Only the lab's own broker tells ...                             and where to see it
/// ```
final class ThroughputLive implements LiveView {
    private static final double LEAST_RECORDS = 10;

    private final ThroughputModel model;
    private final Label written = new Label();
    private final Label read = new Label();
    private final Label evidence = words("");
    private final VBox region = new VBox();
    private final Optional<Row> writtenRow;
    private final Optional<Row> readRow;

    ThroughputLive(LabModel lab) {
        model = new ThroughputModel(lab);
        region.getStyleClass().add("race");
        written.getStyleClass().add("race-answer");
        written.setId("throughput-answer");
        read.getStyleClass().add("race-ratio");
        read.setId("throughput-read");
        evidence.setId("throughput-evidence");
        read.managedProperty().bind(read.textProperty().isNotEmpty());
        VBox answer = new VBox(written, read, evidence);
        answer.getStyleClass().addAll("race-hero", "race-plain");
        region.getChildren().add(answer);
        Optional<String> noDrawing = Drawing.unavailableBecause();
        if (noDrawing.isPresent()) {
            writtenRow = Optional.empty();
            readRow = Optional.empty();
            region.getChildren().add(words("No charts: " + noDrawing.get()));
        } else {
            Row above = new Row(Flow.WRITTEN, "Written", "Records a second, by the ends of the logs.", false);
            Row below = new Row(
                    Flow.READ, "Read by groups", "Records a second, as the groups commit: over ten seconds.", true);
            writtenRow = Optional.of(above);
            readRow = Optional.of(below);
            VBox charts = new VBox(above.head, above.chart, below.head, below.chart);
            charts.getStyleClass().addAll("card", "race-charts");
            VBox.setVgrow(charts, Priority.ALWAYS);
            region.getChildren().add(charts);
        }
        region.getChildren().add(onlyHere());
    }

    private static Label words(String text) {
        Label words = new Label(text);
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        return words;
    }

    private static Label onlyHere() {
        Label label = words("From outside one sees records and commits. What a data path costs (MB/s by path, CPU per"
                + " gigabyte, system calls, bytes through user space) only the lab's own broker tells: open ./lab"
                + " without --bootstrap for it live, or see Paired trials above, which start brokers of their own."
                + " Reading without a group leaves no commit, so it is not seen here.");
        label.getStyleClass().add("card");
        label.setId("throughput-only-here");
        return label;
    }

    @Override
    public String question() {
        return "What goes through this cluster?";
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public void draw() {
        ThroughputAnswer answer = model.answer();
        written.setText(answer.written());
        read.setText(answer.read());
        evidence.setText(answer.evidence());
        writtenRow.ifPresent(Row::draw);
        readRow.ifPresent(Row::draw);
    }

    @Override
    public void use(LabTheme theme, Font font) {
        for (Optional<Row> row : List.of(writtenRow, readRow)) {
            row.ifPresent(drawn -> drawn.chart.use(theme, font.getSize(), font.getFamily()));
        }
    }

    /// One chart and its head.
    private final class Row {
        private final Flow flow;
        private final Label figure = new Label();
        private final Region head;
        private final LiveChart chart;

        Row(Flow flow, String title, String explanation, boolean lowest) {
            this.flow = flow;
            head = RaceCharts.head(title, explanation, figure);
            chart = new LiveChart(LEAST_RECORDS, lowest);
            chart.getStyleClass().add("race-chart");
            VBox.setVgrow(chart, Priority.ALWAYS);
        }

        void draw() {
            double now = model.now(flow);
            figure.setText(Double.isNaN(now) ? "after the second look" : Figures.of(now) + " records/s");
            Run run = model.line(flow);
            chart.show(List.of(new LiveLine(run.path(), run.secondsAgo(), run.values())), List.of(), List.of());
        }
    }
}
