package dev.offsetlab.engine.group;

/// Runs a task after a delay; the coordinator's only way to let time pass. The server's I/O threads provide it, tests
/// bring one that they wind by hand. Any thread may call it.
public interface Alarms {
    Alarm after(long delayMs, Runnable task);

    /// A task that waits.
    @FunctionalInterface
    interface Alarm {
        void cancel();
    }
}
