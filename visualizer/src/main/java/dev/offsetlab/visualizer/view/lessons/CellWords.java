package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.lessons.shell.CellResult;
import dev.offsetlab.lessons.shell.CellResult.Problem;
import java.util.Locale;

/// How a cell's end is said.
final class CellWords {
    private CellWords() {}

    /// @param meantToFail the lesson wants it to end with an exception
    static String outcome(CellResult how, boolean meantToFail) {
        String took = seconds(how.took().toNanos() / 1e9);
        return switch (how.outcome()) {
            case DONE -> meantToFail ? "done in " + took + ", but it should fail" : "done in " + took;
            case REFUSED -> "does not compile";
            case THREW -> meantToFail ? "failed after " + took + ", as it should" : "failed after " + took;
            case STOPPED -> "stopped after " + took;
            case ENDED -> "ended by the lab after " + took;
        };
    }

    static String seconds(double seconds) {
        if (seconds < 0.01) {
            return String.format(Locale.ROOT, "%.1f ms", seconds * 1e3);
        }
        return seconds < 1
                ? String.format(Locale.ROOT, "%.0f ms", seconds * 1e3)
                : String.format(Locale.ROOT, "%.1f s", seconds);
    }

    /// With its line, where there is more than one to choose from.
    static String problem(Problem problem, String code) {
        boolean several = code.strip().contains("\n");
        return several ? "Line " + problem.line() + ": " + problem.says() : problem.says();
    }
}
