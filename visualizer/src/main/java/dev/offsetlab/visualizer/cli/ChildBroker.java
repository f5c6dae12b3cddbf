package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.workload.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A broker of one run: a process and a folder for its data, both gone when the run ends, however it ends.
public final class ChildBroker implements AutoCloseable {
    private final Path folder;
    private final BrokerProcess process;
    private final Thread atExit = Thread.ofPlatform().name("sweep").unstarted(this::sweep);

    /// @param parent where its data folder is made, the system's folder for temporary files where none is named
    public static ChildBroker start(@Nullable Path parent) throws IOException {
        return new ChildBroker(DataFolders.temporary(parent));
    }

    private ChildBroker(Path folder) throws IOException {
        this.folder = folder;
        try {
            Path data = Files.createDirectories(folder.resolve("data"));
            this.process = BrokerProcess.start(
                    BrokerJvm.command(List.of("--samples", "--port", "0", "--data", data.toString())),
                    folder.resolve("broker.log"));
        } catch (IOException | RuntimeException failure) {
            DataFolders.delete(folder);
            throw failure;
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    public BrokerProcess process() {
        return process;
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // Ctrl-C: the hook runs already and does the same.
            return;
        }
        sweep();
    }

    private void sweep() {
        try {
            process.close();
            DataFolders.delete(folder);
        } catch (IOException failure) {
            System.err.println("could not remove " + folder + ": " + failure.getMessage());
        }
    }
}
