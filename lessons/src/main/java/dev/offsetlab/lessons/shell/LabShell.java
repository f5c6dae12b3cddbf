package dev.offsetlab.lessons.shell;

import dev.offsetlab.lessons.shell.CellResult.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// One JShell session in this JVM, with objects of the lab in it.
///
/// ```java
/// try (LabShell shell = LabShell.open(new ShellPrelude("import module java.base;", Map.of("lab", desk)))) {
///     CellResult result = shell.run("lab.topics()");
///     System.out.println(result.value());
/// }
/// ```
///
/// Cells run one after the other, whoever asks. [#run] and [#value] wait for their cell, so a window calls them on a
/// thread of its own; [#stop] ends the cell from any thread, within a second where the cell runs the student's code,
/// and after three the session goes on without the thread that would not end. Any thread.
public final class LabShell implements AutoCloseable {
    private static final long LOOK_MS = 50;
    /// How many stops there were when the work was asked for that a thread does now.
    private static final ScopedValue<Long> ASKED = ScopedValue.newInstance();

    private final ShellPrelude prelude;
    private final Consumer<String> listener;
    private final ReentrantLock oneCell = new ReentrantLock(true);
    private final AtomicLong stops = new AtomicLong();
    private volatile CompletableFuture<Session> session;
    private volatile boolean running;

    private LabShell(ShellPrelude prelude, Consumer<String> listener) {
        this.prelude = prelude;
        this.listener = listener;
        session = warm();
    }

    /// A session without anybody who listens while a cell prints.
    public static LabShell open(ShellPrelude prelude) {
        return open(prelude, _ -> {});
    }

    /// Returns at once and warms up in the background; only the first cell may have to wait for that.
    ///
    /// @param listener hears what a cell prints, about twenty times a second, on the thread that waits in [#run]
    public static LabShell open(ShellPrelude prelude, Consumer<String> listener) {
        return new LabShell(prelude, listener);
    }

    private CompletableFuture<Session> warm() {
        CompletableFuture<Session> built = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("lab-shell").start(() -> {
            try {
                Session begun = new Session(prelude, listener);
                built.complete(begun);
                warmSuggestions(begun);
            } catch (Throwable failure) {
                // Of no effect on a session that stands: it was closed while its suggestions warmed up.
                built.completeExceptionally(failure);
            }
        });
        return built;
    }

    /// The first completion reads the whole class path: done while nobody waits. A cell that waits goes first.
    private void warmSuggestions(Session begun) {
        if (oneCell.tryLock()) {
            try {
                begun.suggestions().warm();
            } finally {
                oneCell.unlock();
            }
        }
    }

    /// Runs a cell and waits for its end. Stops at the first snippet that fails; what stood before it has run.
    ///
    /// A stop is heeded from this call on, also while the cell waits for another one or for the session.
    ///
    /// @throws IllegalStateException the prelude does not run
    public CellResult run(String cell) {
        long stopsBefore = ASKED.orElse(stops.get());
        oneCell.lock();
        try {
            Session now = ready();
            now.begin();
            if (stops.get() != stopsBefore) {
                now.end(CellControl.STOPPED);
            }
            running = true;
            CellResult result = now.run(cell, listener);
            return now.memoryHeld() ? forgetAll(result) : result;
        } finally {
            running = false;
            oneCell.unlock();
        }
    }

    /// The object that an expression gives, for checks and claims. The session keeps nothing of it.
    ///
    /// @throws CellFailedException it has none: refused, threw, stopped, or null
    public Object value(String expression) throws CellFailedException {
        oneCell.lock();
        try {
            Session now = ready();
            now.begin();
            running = true;
            return now.value(expression, listener);
        } finally {
            running = false;
            oneCell.unlock();
        }
    }

    /// For work that is asked for now and done later, on another thread: its cells heed a stop that comes in between.
    public Runnable askedNow(Runnable work) {
        long stopsBefore = stops.get();
        return () -> ScopedValue.where(ASKED, stopsBefore).run(work);
    }

    /// Ends the cells that run or wait, and the threads that earlier ones left. Does nothing where there are none.
    public void stop() {
        stops.incrementAndGet();
        CompletableFuture<Session> now = session;
        if (now.isDone() && !now.isCompletedExceptionally()) {
            now.join().end(CellControl.STOPPED);
        }
    }

    /// Stops what runs, forgets all variables, and begins again with the prelude. Returns at once.
    public void reset() {
        CompletableFuture<Session> old = replace(warm());
        Thread.ofPlatform().daemon().name("lab-shell-end").start(() -> end(old));
    }

    /// A variable may hold what filled the memory: no cell would run well beside it.
    private CellResult forgetAll(CellResult result) {
        Problem last = result.problems().getLast();
        end(replace(warm()));
        List<Problem> problems = new ArrayList<>(result.problems());
        problems.add(new Problem(
                last.line(), last.column(), "All variables were forgotten, for they held what filled the memory"));
        return new CellResult(result.outcome(), result.value(), result.output(), problems, result.took());
    }

    private synchronized CompletableFuture<Session> replace(CompletableFuture<Session> next) {
        CompletableFuture<Session> old = session;
        session = next;
        return old;
    }

    private static void end(CompletableFuture<Session> old) {
        old.handle((session, _) -> Optional.ofNullable(session)).join().ifPresent(Session::close);
    }

    /// How the cell may go on at `cursor`, the best first. Nothing while a cell runs: JShell does one at a time.
    public List<Completion> complete(String cell, int cursor) {
        return suggested(suggestions -> suggestions.complete(cell, cursor));
    }

    /// The methods that the call at `cursor` may mean, or the type there. Nothing while a cell runs.
    public List<Documentation> document(String cell, int cursor) {
        return suggested(suggestions -> suggestions.document(cell, cursor));
    }

    private <T> List<T> suggested(Function<Suggestions, List<T>> question) {
        if (!free()) {
            return List.of();
        }
        try {
            return question.apply(ready().suggestions());
        } finally {
            oneCell.unlock();
        }
    }

    /// Takes the session where no cell runs. It may be busy with warming up: that is waited for, however long it takes.
    private boolean free() {
        try {
            while (!running) {
                if (oneCell.tryLock(LOOK_MS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// Does a cell run now?
    public boolean running() {
        return running;
    }

    private Session ready() {
        try {
            return session.join();
        } catch (CompletionException failure) {
            throw new IllegalStateException("no session: " + failure.getMessage(), failure);
        }
    }

    /// Ends the session and its threads, as far as they can be ended.
    @Override
    public void close() {
        end(replace(CompletableFuture.failedFuture(new IllegalStateException("the session is closed"))));
    }
}
