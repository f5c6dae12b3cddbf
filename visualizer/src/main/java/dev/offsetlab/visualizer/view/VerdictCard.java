package dev.offsetlab.visualizer.view;

import dev.offsetlab.engine.workload.Comparison;
import dev.offsetlab.engine.workload.RaceSummary;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.report.Verdicts;
import dev.offsetlab.visualizer.viewmodel.ComparisonRow;
import dev.offsetlab.visualizer.viewmodel.RunsEntry;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a run found: the answer, a row for each path, what must be said beside it, and the evidence on demand.
final class VerdictCard extends VBox {
    private final RunsEntry run;
    private final RaceSummary summary;
    private final Verdicts verdicts;

    VerdictCard(RunsEntry run) {
        this.run = run;
        this.summary = run.race().summary();
        this.verdicts = new Verdicts(summary);
        getStyleClass().addAll("card", "cmp-card");
        getChildren()
                .addAll(
                        ComparisonWords.colored(
                                verdicts.headline(), run.race().settings().paths(), "cmp-answer"),
                        rows(),
                        beside(),
                        evidence());
    }

    private GridPane rows() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("cmp-rows");
        ColumnConstraints drawing = new ColumnConstraints();
        drawing.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), drawing, numbers(), numbers(), numbers());
        grid.addRow(
                0,
                ComparisonWords.small("path"),
                ComparisonWords.small("line: " + coverage() + " interval of the median"),
                ComparisonWords.small("broker CPU, s/GB"),
                ComparisonWords.small("to " + summary.reference()),
                ComparisonWords.small("GB/s"));
        List<ComparisonRow> rows = ComparisonRow.of(summary);
        double end = rows.stream().mapToDouble(row -> row.cpu().high()).max().orElse(1);
        for (int i = 0; i < rows.size(); i++) {
            grid.addRow(i + 1, row(rows.get(i), end));
        }
        return grid;
    }

    private static ColumnConstraints numbers() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        column.setMinWidth(USE_PREF_SIZE);
        return column;
    }

    private Node[] row(ComparisonRow row, double end) {
        double mark = row.ratio().isEmpty()
                ? Double.NaN
                : summary.path(summary.reference()).cpuSecondsPerGigabyte().median();
        ComparisonBar bar = new ComparisonBar(row.cpu(), mark, end);
        bar.getStyleClass().add(ComparisonWords.pathStyle(row.path()));
        bar.setAccessibleText(row.path() + " " + Figures.of(row.cpu().median()) + " CPU seconds per GB");
        return new Node[] {
            ComparisonWords.path(row.path()),
            bar,
            ComparisonWords.figure(Figures.of(row.cpu().median()), Figures.range(row.cpu())),
            ComparisonWords.figure(row.ratio().map(VerdictCard::ratio).orElse("1 x"), row.words()),
            ComparisonWords.figure(Figures.of(row.throughput().median()), Figures.range(row.throughput()))
        };
    }

    private static String ratio(Comparison comparison) {
        String text = comparison.text();
        return text.substring(0, text.indexOf(" (")).strip();
    }

    private VBox beside() {
        VBox lines = new VBox();
        lines.getStyleClass().add("cmp-lines");
        if (!verdicts.caution().isEmpty()) {
            lines.getChildren().add(ComparisonWords.wrapped(verdicts.caution(), "cmp-caution"));
        }
        run.race()
                .unavailable()
                .forEach((path, why) ->
                        lines.getChildren().add(ComparisonWords.wrapped(path + " did not run: " + why, "small")));
        lines.getChildren()
                .add(ComparisonWords.wrapped(run.time() + ". " + run.race().honesty() + " " + run.load(), "small"));
        return lines;
    }

    private VBox evidence() {
        VerdictEvidence evidence = new VerdictEvidence(run.race());
        ToggleButton toggle = new ToggleButton("Show the evidence", new FontIcon(Feather.CHEVRON_DOWN));
        toggle.getStyleClass().add("cmp-evidence-switch");
        toggle.setId("comparison-evidence");
        evidence.visibleProperty().bind(toggle.selectedProperty());
        evidence.managedProperty().bind(toggle.selectedProperty());
        toggle.selectedProperty().addListener((property, before, open) -> {
            toggle.setText(open ? "Hide the evidence" : "Show the evidence");
            toggle.setGraphic(new FontIcon(open ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
        });
        VBox box = new VBox(toggle, evidence);
        box.getStyleClass().add("cmp-lines");
        return box;
    }

    private String coverage() {
        return String.format(
                Locale.ROOT,
                "%.0f %%",
                100 * summary.cheapest().cpuSecondsPerGigabyte().coverage());
    }
}
