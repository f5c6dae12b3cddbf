package dev.offsetlab.visualizer.view;

import dev.offsetlab.engine.workload.Interval;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.viewmodel.RunsEntry;
import dev.offsetlab.visualizer.viewmodel.RunsPair;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Two runs side by side: what each path cost in one and in the other, and what was not the same.
final class ComparisonRunsCard extends VBox {
    ComparisonRunsCard(RunsEntry one, RunsEntry two) {
        getStyleClass().addAll("card", "cmp-card");
        RunsPair pair = new RunsPair(one.race(), two.race());
        getChildren().add(ComparisonWords.wrapped(headline(pair), "cmp-headline"));
        getChildren().add(ComparisonWords.wrapped("A   " + one.title() + "\nB   " + two.title(), "muted"));
        if (!pair.differences().isEmpty()) {
            getChildren().add(differences(pair));
        }
        getChildren().add(rows(pair));
        getChildren().add(ComparisonWords.wrapped(beside(pair), "small"));
    }

    private static String headline(RunsPair pair) {
        if (!pair.comparable()) {
            List<String> what = pair.differences().stream()
                    .filter(RunsPair.Difference::decisive)
                    .map(RunsPair.Difference::what)
                    .toList();
            return "These runs cannot be compared: other " + String.join(", ", what);
        }
        List<RunsPair.Row> rows = pair.rows();
        if (rows.isEmpty()) {
            return "These runs have no path in common";
        }
        long same = rows.stream()
                .filter(row -> row.words().equals("no significant difference"))
                .count();
        return same == rows.size()
                ? "No significant difference between the runs"
                : same == 0
                        ? "Every path differs, or has too few rounds"
                        : same + " of " + rows.size() + " paths: no significant difference";
    }

    private static String beside(RunsPair pair) {
        String unmatched = pair.unmatched().isEmpty()
                ? ""
                : "Raced in one of them only: " + String.join(", ", pair.unmatched()) + ". ";
        return unmatched
                + (pair.comparable()
                        ? "Runs of different times are not paired, what the machine did in between counts too: only intervals that "
                                + "do not touch are called a difference."
                        : "The figures stand beside each other, but they are of different things: nothing is claimed.");
    }

    private static GridPane differences(RunsPair pair) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("cmp-counts");
        int row = 0;
        for (RunsPair.Difference difference : pair.differences()) {
            grid.addRow(
                    row++,
                    ComparisonWords.wrapped(difference.what(), difference.decisive() ? "cmp-decisive" : "muted"),
                    ComparisonWords.wrapped("A  " + difference.one(), "label"),
                    ComparisonWords.wrapped("B  " + difference.two(), "label"));
        }
        return grid;
    }

    private static GridPane rows(RunsPair pair) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("cmp-rows");
        ColumnConstraints drawing = new ColumnConstraints();
        drawing.setHgrow(Priority.ALWAYS);
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), drawing, numbers, numbers, numbers);
        grid.addRow(
                0,
                ComparisonWords.small("path"),
                ComparisonWords.small("broker CPU, s/GB: A over B"),
                ComparisonWords.small("A"),
                ComparisonWords.small("B"),
                ComparisonWords.small("B is"));
        double end = pair.rows().stream()
                .mapToDouble(row -> Math.max(row.one().high(), row.two().high()))
                .max()
                .orElse(1);
        for (int i = 0; i < pair.rows().size(); i++) {
            RunsPair.Row row = pair.rows().get(i);
            grid.addRow(
                    i + 1,
                    ComparisonWords.path(row.path()),
                    bars(row, end),
                    figure(row.one()),
                    figure(row.two()),
                    ComparisonWords.wrapped(row.words().isEmpty() ? "-" : row.words(), "cmp-words"));
        }
        return grid;
    }

    private static VBox bars(RunsPair.Row row, double end) {
        ComparisonBar one = new ComparisonBar(row.one(), Double.NaN, end);
        ComparisonBar two = new ComparisonBar(row.two(), Double.NaN, end);
        List.of(one, two).forEach(bar -> bar.getStyleClass().addAll("cmp-thin", ComparisonWords.pathStyle(row.path())));
        return new VBox(one, two);
    }

    private static VBox figure(Interval interval) {
        return ComparisonWords.figure(Figures.of(interval.median()), Figures.range(interval));
    }
}
