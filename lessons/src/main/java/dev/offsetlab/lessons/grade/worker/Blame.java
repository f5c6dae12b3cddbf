package dev.offsetlab.lessons.grade.worker;

import dev.offsetlab.lessons.grade.Place;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.Verdict;
import dev.offsetlab.lessons.grade.kit.Evidence;
import dev.offsetlab.lessons.grade.kit.Finding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Says of an exception whose it is: a finding, the student's own, a starter that still stands, or the grader's defect.
final class Blame {
    private static final int MOST_CHARACTERS = 1000;

    private final Frames frames;

    Blame(Frames frames) {
        this.frames = frames;
    }

    /// @param stuck where the student's code was shortly before the limit; null where nobody looked
    TestResult failed(TestResult test, Throwable thrown, StuckWatch.@Nullable Seen stuck) {
        Optional<Place> place = frames.place(thrown);
        List<String> stack = Frames.top(thrown.getStackTrace());
        if (thrown instanceof TimeoutException) {
            return stuck == null
                    ? test.ended(Verdict.TIMED_OUT, null, text(thrown), place.orElse(null), stack)
                    : test.ended(Verdict.TIMED_OUT, null, text(thrown), stuck.place(), stuck.stack());
        }
        if (isNotWritten(thrown)) {
            return test.ended(Verdict.NOT_WRITTEN, null, message(thrown), place.orElse(null), List.of());
        }
        if (thrown instanceof Finding finding) {
            Evidence evidence = finding.evidence();
            return test.ended(Verdict.WRONG, evidence, "", where(finding, place).orElse(null), List.of());
        }
        if (thrown instanceof AssertionError) {
            return test.ended(Verdict.WRONG, null, message(thrown), place.orElse(null), List.of());
        }
        if (place.isPresent() || isNullOfStudent(thrown)) {
            return test.ended(Verdict.WRONG, null, text(thrown), place.orElse(null), stack);
        }
        return test.ended(Verdict.HARNESS_FAULT, null, text(thrown), null, stack);
    }

    /// The line that threw, where the student's code did; else the method that is judged; else who called when it was
    /// found.
    private Optional<Place> where(Finding finding, Optional<Place> caller) {
        return Optional.ofNullable(finding.getCause())
                .flatMap(frames::place)
                .or(() -> frames.method(finding.evidence().method()))
                .or(() -> caller);
    }

    /// The starter throws it, or its own like: nothing of the JDK or the engine in between.
    private boolean isNotWritten(Throwable thrown) {
        return Frames.chain(thrown).stream()
                .filter(UnsupportedOperationException.class::isInstance)
                .map(Throwable::getStackTrace)
                .anyMatch(stack -> stack.length > 0 && frames.isStudents(stack[0]));
    }

    /// The grader called something on what the student's method returned, and that was null: the JVM says whose it was.
    private static boolean isNullOfStudent(Throwable thrown) {
        return thrown instanceof NullPointerException
                && thrown.getMessage() != null
                && thrown.getMessage().contains("return value of \"" + StudentLoader.EXERCISES);
    }

    static String text(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        String message = message(thrown);
        if (thrown instanceof StackOverflowError) {
            return name + ": a method calls itself without an end";
        }
        return message.isEmpty() ? name : name + ": " + message;
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        return message.length() > MOST_CHARACTERS ? message.substring(0, MOST_CHARACTERS) + " ..." : message;
    }
}
