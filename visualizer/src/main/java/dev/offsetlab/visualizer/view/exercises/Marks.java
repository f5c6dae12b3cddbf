package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.grade.Verdict;
import org.kordamp.ikonli.feather.Feather;

/// The sign of a verdict, and its colour: never the one without the other.
final class Marks {
    private Marks() {}

    static Feather icon(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> Feather.CHECK;
            case NOT_RUN, SKIPPED -> Feather.MINUS;
            case NOT_WRITTEN -> Feather.EDIT_2;
            case TIMED_OUT -> Feather.CLOCK;
            case HARNESS_FAULT -> Feather.ALERT_TRIANGLE;
            case WRONG, ENDED, DOES_NOT_COMPILE -> Feather.X;
        };
    }

    static String style(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "les-good";
            case NOT_RUN, SKIPPED, NOT_WRITTEN -> "les-open";
            case WRONG, TIMED_OUT, ENDED, HARNESS_FAULT, DOES_NOT_COMPILE -> "les-bad";
        };
    }
}
