package dev.offsetlab.lessons.grade;

import dev.offsetlab.lessons.progress.ExerciseProgress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What terminal and window say of an exercise, in the same words.
public final class GradeWords {
    /// Before the starter takes the place of what the student wrote.
    public static final String ASK_RESET = "Put the starter in place of what you wrote?";

    /// Before the solution is shown to somebody who has not passed.
    public static final String ASK_OPEN = "You have not passed yet. Open the solution? Your progress will say so.";

    private static final Pattern STARTER = Pattern.compile("exercise \\d+: (.*)", Pattern.DOTALL);

    private GradeWords() {}

    public static String verdict(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "Passed";
            case NOT_WRITTEN -> "Not written yet";
            case WRONG -> "Wrong";
            case TIMED_OUT -> "Timed out";
            case ENDED -> "Ended its process";
            case DOES_NOT_COMPILE -> "Does not compile";
            case HARNESS_FAULT -> "The grader itself broke: this is not judged as your fault";
            case NOT_RUN, SKIPPED -> "Not run";
        };
    }

    /// Behind the sentence of one test; empty where its sign says enough.
    public static String note(Verdict verdict) {
        return switch (verdict) {
            case NOT_WRITTEN -> "starter";
            case TIMED_OUT -> "timed out";
            case ENDED -> "ended the process";
            case HARNESS_FAULT -> "the grader broke";
            case NOT_RUN -> "not run";
            case SKIPPED -> "not here";
            case PASSED, WRONG, DOES_NOT_COMPILE -> "";
        };
    }

    /// `5 of 8 tests`.
    public static String tests(Judgement judgement) {
        long passed = judgement.tests().stream().filter(TestResult::passed).count();
        return passed + " of " + judgement.tests().size() + " tests";
    }

    /// `Points: 7/13`.
    public static String points(Judgement judgement) {
        return "Points: " + judgement.points() + "/" + judgement.ofPoints();
    }

    /// How a test ended that found nothing by itself.
    public static String thrown(TestResult test) {
        return switch (test.verdict()) {
            case TIMED_OUT -> "Cut at its limit: " + test.thrown();
            case NOT_WRITTEN -> notWritten(test.thrown());
            case HARNESS_FAULT -> "The grader threw, and none of your code was in its stack: " + test.thrown();
            case PASSED, SKIPPED, NOT_RUN, WRONG, ENDED, DOES_NOT_COMPILE -> test.thrown();
        };
    }

    /// A starter says `exercise 3: name the file`.
    private static String notWritten(String thrown) {
        Matcher starter = STARTER.matcher(thrown);
        return starter.matches()
                ? "This is still the starter. To do: " + starter.group(1)
                : "Not written yet: " + thrown;
    }

    /// Whether its stack helps: there is no line of the student's to point at.
    public static boolean wantsStack(TestResult test) {
        return test.verdict() == Verdict.HARNESS_FAULT || (test.place() == null && test.verdict() == Verdict.TIMED_OUT);
    }

    /// What the student's line has to do with it: `look here, in lookup`.
    public static String place(TestResult test, Place place) {
        String says = switch (test.verdict()) {
            case TIMED_OUT -> "it was here";
            case WRONG -> test.evidence() == null ? "thrown from here" : "look here";
            default -> "here";
        };
        return says + ", in " + place.method();
    }

    /// Why there is no line to point at, where a person would look for one.
    public static Optional<String> nowhere(TestResult test) {
        return test.place() == null && test.verdict() == Verdict.TIMED_OUT
                ? Optional.of("None of your code was running then: what the grader waits for never came.")
                : Optional.empty();
    }

    /// How far a student is, for a list; empty before anything was done.
    public static String state(ExerciseProgress kept) {
        if (kept.passed()) {
            return "passed" + (kept.openedSolution() ? ", opened before" : "");
        }
        if (kept.attempts() == 0) {
            return kept.hints() > 0 ? hints(kept) : "";
        }
        return kept.points() + "/" + kept.ofPoints() + " points" + (kept.hints() > 0 ? ", " + hints(kept) : "")
                + (kept.openedSolution() ? ", opened" : "");
    }

    private static String hints(ExerciseProgress kept) {
        return kept.hints() + (kept.hints() == 1 ? " hint" : " hints");
    }

    /// @param aside where is kept what the student had
    public static String begunAnew(Optional<Path> aside) {
        return aside.map(path -> "Begun anew. What you had is kept: " + path).orElse("It is the starter already.");
    }
}
