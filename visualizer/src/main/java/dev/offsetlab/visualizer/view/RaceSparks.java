package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.chart.LiveMark;
import dev.offsetlab.visualizer.chart.Spark;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.RaceFigure;
import dev.offsetlab.visualizer.viewmodel.RaceModel;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

/// Why it costs what it costs: five small lines beside the charts, each with its figure since the switch and its ratio
/// against the path before.
final class RaceSparks {
    private static final List<RaceFigure> FIGURES = List.of(
            RaceFigure.CPU_PER_GB,
            RaceFigure.SYSTEM_CALLS,
            RaceFigure.USER_BYTES,
            RaceFigure.ALLOCATED,
            RaceFigure.SWITCHES);

    private final RaceModel race;
    private final VBox region = new VBox();
    private final List<Row> rows = new ArrayList<>();

    RaceSparks(RaceModel race) {
        this.race = race;
        region.getStyleClass().addAll("card", "race-sparks");
        for (RaceFigure figure : FIGURES) {
            Row row = new Row(figure);
            VBox.setVgrow(row, Priority.ALWAYS);
            rows.add(row);
        }
        region.getChildren().addAll(rows);
    }

    VBox region() {
        return region;
    }

    void use(LabTheme theme, Font font) {
        rows.forEach(row -> row.spark.use(theme, font.getSize()));
    }

    void draw() {
        List<LiveMark> marks = RaceCharts.marks(race.history());
        rows.forEach(row -> row.draw(race, marks));
    }

    private static final class Row extends VBox {
        private final RaceFigure figure;
        private final Label value = new Label();
        private final Label ratio = new Label();
        private final Spark spark = new Spark();

        Row(RaceFigure figure) {
            this.figure = figure;
            getStyleClass().add("race-spark");
            Label title = new Label(figure.title() + ", " + figure.unit());
            title.getStyleClass().add("small");
            value.getStyleClass().add("race-spark-figure");
            value.setMinWidth(USE_PREF_SIZE);
            ratio.getStyleClass().add("small");
            HBox amounts = new HBox(value, ratio);
            amounts.getStyleClass().add("race-spark-amounts");
            HBox.setHgrow(spark, Priority.ALWAYS);
            spark.getStyleClass().add("race-spark-line");
            HBox line = new HBox(amounts, spark);
            VBox.setVgrow(line, Priority.ALWAYS);
            Tooltip.install(this, new Tooltip(figure.explanation()));
            getChildren().addAll(title, line);
        }

        void draw(RaceModel race, List<LiveMark> marks) {
            double now = race.sinceSwitch(figure);
            value.setText(Double.isNaN(now) ? "–" : Figures.of(now));
            double times = race.ratio(figure);
            ratio.setText(Double.isNaN(times) ? "" : Figures.of(times) + " x");
            spark.show(RaceCharts.lines(race.history(), figure), marks);
        }
    }
}
