package dev.offsetlab.lessons.catalog;

import dev.offsetlab.lessons.catalog.Exercise.Hint;
import java.util.List;
import java.util.stream.IntStream;

/// What every page of an exercise has, and in which number.
final class ExerciseRules {
    private static final int LEAST_QUESTIONS = 2;
    private static final int MOST_QUESTIONS = 5;
    private static final List<String> SECTIONS = List.of("## A worked example", "## The file to edit");

    private final Faults faults;

    ExerciseRules(Faults faults) {
        this.faults = faults;
    }

    void check(Exercise exercise) {
        hints(exercise.hints());
        int questions = exercise.questions().size();
        if (questions < LEAST_QUESTIONS || questions > MOST_QUESTIONS) {
            faults.add(
                    0,
                    "there are " + questions + " questions; " + LEAST_QUESTIONS + " to " + MOST_QUESTIONS
                            + " are asked");
        }
        if (exercise.body().stream().noneMatch(Block.Drawing.class::isInstance)) {
            faults.add(0, "there is no drawing; every exercise shows its bytes or what it does to them");
        }
        invariants(exercise);
        for (String section : SECTIONS) {
            if (exercise.body().stream().noneMatch(block -> isIn(block, section))) {
                faults.add(0, "the section '" + section + "' is missing");
            }
        }
    }

    private void hints(List<Hint> hints) {
        List<String> names = hints.stream().map(Hint::name).toList();
        if (!names.equals(Exercise.HINTS)) {
            int line = hints.isEmpty() ? 0 : hints.getFirst().line();
            faults.add(line, "the hints are " + Exercise.HINTS + ", in this order, not " + names);
        }
    }

    private void invariants(Exercise exercise) {
        List<String> ids =
                exercise.invariants().stream().map(Exercise.Invariant::id).toList();
        List<String> right =
                IntStream.rangeClosed(1, ids.size()).mapToObj(i -> "I" + i).toList();
        if (ids.isEmpty()) {
            faults.add(0, "there is no list of invariants, as in '1. I1: every byte leaves once'");
        } else if (!ids.equals(right)) {
            faults.add(0, "the invariants are numbered " + right + ", not " + ids);
        }
    }

    private static boolean isIn(Block block, String heading) {
        return block instanceof Block.Prose prose && prose.markdown().lines().anyMatch(heading::equals);
    }
}
