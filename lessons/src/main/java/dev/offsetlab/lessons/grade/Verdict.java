package dev.offsetlab.lessons.grade;

import java.util.Collection;
import java.util.Comparator;

/// What came of a test, and of an exercise as a whole; the later ones outweigh the earlier.
public enum Verdict {
    PASSED,
    /// The grader itself declined: this machine lacks what it needs.
    SKIPPED,
    /// Something before it ended the run.
    NOT_RUN,
    /// Still the starter.
    NOT_WRITTEN,
    /// It gave what is not right, or threw.
    WRONG,
    /// It was cut at its limit.
    TIMED_OUT,
    /// It ended the process that it ran in: it left, or took all its memory.
    ENDED,
    /// The grader broke. The student's code is not judged by that.
    HARNESS_FAULT,
    DOES_NOT_COMPILE;

    /// Of an exercise whose tests ended like this.
    public static Verdict ofAll(Collection<Verdict> tests) {
        return tests.stream()
                .map(verdict -> verdict == SKIPPED ? PASSED : verdict)
                .max(Comparator.naturalOrder())
                .orElse(HARNESS_FAULT);
    }
}
