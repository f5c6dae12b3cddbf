package dev.offsetlab.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Prints, when all tests of a module ran, which were skipped and why. Found by the JUnit Platform as a service.
public final class SkippedTests implements TestExecutionListener {
    private final Map<String, String> reasons = new ConcurrentSkipListMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        reasons.put(name(test), reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            reasons.put(
                    name(test),
                    result.getThrowable()
                            .map(Throwable::getMessage)
                            .map(message -> message.replaceFirst("^Assumption failed: ", ""))
                            .orElse("no reason given"));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        reasons.forEach((test, reason) -> System.out.println("SKIPPED " + test + ": " + reason));
        reasons.clear();
    }

    private static String name(TestIdentifier test) {
        return test.getUniqueIdObject().getSegments().stream()
                .filter(segment -> segment.getType().matches("class|nested-class|method|test-template.*"))
                .map(segment -> segment.getValue().replaceFirst("^.*\\.", "").replaceFirst("\\(.*", ""))
                .reduce((a, b) -> a + "." + b)
                .orElse(test.getDisplayName());
    }
}
