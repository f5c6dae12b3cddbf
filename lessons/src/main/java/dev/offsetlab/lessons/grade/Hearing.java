package dev.offsetlab.lessons.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What is known of one task while its worker tells it, line by line. One thread.
final class Hearing {
    /// On a machine that does much else, a worker alone takes seconds to start.
    private static final long COMPILE_MS = 120_000;
    /// Between two lines that are not a test.
    private static final long PAUSE_MS = 60_000;
    /// A worker cuts a test by itself; only one that no longer can is cut from here.
    private static final long BEYOND_LIMIT_MS = 10_000;

    private final Task task;
    private final boolean untouched;
    private final long startNs = System.nanoTime();
    private final Map<String, TestResult> tests = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private String fault = "";
    private String trouble = "";
    private String running = "";
    private long compileMs;
    private long patienceMs = COMPILE_MS;
    private boolean refused;

    Hearing(Task task) {
        this.task = task;
        this.untouched = task.isUntouched();
    }

    /// How the worker stands after what it said.
    enum End {
        DONE,
        /// All is said, but this worker should not be used again.
        REPLACE,
        /// The worker is lost, and tests may be left.
        LOST
    }

    /// The task without the tests that are done.
    Task rest() {
        List<String> done = new ArrayList<>(task.skip());
        tests.values().stream()
                .filter(test -> test.verdict() != Verdict.NOT_RUN)
                .map(TestResult::test)
                .forEach(done::add);
        return task.skipping(done);
    }

    /// Tests that can still be run.
    boolean isOpen() {
        return !refused
                && fault.isEmpty()
                && tests.values().stream().anyMatch(test -> test.verdict() == Verdict.NOT_RUN);
    }

    /// A test runs now.
    boolean isTesting() {
        return !running.isEmpty();
    }

    /// How long the next line may take.
    long patienceMs() {
        return patienceMs;
    }

    /// Something that is to be said beside the verdict.
    void trouble(String line) {
        trouble = line;
    }

    /// An end, or empty where more is to come.
    Optional<End> hear(WorkerLine line) {
        patienceMs = PAUSE_MS;
        switch (line.kind()) {
            case COMPILED -> {
                compileMs += line.ms();
                line.tests().forEach(test -> tests.putIfAbsent(test.test(), test));
            }
            case PROBLEMS -> {
                compileMs += line.ms();
                refused = true;
                problems.addAll(line.problems());
                line.tests().forEach(test -> tests.putIfAbsent(test.test(), test));
            }
            case BEGAN -> {
                running = line.text();
                patienceMs = line.ms() + BEYOND_LIMIT_MS;
            }
            case RESULT, LAST -> {
                running = "";
                line.tests().forEach(test -> tests.put(test.test(), test));
            }
            case FAULT -> fault = line.text();
            case DONE -> {}
        }
        return switch (line.kind()) {
            case DONE -> Optional.of(line.text().isEmpty() ? End.DONE : End.REPLACE);
            case LAST -> Optional.of(End.LOST);
            default -> Optional.empty();
        };
    }

    /// The worker ended without a word, or said nothing for longer than it may.
    ///
    /// @param alive      it still runs, and does not answer
    /// @param complaints what its JVM said
    End silence(boolean alive, String complaints) {
        TestResult test = tests.get(running);
        if (test == null) {
            fault = "the worker " + (alive ? "does not answer" : "ended")
                    + (complaints.isEmpty() ? "" : ": " + complaints);
            return End.LOST;
        }
        Verdict verdict = alive ? Verdict.TIMED_OUT : Verdict.ENDED;
        String why = alive ? "its process does not answer any more: out of memory or threads" : "its process ended";
        tests.put(
                running,
                test.ended(verdict, null, why + (complaints.isEmpty() ? "" : ": " + complaints), null, List.of()));
        running = "";
        return End.LOST;
    }

    Judgement judgement() {
        List<TestResult> all = List.copyOf(tests.values());
        return new Judgement(
                task.exercise(),
                verdict(all),
                problems,
                all,
                fault.isEmpty() ? trouble : fault,
                compileMs,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs));
    }

    private Verdict verdict(List<TestResult> all) {
        if (refused) {
            return Verdict.DOES_NOT_COMPILE;
        }
        if (!fault.isEmpty() || all.isEmpty()) {
            return Verdict.HARNESS_FAULT;
        }
        Verdict verdict = Verdict.ofAll(all.stream().map(TestResult::verdict).toList());
        return untouched && verdict == Verdict.WRONG ? Verdict.NOT_WRITTEN : verdict;
    }
}
