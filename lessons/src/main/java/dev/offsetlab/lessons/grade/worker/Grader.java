package dev.offsetlab.lessons.grade.worker;

import dev.offsetlab.lessons.grade.TestResult;
import java.util.Comparator;
import java.util.List;

/// A class of tests, and its tests as they stand before they run.
record Grader(Class<?> type, List<TestResult> tests) {
    /// As the exercise's page goes on: by the first of a grader's invariants.
    static final Comparator<Grader> AS_THE_PAGE =
            Comparator.comparingInt(Grader::firstInvariant).thenComparing(grader -> grader.type.getName());

    private int firstInvariant() {
        return tests.stream()
                .map(test -> test.invariant().replaceAll("\\D", ""))
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
