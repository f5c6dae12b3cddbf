package dev.offsetlab.visualizer.report;

import dev.offsetlab.lessons.classroom.GradedClass;
import dev.offsetlab.lessons.classroom.GradedExercise;
import dev.offsetlab.lessons.classroom.GradedExercise.Ending;
import dev.offsetlab.lessons.classroom.GradedSubmission;
import dev.offsetlab.visualizer.chart.ShareChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The charts of a class: how many got how many points, and how each exercise ended.
final class ClassCharts {
    private static final int WIDTH = 460;
    private static final int MOST_BINS = 10;
    private static final List<Part> PARTS = List.of(
            new Part("passed", "passed", List.of(Ending.PASSED)),
            new Part("partly", "wrong", List.of(Ending.WRONG)),
            new Part("broken", "does not compile", List.of(Ending.NOT_COMPILED)),
            new Part("ended", "timed out or died", List.of(Ending.TIMED_OUT, Ending.ENDED, Ending.HARNESS_FAULT)),
            new Part("nothing", "not begun", List.of(Ending.NOT_WRITTEN, Ending.MISSING)));

    private final GradedClass graded;

    /// @param color variable of the style sheet
    private record Part(String color, String words, List<Ending> endings) {}

    ClassCharts(GradedClass graded) {
        this.graded = graded;
    }

    /// What the colours mean.
    static String legend() {
        return PARTS.stream()
                .map(part ->
                        "<span class=\"key\" style=\"background:var(--" + part.color() + ")\"></span>" + part.words())
                .collect(Collectors.joining(" &ensp;"));
    }

    String scores() {
        int most = graded.scheme().mostPoints();
        int bins = Math.clamp(most, 1, MOST_BINS);
        int[] counts = new int[bins];
        for (GradedSubmission student : graded.students()) {
            int bin = most == 0 ? 0 : (int) (student.score() / most * bins);
            counts[Math.clamp(bin, 0, bins - 1)]++;
        }
        List<ShareChart.Row> rows = new ArrayList<>();
        for (int bin = bins - 1; bin >= 0; bin--) {
            String name = bin * most / bins + " to " + (bin + 1) * most / bins;
            rows.add(new ShareChart.Row(name, List.of(counts[bin])));
        }
        return new ShareChart("scores", "submissions", WIDTH, List.of("partly")).svg(rows);
    }

    String exercises() {
        List<GradedExercise> first = graded.students().getFirst().exercises();
        List<ShareChart.Row> rows = IntStream.range(0, first.size())
                .mapToObj(index -> row(first.get(index), index))
                .toList();
        List<String> colors = PARTS.stream().map(Part::color).toList();
        return new ShareChart("exercises", "submissions", WIDTH, colors).svg(rows);
    }

    private ShareChart.Row row(GradedExercise exercise, int index) {
        Integer[] counts = new Integer[PARTS.size()];
        Arrays.setAll(counts, part -> (int) graded.students().stream()
                .filter(student -> PARTS.get(part)
                        .endings()
                        .contains(student.exercises().get(index).ending()))
                .count());
        return new ShareChart.Row(exercise.number() + "  " + exercise.title(), List.of(counts));
    }
}
