package dev.offsetlab.lessons.grade.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsetlab.lessons.grade.GradeJson;
import dev.offsetlab.lessons.grade.Problem;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.WorkerLine;
import dev.offsetlab.lessons.grade.WorkerLine.Kind;
import java.io.PrintStream;
import java.util.List;

/// What this process tells the lab: lines of JSON, each with the key of the task that it answers. Any thread.
final class Says {
    private final PrintStream out;
    private final ObjectMapper json = GradeJson.mapper();
    private String key = "";

    Says(PrintStream out) {
        this.out = out;
    }

    /// From here on everything belongs to the task with this key.
    synchronized void answers(String key) {
        this.key = key;
    }

    void compiled(List<TestResult> roster, long tookMs) {
        line(WorkerLine.of(key(), Kind.COMPILED, roster, "", tookMs));
    }

    void refused(List<Problem> problems, List<TestResult> roster, long tookMs) {
        line(new WorkerLine(key(), Kind.PROBLEMS, roster, problems, "", tookMs));
    }

    void began(String test, long limitMs) {
        line(WorkerLine.of(key(), Kind.BEGAN, List.of(), test, limitMs));
    }

    void result(TestResult test) {
        line(WorkerLine.of(key(), Kind.RESULT, List.of(test), "", 0));
    }

    /// The result after which this process ends.
    void last(TestResult test) {
        line(WorkerLine.of(key(), Kind.LAST, List.of(test), "", 0));
    }

    void fault(String says) {
        line(WorkerLine.of(key(), Kind.FAULT, List.of(), says, 0));
    }

    /// @param replaceBecause why this process should not be used again; empty where it may
    void done(String replaceBecause) {
        line(WorkerLine.of(key(), Kind.DONE, List.of(), replaceBecause, 0));
    }

    private synchronized String key() {
        return key;
    }

    private synchronized void line(WorkerLine line) {
        try {
            out.println(json.writeValueAsString(line));
            out.flush();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a line of values cannot be written", impossible);
        }
    }
}
