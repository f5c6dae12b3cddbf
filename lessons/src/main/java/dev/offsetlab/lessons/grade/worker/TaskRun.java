package dev.offsetlab.lessons.grade.worker;

import dev.offsetlab.lessons.grade.Task;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.Verdict;
import dev.offsetlab.lessons.grade.kit.Seed;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// One task from its sources to its last result. The thread of the tasks; [#lastWords] comes from others.
final class TaskRun {
    private static final LauncherConfig CONFIG = LauncherConfig.builder()
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build();
    /// So many threads that nobody ended, and the process is replaced.
    private static final int MOST_THREADS = 100;

    private final Workbench workbench;
    private final Says says;
    private final StuckWatch watch;
    private final Captured output;
    private volatile @Nullable TestRun run;
    private volatile @Nullable Frames frames;

    TaskRun(Workbench workbench, Says says, StuckWatch watch, Captured output) {
        this.workbench = workbench;
        this.says = says;
        this.watch = watch;
        this.output = output;
    }

    void run(Task task) {
        long startNs = System.nanoTime();
        try {
            switch (workbench.make(task)) {
                case Workbench.Made.Ready ready -> {
                    says.compiled(ready.prepared().roster(), msSince(startNs));
                    test(task, ready.prepared());
                }
                case Workbench.Made.Refused refused -> {
                    says.refused(refused.problems(), refused.roster(), msSince(startNs));
                    says.done("");
                }
                case Workbench.Made.Broken broken -> {
                    says.fault(broken.says());
                    says.done("");
                }
            }
        } catch (IOException | RuntimeException | LinkageError broken) {
            says.fault(Blame.text(broken) + " at " + Frames.top(broken.getStackTrace()));
            says.done("its worker broke");
        }
    }

    private void test(Task task, Prepared prepared) {
        seed(task.seed());
        TestRun tests = new TestRun(prepared, task.skip(), says, watch, output);
        run = tests;
        frames = prepared.student();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(
                prepared.graders().isEmpty()
                        ? before
                        : prepared.graders().getFirst().getClassLoader());
        try {
            LauncherFactory.create(CONFIG).execute(request(task, prepared), tests);
            says.done(leftOver());
        } catch (OutOfMemoryError full) {
            outOfMemory(tests, full);
        } finally {
            thread.setContextClassLoader(before);
            watch.end();
            run = null;
            frames = null;
        }
    }

    private static LauncherDiscoveryRequest request(Task task, Prepared prepared) {
        PostDiscoveryFilter wanted =
                test -> FilterResult.includedIf(!task.skip().contains(name(test)));
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(prepared.graders().stream()
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .filters(wanted)
                .configurationParameter("junit.jupiter.testmethod.order.default", SourceOrder.class.getName())
                .configurationParameter(
                        "junit.jupiter.execution.timeout.testable.method.default", TestRun.DEFAULT_LIMIT_SECONDS + " s")
                .build();
    }

    private static String name(TestDescriptor test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .orElse("");
    }

    private void outOfMemory(TestRun tests, OutOfMemoryError full) {
        Frames student = frames;
        Optional<TestRun.Current> current = tests.current();
        if (current.isEmpty() || student == null) {
            says.fault(Blame.text(full));
            says.done("its memory is full");
            return;
        }
        TestResult ended = current.get()
                .test()
                .ended(
                        Verdict.ENDED,
                        null,
                        Blame.text(full) + ": it took more than "
                                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB",
                        student.place(full).orElse(null),
                        Frames.top(full.getStackTrace()));
        says.last(tests.measured(ended));
    }

    /// The process goes while a test runs, or the test never ends.
    ///
    /// @param where the student's code was last; null where nobody knows
    void lastWords(Verdict verdict, String why, StuckWatch.@Nullable Seen where) {
        TestRun tests = run;
        Optional<TestRun.Current> current = tests == null ? Optional.empty() : tests.current();
        if (tests != null && current.isPresent()) {
            TestResult ended = current.get()
                    .test()
                    .ended(
                            verdict,
                            null,
                            why,
                            where == null ? null : where.place(),
                            where == null ? List.of() : where.stack());
            says.last(tests.measured(ended));
        }
    }

    /// Where some thread calls `System.exit` just now.
    StuckWatch.@Nullable Seen exit() {
        Frames student = frames;
        if (student == null) {
            return null;
        }
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                                && frame.getMethodName().equals("exit")))
                .findFirst()
                .map(stack -> new StuckWatch.Seen(student.place(stack).orElse(null), Frames.top(stack)))
                .orElse(null);
    }

    /// Code of the student's or a grader's that still runs, on a thread that nobody ended.
    private static String leftOver() {
        long busy = Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey() != Thread.currentThread())
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith(StudentLoader.EXERCISES)))
                .count();
        if (busy > 0) {
            return busy + " threads of the exercise run on";
        }
        return Thread.activeCount() > MOST_THREADS ? "too many threads are left over" : "";
    }

    private static void seed(@Nullable Long seed) {
        if (seed == null) {
            System.clearProperty(Seed.PROPERTY);
        } else {
            System.setProperty(Seed.PROPERTY, seed.toString());
        }
    }

    private static long msSince(long startNs) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
    }
}
