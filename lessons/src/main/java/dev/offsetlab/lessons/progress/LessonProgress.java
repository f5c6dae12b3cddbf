package dev.offsetlab.lessons.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One lesson of a student, everything by the id of its block. Blocks that the lesson no longer has are kept.
///
/// @param place        id of the block to come back to; empty at the beginning
/// @param cells        texts and results of the run cells
/// @param measurements by the id of the predict block, beside which they stand
/// @param observations what a tool said, by the id of the observe block
/// @param skipped      predictions that an instructor left out, and when their cell ran without them
public record LessonProgress(
        String place,
        Map<String, Answered> predictions,
        Map<String, Cell> cells,
        Map<String, Answered> measurements,
        Map<String, Checked> checks,
        Map<String, Answered> observations,
        Map<String, Instant> skipped) {
    static final LessonProgress NONE =
            new LessonProgress("", Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /// A file may lack any field.
    public LessonProgress(
            @Nullable String place,
            @Nullable Map<String, Answered> predictions,
            @Nullable Map<String, Cell> cells,
            @Nullable Map<String, Answered> measurements,
            @Nullable Map<String, Checked> checks,
            @Nullable Map<String, Answered> observations,
            @Nullable Map<String, Instant> skipped) {
        this.place = Objects.requireNonNullElse(place, "");
        this.predictions = Progress.copy(predictions);
        this.cells = Progress.copy(cells);
        this.measurements = Progress.copy(measurements);
        this.checks = Progress.copy(checks);
        this.observations = Progress.copy(observations);
        this.skipped = Progress.copy(skipped);
    }

    /// A text and when it was given.
    public record Answered(String text, Instant at) {}

    /// @param code    as the student ran it last
    /// @param outcome how it ended, as the shell names it; empty where it was edited and not run
    /// @param result  value and output, cut
    /// @param passed  it did what the lesson wants, then or in an earlier run
    public record Cell(String code, String outcome, String result, Instant at, boolean passed) {
        public boolean done() {
            return outcome.equals("DONE");
        }
    }

    /// Every answer to a check, in order.
    public record Checked(List<Attempt> attempts) {
        public Checked(@Nullable List<Attempt> attempts) {
            this.attempts = attempts == null ? List.of() : List.copyOf(attempts);
        }

        public boolean passed() {
            return attempts.stream().anyMatch(Attempt::passed);
        }
    }

    /// @param right what the live engine said at that moment
    public record Attempt(String answer, String right, boolean passed, Instant at) {}

    public LessonProgress at(String block) {
        return new LessonProgress(block, predictions, cells, measurements, checks, observations, skipped);
    }

    public LessonProgress predicted(String id, Answered prediction) {
        return new LessonProgress(
                place, with(predictions, id, prediction), cells, measurements, checks, observations, skipped);
    }

    public LessonProgress ran(String id, Cell cell) {
        return new LessonProgress(
                place, predictions, with(cells, id, cell), measurements, checks, observations, skipped);
    }

    public LessonProgress measured(String id, Answered value) {
        return new LessonProgress(
                place, predictions, cells, with(measurements, id, value), checks, observations, skipped);
    }

    public LessonProgress observed(String id, Answered lines) {
        return new LessonProgress(
                place, predictions, cells, measurements, checks, with(observations, id, lines), skipped);
    }

    public LessonProgress answered(String id, Attempt attempt) {
        List<Attempt> attempts =
                new ArrayList<>(checks.getOrDefault(id, new Checked(List.of())).attempts());
        attempts.add(attempt);
        return new LessonProgress(
                place,
                predictions,
                cells,
                measurements,
                with(checks, id, new Checked(attempts)),
                observations,
                skipped);
    }

    public LessonProgress skipped(String id, Instant at) {
        return new LessonProgress(place, predictions, cells, measurements, checks, observations, with(skipped, id, at));
    }

    private static <T> Map<String, T> with(Map<String, T> map, String id, T value) {
        Map<String, T> changed = new LinkedHashMap<>(map);
        changed.put(id, value);
        return changed;
    }
}
