package dev.offsetlab.lessons.shell;

import dev.offsetlab.lessons.shell.CellGuard.End;
import dev.offsetlab.lessons.shell.CellResult.Outcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import org.jspecify.annotations.Nullable;

/// Runs the snippets of one session, each on a thread of its own, and looks at it every [#LOOK_MS] until it ends.
///
/// A thread that heeds neither the brake nor interrupts, for it is deep in somebody else's loop, is left behind after
/// [#PATIENCE_LOOKS] with no way back into the student's code. Runs on the thread that evaluates.
final class CellControl extends DirectExecutionControl {
    private static final long LOOK_MS = 50;
    /// Some three seconds. Looks are counted, not time: where the whole JVM stood still, the cell's thread did, too.
    private static final int PATIENCE_LOOKS = 60;
    private static final long MUCH_BYTES = 32L << 20;
    static final End STOPPED = new End(Outcome.STOPPED, "Stopped");

    private final SnippetLoader loader;
    private final CellGuard guard;
    private final SessionThreads threads;
    private final Runnable look;
    private final Runnable before;
    private final HeapWatch heap = new HeapWatch();
    private @Nullable Object value;
    private boolean metOutOfMemory;

    /// @param before runs first on each snippet's thread
    /// @param look   runs again and again while a snippet runs
    CellControl(SnippetLoader loader, SessionThreads threads, Runnable before, Runnable look) {
        super(loader);
        this.loader = loader;
        this.guard = loader.guard();
        this.threads = threads;
        this.before = before;
        this.look = look;
    }

    /// One snippet under way.
    private static final class Invocation implements Runnable {
        private final Method snippet;
        private final Runnable before;
        private @Nullable Object value;
        private String text = "";
        private @Nullable Throwable failure;

        Invocation(Method snippet, Runnable before) {
            this.snippet = snippet;
            this.before = before;
        }

        @Override
        public void run() {
            try {
                before.run();
                value = snippet.invoke(null);
                text = ValueText.of(value);
            } catch (InvocationTargetException thrown) {
                failure = thrown.getCause();
            } catch (Throwable thrown) {
                // Whatever a student's code can throw, errors too, is the cell's result.
                failure = thrown;
            }
        }
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        if (guard.end().isPresent()) {
            throw new ExecutionControl.StoppedException();
        }
        Invocation invocation = new Invocation(snippet, before);
        Thread thread = new Thread(threads, invocation, "JShell cell");
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        boolean ended = await(thread);
        if (!ended || guard.end().isPresent()) {
            throw new ExecutionControl.StoppedException();
        }
        Throwable failure = invocation.failure;
        if (failure != null) {
            metOutOfMemory |= failure instanceof OutOfMemoryError;
            throw new InvocationTargetException(failure);
        }
        value = invocation.value;
        return invocation.text;
    }

    /// Until the thread has ended, or for [#PATIENCE_LOOKS] after its end was asked for.
    private boolean await(Thread thread) {
        int looksLeft = PATIENCE_LOOKS;
        while (!joined(thread)) {
            look.run();
            if (guard.end().isEmpty() && threads.allocatedBytes() > MUCH_BYTES && heap.full()) {
                guard.end(CellGuard.MEMORY);
            }
            if (guard.end().isPresent()) {
                threads.interrupt();
                looksLeft--;
                if (looksLeft < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /// An interrupt of the one who waits is a wish to stop the cell.
    private boolean joined(Thread thread) {
        try {
            thread.join(LOOK_MS);
        } catch (InterruptedException _) {
            guard.end(STOPPED);
        }
        return !thread.isAlive();
    }

    /// Did the cell meet the end of memory, and do its variables still hold most of it?
    boolean memoryHeld() {
        boolean met =
                metOutOfMemory || guard.end().filter(CellGuard.MEMORY::equals).isPresent();
        metOutOfMemory = false;
        return met && heap.fullAfterCollection();
    }

    /// The object that the last snippet gave. Empty where it gave null or nothing; forgotten once taken.
    Optional<Object> takeValue() {
        Optional<Object> taken = Optional.ofNullable(value);
        value = null;
        return taken;
    }
}
