package dev.offsetlab.visualizer.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A folder for the data of one run, gone when the run ends, also by Ctrl-C, and with it the processes that write
/// there.
public final class RunFolder implements AutoCloseable {
    private static final long STOP_MS = 5_000;

    private final Path path;
    private final Thread atExit = Thread.ofPlatform().name("sweep").unstarted(this::sweepAtExit);

    private RunFolder(Path path) {
        this.path = path;
    }

    /// @param parent where it is made, the system's folder for temporary files where none is named
    public static RunFolder create(@Nullable Path parent) throws IOException {
        RunFolder folder = new RunFolder(DataFolders.temporary(parent));
        Runtime.getRuntime().addShutdownHook(folder.atExit);
        return folder;
    }

    public Path path() {
        return path;
    }

    /// After the processes that write there have ended.
    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            awaitExit();
        }
        DataFolders.delete(path);
    }

    /// Ctrl-C: the hook sweeps already, and what this thread would still complain of is nobody's concern.
    private static void awaitExit() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ctrl-C may come at any moment, also before a child said that it is ready: so all children are ended.
    private void sweepAtExit() {
        ProcessHandle.current().children().forEach(child -> {
            child.destroy();
            child.onExit()
                    .completeOnTimeout(child, STOP_MS, TimeUnit.MILLISECONDS)
                    .join();
            if (child.destroyForcibly()) {
                // Until it is gone it may write into the folder that is to be removed.
                child.onExit()
                        .completeOnTimeout(child, STOP_MS, TimeUnit.MILLISECONDS)
                        .join();
            }
        });
        try {
            DataFolders.delete(path);
        } catch (IOException failure) {
            System.err.println("could not remove " + path + ": " + failure.getMessage());
        }
    }
}
