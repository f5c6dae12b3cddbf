package dev.offsetlab.lessons.grade;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.offsetlab.lessons.grade.kit.Evidence;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One test of a grader and what came of it. Only values: it travels between processes as JSON.
///
/// @param test      method of the grader: `send_shortTransfer_goesOn`
/// @param says      what holds where it passes, a plain sentence
/// @param invariant of the exercise's page that it judges: `I2`; empty where it names none
/// @param points    that it is worth
/// @param evidence  of a finding; null where the test ended in another way
/// @param thrown    the exception and its message, or why it was cut or skipped; empty where nothing is to be said
/// @param place     the student's line that threw, hung, or begins the method in question; null where there is none
/// @param seed      of its random cases; null where it has none
/// @param stack     the top of the stack where that helps
/// @param output    what it printed, cut
public record TestResult(
        String test,
        String says,
        String invariant,
        int points,
        Verdict verdict,
        @Nullable Evidence evidence,
        String thrown,
        @Nullable Place place,
        @Nullable Long seed,
        List<String> stack,
        String output,
        long tookMs) {

    public TestResult {
        stack = List.copyOf(stack);
    }

    /// A test that has not run.
    public static TestResult notRun(String test, String says, String invariant, int points) {
        return new TestResult(test, says, invariant, points, Verdict.NOT_RUN, null, "", null, null, List.of(), "", 0);
    }

    public boolean passed() {
        return verdict == Verdict.PASSED;
    }

    /// Everything that the failure says, for whoever looks for words in it.
    @JsonIgnore
    public String failureText() {
        Stream<String> found = evidence == null
                ? Stream.of()
                : Stream.of(evidence.what(), evidence.why(), evidence.expected(), evidence.got());
        return Stream.concat(found, Stream.of(thrown)).collect(Collectors.joining("\n"));
    }

    /// The same, as it ended.
    public TestResult ended(
            Verdict verdict, @Nullable Evidence evidence, String thrown, @Nullable Place place, List<String> stack) {
        return new TestResult(
                test, says, invariant, points, verdict, evidence, thrown, place, seed, stack, output, tookMs);
    }

    public TestResult measured(@Nullable Long seed, String output, long tookMs) {
        return new TestResult(
                test, says, invariant, points, verdict, evidence, thrown, place, seed, stack, output, tookMs);
    }
}
