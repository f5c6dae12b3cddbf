package dev.offsetlab.lessons.grade;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/// What came of one exercise. Only values: it travels between processes as JSON.
///
/// @param problems  of the compiler's; none where it compiles
/// @param tests     graders as the page goes on, within one as its file does; not run where it does not compile
/// @param trouble   what else is to be said, in a line; empty where nothing is
/// @param compileMs of student's code and graders together
/// @param tookMs    from the question to the answer
public record Judgement(
        int exercise,
        Verdict verdict,
        List<Problem> problems,
        List<TestResult> tests,
        String trouble,
        long compileMs,
        long tookMs) {

    /// The trouble of one that was ended from outside before its tests were through.
    static final String STOPPED = "stopped";

    public Judgement {
        problems = List.copyOf(problems);
        tests = List.copyOf(tests);
    }

    public boolean passed() {
        return verdict == Verdict.PASSED;
    }

    /// Was it ended from outside, by a person or by a limit for the whole?
    public boolean wasStopped() {
        return trouble.equals(STOPPED);
    }

    @JsonProperty
    public int points() {
        return tests.stream()
                .filter(TestResult::passed)
                .mapToInt(TestResult::points)
                .sum();
    }

    /// What can be had here: a test that this machine cannot run counts for nobody.
    @JsonProperty
    public int ofPoints() {
        return tests.stream()
                .filter(test -> test.verdict() != Verdict.SKIPPED)
                .mapToInt(TestResult::points)
                .sum();
    }

    /// The test that a student looks at first: the first of those that weigh most.
    public Optional<TestResult> first() {
        Verdict heaviest = Verdict.ofAll(tests.stream().map(TestResult::verdict).toList());
        return tests.stream()
                .filter(test -> test.verdict() == heaviest)
                .findFirst()
                .filter(test -> !passed());
    }
}
