package dev.offsetlab.lessons.grade;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line that a worker says, as JSON.
///
/// ```
///   lab     {"key": "x7f3", "task": {...}}                                     one line: a task
///   worker  {"key": "x7f3", "kind": "COMPILED", "tests": [...]}                the roster
///           {"key": "x7f3", "kind": "BEGAN", "text": "lookup_...", "ms": 10000}  what runs, and its limit
///           {"key": "x7f3", "kind": "RESULT", "tests": [...]}
///           {"key": "x7f3", "kind": "DONE"}
/// ```
///
/// The student's code shares the process: lines without the key of the task are its own, and nobody reads them.
public record WorkerLine(String key, Kind kind, List<TestResult> tests, List<Problem> problems, String text, long ms) {
    public enum Kind {
        /// All tests that there are, none of them run; `ms` it took to compile.
        COMPILED,
        /// It does not compile. The tests, where they are known.
        PROBLEMS,
        /// The test `text` began, and has `ms`.
        BEGAN,
        RESULT,
        /// The result of a test after which this process is of no use.
        LAST,
        /// The grader or the worker itself broke: `text` says how.
        FAULT,
        /// All is said. With a text: this process should be replaced.
        DONE
    }

    /// What a worker is asked to do; without a task it warms up, and nobody listens.
    public record Request(String key, @Nullable Task task) {}

    public WorkerLine {
        tests = List.copyOf(tests);
        problems = List.copyOf(problems);
    }

    public static WorkerLine of(String key, Kind kind, List<TestResult> tests, String text, long ms) {
        return new WorkerLine(key, kind, tests, List.of(), text, ms);
    }
}
