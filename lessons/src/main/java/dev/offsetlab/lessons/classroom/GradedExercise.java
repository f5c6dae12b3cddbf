package dev.offsetlab.lessons.classroom;

import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.TestResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One exercise of one submission.
///
/// @param counts    what the exercise counts for in the scheme
/// @param judgement null where nothing of it was handed in
/// @param flaky     it ran twice, and the two runs differ; this is the better one
/// @param diff      what the student changed of the starter, as a unified diff
public record GradedExercise(
        int number, String title, int counts, @Nullable Judgement judgement, boolean flaky, String diff) {
    /// How an exercise ended.
    public enum Ending {
        PASSED("passed"),
        WRONG("wrong"),
        NOT_WRITTEN("not begun"),
        MISSING("not handed in"),
        NOT_COMPILED("does not compile"),
        TIMED_OUT("timed out"),
        ENDED("ended its process"),
        HARNESS_FAULT("fault of the harness");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// A process that the limit of the whole exercise ended has timed out, whatever ran then.
    public Ending ending() {
        if (judgement == null) {
            return Ending.MISSING;
        }
        if (judgement.wasStopped()) {
            return Ending.TIMED_OUT;
        }
        return switch (judgement.verdict()) {
            case PASSED, SKIPPED -> Ending.PASSED;
            case WRONG -> Ending.WRONG;
            case NOT_WRITTEN -> Ending.NOT_WRITTEN;
            case TIMED_OUT, NOT_RUN -> Ending.TIMED_OUT;
            case ENDED -> Ending.ENDED;
            case HARNESS_FAULT -> Ending.HARNESS_FAULT;
            case DOES_NOT_COMPILE -> Ending.NOT_COMPILED;
        };
    }

    public List<TestResult> tests() {
        return Optional.ofNullable(judgement).map(Judgement::tests).orElse(List.of());
    }

    /// What no test says: the compiler's complaints, why the rest did not run. Empty mostly.
    public String says() {
        return Optional.ofNullable(judgement).map(FailureText::of).orElse("");
    }

    /// The share of the tests' points that it got, times what it counts for.
    public double score() {
        Judgement judged = judgement;
        if (judged == null || judged.ofPoints() == 0) {
            return 0;
        }
        return (double) counts * judged.points() / judged.ofPoints();
    }
}
