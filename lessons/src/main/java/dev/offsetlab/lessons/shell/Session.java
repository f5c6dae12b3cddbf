package dev.offsetlab.lessons.shell;

import dev.offsetlab.lessons.shell.CellGuard.End;
import dev.offsetlab.lessons.shell.CellResult.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jdk.jshell.JShell;

/// One JShell with all that belongs to it: variables, threads, the brake. A reset throws it away for another.
///
/// One thread at a time, but [#end] and [#close] come from any.
final class Session implements AutoCloseable {
    /// About a second, for threads that a cell has left behind.
    private static final int PATIENCE_LOOKS = 20;

    private final SessionThreads threads = new SessionThreads();
    private final CellGuard guard = new CellGuard(threads);
    private final SessionOutput output = new SessionOutput(System.out.charset());
    private final CellControl control;
    private final JShell shell;
    private final Suggestions suggestions;

    /// Builds it and runs the prelude. Takes half a second for the first of a JVM.
    ///
    /// @param listener hears what is printed while it is printed
    /// @throws IllegalStateException the prelude does not run
    Session(ShellPrelude prelude, Consumer<String> listener) {
        CellStreams.install();
        Runnable before = () -> {
            CellStreams.enter(output);
            HostObjects.handIn(prelude.objects());
        };
        control = new CellControl(new SnippetLoader(guard), threads, before, () -> output.passOn(listener));
        shell = JShell.builder()
                .executionEngine(new CellControlProvider(control), null)
                .build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        suggestions = new Suggestions(
                shell.sourceCodeAnalysis(), new SourceDocs(prelude.objects().values()));
        begin();
        CellResult begun = run(prelude.source(), listener);
        if (!begun.done()) {
            shell.close();
            throw new IllegalStateException("the session's prelude does not run: " + begun.problems());
        }
    }

    /// Before a cell counts as running: a stop that comes after this is heeded, also while the cell is compiled.
    void begin() {
        guard.release(threads.alive());
        CellStreams.install();
    }

    CellResult run(String cell, Consumer<String> listener) {
        return run(new CellRun(shell, guard, cell), listener);
    }

    private CellResult run(CellRun run, Consumer<String> listener) {
        long startNs = System.nanoTime();
        run.all();
        List<Thread> stayed = guard.end().isPresent() ? threads.end(PATIENCE_LOOKS) : List.of();
        CellStreams.install();
        output.passOn(listener);
        return run.result(output.take(), stayed, System.nanoTime() - startNs);
    }

    /// The object that an expression gives. The variable that JShell keeps it in is dropped.
    Object value(String expression, Consumer<String> listener) throws CellFailedException {
        control.takeValue();
        CellRun run = new CellRun(shell, guard, expression);
        CellResult result = run(run, listener);
        Optional<Object> value = control.takeValue();
        run.dropLast();
        if (!result.done() || value.isEmpty()) {
            throw new CellFailedException(expression, result);
        }
        return value.get();
    }

    /// Has the last cell filled the memory with what variables hold? Only a new session gives it back.
    boolean memoryHeld() {
        return control.memoryHeld();
    }

    Suggestions suggestions() {
        return suggestions;
    }

    /// Stops what runs, and what earlier cells have left running.
    void end(End reason) {
        guard.end(reason);
        threads.interrupt();
    }

    @Override
    public void close() {
        end(new End(Outcome.STOPPED, "The session was closed"));
        threads.end(PATIENCE_LOOKS);
        shell.close();
    }
}
