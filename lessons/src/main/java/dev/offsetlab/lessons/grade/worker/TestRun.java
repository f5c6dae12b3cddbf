package dev.offsetlab.lessons.grade.worker;

import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Hears from JUnit how each test ends, and tells it at once. A method that runs several times (parameters,
/// repetitions) is one test, and fails with the first that fails. Called by the thread that runs the tests; [#current]
/// by any.
final class TestRun implements TestExecutionListener {
    static final int DEFAULT_LIMIT_SECONDS = 20;

    private final Prepared prepared;
    private final Says says;
    private final StuckWatch watch;
    private final Captured output;
    private final Blame blame;
    private final Map<String, TestResult> waiting = new LinkedHashMap<>();
    private final Map<String, Long> seeds = new HashMap<>();
    private volatile @Nullable Current current;

    /// A test under way.
    record Current(TestResult test, long startNs) {}

    TestRun(Prepared prepared, List<String> skip, Says says, StuckWatch watch, Captured output) {
        this.prepared = prepared;
        this.says = says;
        this.watch = watch;
        this.output = output;
        this.blame = new Blame(prepared.student());
        prepared.roster().stream()
                .filter(test -> !skip.contains(test.test()))
                .forEach(test -> waiting.put(test.test(), test));
    }

    /// What runs now.
    Optional<Current> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        TestResult test = method(identifier).map(waiting::get).orElse(null);
        if (test == null || !identifier.isTest()) {
            return;
        }
        output.take(); // what a thread of an earlier test said too late
        long limitMs = limitMs(identifier);
        current = new Current(test, System.nanoTime());
        says.began(test.test(), limitMs);
        watch.begin(prepared.student(), limitMs);
    }

    @Override
    public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
        String seed = entry.getKeyValuePairs().get("seed");
        Current now = current;
        if (seed != null && now != null) {
            seeds.put(now.test().test(), Long.valueOf(seed));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        method(identifier)
                .map(waiting::remove)
                .ifPresent(test -> says.result(test.ended(Verdict.SKIPPED, null, reason, null, List.of())));
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        Optional<StuckWatch.Seen> seen = identifier.isTest() ? watch.end() : Optional.empty();
        Optional<TestResult> test = method(identifier).map(waiting::get);
        if (test.isEmpty()) {
            result.getThrowable().filter(_ -> identifier.isContainer()).ifPresent(this::allFailed);
            return;
        }
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL && isPart(identifier)) {
            return; // its method is told when all of it is done
        }
        TestResult ended = ended(test.get(), result, seen.orElse(null));
        waiting.remove(ended.test());
        says.result(measured(ended));
        current = null;
    }

    /// One of several runs of a method.
    private static boolean isPart(TestIdentifier identifier) {
        return identifier.getUniqueIdObject().getLastSegment().getType().endsWith("invocation");
    }

    private TestResult ended(TestResult test, TestExecutionResult result, StuckWatch.@Nullable Seen seen) {
        Throwable thrown = result.getThrowable().orElse(null);
        return switch (result.getStatus()) {
            case SUCCESSFUL -> test.ended(Verdict.PASSED, null, "", null, List.of());
            case ABORTED ->
                test.ended(Verdict.SKIPPED, null, thrown == null ? "" : Blame.text(thrown), null, List.of());
            case FAILED ->
                thrown == null
                        ? test.ended(Verdict.HARNESS_FAULT, null, "failed without a reason", null, List.of())
                        : blame.failed(test, thrown, seen);
        };
    }

    /// As it stands now, with its time, its seed and what it printed.
    TestResult measured(TestResult test) {
        Current now = current;
        long tookMs = now == null ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - now.startNs());
        return test.measured(seeds.get(test.test()), output.take(), tookMs);
    }

    /// A class that cannot be made, or fails before its tests: every test of it fails with that.
    private void allFailed(Throwable thrown) {
        waiting.values().forEach(test -> says.result(blame.failed(test, thrown, null)));
        waiting.clear();
    }

    /// The test's own, its class's, or the default.
    private static long limitMs(TestIdentifier identifier) {
        Optional<MethodSource> source =
                identifier.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
        return source.stream()
                .flatMap(method -> Stream.of(method.getJavaMethod(), method.getJavaClass()))
                .flatMap(element -> AnnotationSupport.findAnnotation(element, Timeout.class).stream())
                .findFirst()
                .map(timeout -> timeout.unit().toMillis(timeout.value()))
                .orElse(TimeUnit.SECONDS.toMillis(DEFAULT_LIMIT_SECONDS));
    }

    private static Optional<String> method(TestIdentifier identifier) {
        return identifier
                .getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName());
    }
}
