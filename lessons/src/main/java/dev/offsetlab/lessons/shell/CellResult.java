package dev.offsetlab.lessons.shell;

import java.time.Duration;
import java.util.List;

/// How a cell ended.
///
/// @param value    of its last expression, as text; empty where it has none
/// @param output   what it printed, cut where it was too much
/// @param problems what the compiler said, or the exception; empty where all went well
public record CellResult(Outcome outcome, String value, String output, List<Problem> problems, Duration took) {
    public CellResult {
        problems = List.copyOf(problems);
    }

    public enum Outcome {
        DONE,
        /// Did not compile; what stood before the faulty snippet has run.
        REFUSED,
        /// Ended with an exception.
        THREW,
        /// Stopped by the student.
        STOPPED,
        /// Stopped by the lab: it ate memory, or called `System.exit`.
        ENDED
    }

    /// @param line  of the cell, from 1
    /// @param column of that line, from 1
    /// @param says  in plain words, what is wrong
    public record Problem(int line, int column, String says) {}

    public boolean done() {
        return outcome == Outcome.DONE;
    }
}
