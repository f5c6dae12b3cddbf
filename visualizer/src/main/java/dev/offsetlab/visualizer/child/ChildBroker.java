package dev.offsetlab.visualizer.child;

import dev.offsetlab.engine.workload.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A broker of one run: a process and a folder for its data, both gone when the run ends, however it ends.
public final class ChildBroker implements AutoCloseable {
    private final RunFolder folder;
    private final BrokerProcess process;

    /// @param parent where its data folder is made, the system's folder for temporary files where none is named
    public static ChildBroker start(@Nullable Path parent) throws IOException {
        return new ChildBroker(RunFolder.create(parent));
    }

    private ChildBroker(RunFolder folder) throws IOException {
        this.folder = folder;
        try {
            Path data = Files.createDirectories(folder.path().resolve("data"));
            this.process = BrokerProcess.start(
                    LabJvm.broker(List.of("--samples", "--port", "0", "--data", data.toString())),
                    folder.path().resolve("broker.log"));
        } catch (IOException | RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    public BrokerProcess process() {
        return process;
    }

    public Path folder() {
        return folder.path();
    }

    @Override
    public void close() throws IOException {
        process.close();
        folder.close();
    }
}
