package dev.offsetlab.lessons.grade.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsetlab.lessons.grade.GradeJson;
import dev.offsetlab.lessons.grade.Task;
import dev.offsetlab.lessons.grade.Verdict;
import dev.offsetlab.lessons.grade.WorkerLine;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The process that a student's code runs in. Tasks come by standard input, results leave by standard output, both as
/// lines of JSON ([WorkerLine]); when the input ends, so does the process.
///
/// ```
///   main            reads tasks, also while one runs: its end is the end of everything
///   exercise        compiles and runs the tests, one task after the other
///   stuck-watch     looks at the clock
///   shutdown hook   the student's code left by System.exit: says where
/// ```
public final class WorkerMain {
    private static final int GAVE_UP = 70;

    private WorkerMain() {}

    public static void main(String[] arguments) throws IOException {
        InputStream tasks = System.in;
        Says says = new Says(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        Captured output = new Captured();
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(output, true, StandardCharsets.UTF_8));
        serve(new Workbench(new Compiler(Compiler.ownClassPath())), says, output, tasks);
        Runtime.getRuntime().halt(0);
    }

    private static void serve(Workbench workbench, Says says, Captured output, InputStream tasks) throws IOException {
        TaskRun[] runs = new TaskRun[1];
        StuckWatch watch = new StuckWatch(seen -> {
            runs[0].lastWords(Verdict.TIMED_OUT, "it did not end, not even when it was interrupted", seen);
            Runtime.getRuntime().halt(GAVE_UP);
        });
        TaskRun run = new TaskRun(workbench, says, watch, output);
        runs[0] = run;
        watch.start();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform()
                        .name("last-words")
                        .unstarted(() ->
                                run.lastWords(Verdict.ENDED, "it ended the whole process: System.exit", run.exit())));
        ObjectMapper json = GradeJson.mapper();
        ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("exercise").daemon().factory());
        BufferedReader lines = new BufferedReader(new InputStreamReader(tasks, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            WorkerLine.Request request = json.readValue(line, WorkerLine.Request.class);
            Task task = request.task() == null ? WarmUp.task(Path.of("").toAbsolutePath()) : request.task();
            thread.execute(() -> {
                says.answers(request.key());
                run.run(task);
            });
        }
    }
}
