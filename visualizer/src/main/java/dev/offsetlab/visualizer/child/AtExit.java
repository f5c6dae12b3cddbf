package dev.offsetlab.visualizer.child;

/// Something to be done when the JVM is told to end (Ctrl-C, SIGTERM) before it was done in the ordinary way.
public final class AtExit implements AutoCloseable {
    private final Thread hook;

    private AtExit(Thread hook) {
        this.hook = hook;
    }

    /// @param name of the thread that does it
    public static AtExit run(String name, Runnable work) {
        Thread hook = Thread.ofPlatform().name(name).unstarted(work);
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtExit(hook);
    }

    /// It was done in the ordinary way, or is being done now.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the JVM exits: too late to take it back, and no harm
        }
    }
}
