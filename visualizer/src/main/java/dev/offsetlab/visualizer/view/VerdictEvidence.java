package dev.offsetlab.visualizer.view;

import dev.offsetlab.engine.workload.PathSummary;
import dev.offsetlab.engine.workload.Trial;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.report.RaceResult;
import dev.offsetlab.visualizer.report.Verdicts;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a verdict rests on: its sentences, the counts of each path, where it ran.
final class VerdictEvidence extends VBox {
    VerdictEvidence(RaceResult race) {
        getStyleClass().add("cmp-lines");
        var summary = race.summary();
        for (String sentence : new Verdicts(summary).sentences()) {
            getChildren().add(ComparisonWords.colored(sentence, race.settings().paths(), "cmp-sentence"));
        }
        getChildren().add(counts(summary.paths()));
        getChildren().add(ComparisonWords.wrapped(race.machine().text(), "small"));
        getChildren()
                .add(ComparisonWords.wrapped(
                        "Sent: " + race.records() + ", "
                                + Figures.bytes(race.fill().bytes()) + ".",
                        "small"));
    }

    private static GridPane counts(List<PathSummary> paths) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("cmp-counts");
        ColumnConstraints first = new ColumnConstraints();
        grid.getColumnConstraints().add(first);
        String[] heads = {
            "user, s/GB",
            "system, s/GB",
            "calls per MB",
            "user space, B per B",
            "allocated, B per MB",
            "small fetch, us"
        };
        grid.add(ComparisonWords.small("medians"), 0, 0);
        for (int column = 0; column < heads.length; column++) {
            ColumnConstraints numbers = new ColumnConstraints();
            numbers.setHalignment(HPos.RIGHT);
            numbers.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(numbers);
            Label head = ComparisonWords.small(heads[column]);
            head.setWrapText(true);
            grid.add(head, column + 1, 0);
        }
        for (int row = 0; row < paths.size(); row++) {
            add(grid, row + 1, paths.get(row));
        }
        return grid;
    }

    private static void add(GridPane grid, int row, PathSummary path) {
        Label name = new Label(path.path());
        name.getStyleClass().addAll("cmp-name-small", ComparisonWords.pathStyle(path.path()));
        name.setMinWidth(USE_PREF_SIZE);
        List<Double> figures = List.of(
                path.median(Trial::userSecondsPerGigabyte),
                path.median(Trial::systemSecondsPerGigabyte),
                path.median(Trial::systemCallsPerMegabyte),
                path.median(Trial::userBytesPerByte),
                path.median(Trial::allocatedBytesPerMegabyte),
                path.cpuMicrosPerFetch().median());
        grid.add(name, 0, row);
        for (int column = 0; column < figures.size(); column++) {
            grid.add(new Label(Figures.of(figures.get(column))), column + 1, row);
        }
    }
}
