package dev.offsetlab.engine.server;

/// Runs tasks later, on one I/O thread. Any thread may call it.
public interface Timers {
    Timer after(long delayMs, Runnable task);

    /// As soon as the thread is free.
    void execute(Runnable task);

    /// A task that waits.
    interface Timer {
        void cancel();
    }
}
