package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.course.Bench;
import dev.offsetlab.lessons.course.LabBench;
import dev.offsetlab.lessons.course.NoValueException;
import dev.offsetlab.lessons.desk.Desk;
import dev.offsetlab.lessons.shell.CellResult;
import dev.offsetlab.lessons.shell.LabShell;
import dev.offsetlab.visualizer.child.AtExit;
import dev.offsetlab.visualizer.child.DataFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// A broker, a desk and a shell of one lesson, in a folder that goes with it. They start in the background while the
/// student reads; the first cell waits for them.
final class LiveBench implements Bench, AutoCloseable {
    private final CompletableFuture<Parts> parts;

    /// @param listener hears what cells print, while they run
    LiveBench(Consumer<String> listener) {
        parts = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("lab-bench").start(() -> {
            try {
                parts.complete(Parts.start(listener));
            } catch (IOException | RuntimeException failure) {
                parts.completeExceptionally(failure);
            }
        });
    }

    private record Parts(Path folder, Broker broker, Desk desk, LabShell shell, LabBench bench, AtExit atExit) {
        static Parts start(Consumer<String> listener) throws IOException {
            Path folder = DataFolders.temporary(null);
            AtExit atExit = AtExit.run("lesson-folder", () -> delete(folder));
            Broker broker = Broker.start(BrokerConfig.local(folder));
            Desk desk = Desk.on(() -> broker);
            LabShell shell = LabShell.open(LabBench.prelude(desk), listener);
            return new Parts(folder, broker, desk, shell, new LabBench(shell), atExit);
        }

        void end() {
            shell.close();
            desk.close();
            try {
                broker.close();
            } catch (IOException untidy) {
                System.err.println("./lab lesson: the broker did not stop cleanly: " + untidy.getMessage());
            } finally {
                atExit.close();
                delete(folder);
            }
        }

        private static void delete(Path folder) {
            try {
                DataFolders.delete(folder);
            } catch (IOException stayed) {
                System.err.println("./lab lesson: " + folder + " could not be deleted: " + stayed.getMessage());
            }
        }
    }

    @Override
    public CellResult run(String cell) {
        return bench().run(cell);
    }

    @Override
    public Object value(String expression) throws NoValueException {
        return bench().value(expression);
    }

    @Override
    public Seen observe(Block.Observe block) throws NoValueException {
        return bench().observe(block);
    }

    @Override
    public void stop() {
        if (parts.isDone() && !parts.isCompletedExceptionally()) {
            parts.join().bench.stop();
        }
    }

    /// The shell, once it is there; for completion and documentation.
    LabShell shell() {
        return ready().shell;
    }

    private Bench bench() {
        return ready().bench;
    }

    private Parts ready() {
        try {
            return parts.join();
        } catch (CompletionException failure) {
            throw new UncheckedIOException(
                    new IOException("the lesson's broker did not start: " + failure.getCause(), failure));
        }
    }

    @Override
    public void close() {
        parts.handle((started, failure) -> {
                    if (failure == null) {
                        started.end();
                    }
                    return true;
                })
                .join();
    }
}
