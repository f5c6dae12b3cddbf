package dev.offsetlab.visualizer.child;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.workload.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A broker of one run: a process and a folder for its data, both gone when the run ends, however it ends.
public final class ChildBroker implements AutoCloseable {
    /// What the engine says of a data path that is not its own.
    private static final Pattern OWN_PATH = Pattern.compile("data path \\S+ (failed: [^\"]*|holds an I/O thread: .*)");

    private final RunFolder folder;
    private final Path log;
    private final BrokerProcess process;

    /// @param parent where its data folder is made, the system's folder for temporary files where none is named
    public static ChildBroker start(@Nullable Path parent) throws IOException {
        return start(parent, List.of());
    }

    /// @param more arguments of `./lab broker`
    public static ChildBroker start(@Nullable Path parent, List<String> more) throws IOException {
        return new ChildBroker(RunFolder.create(parent), more);
    }

    private ChildBroker(RunFolder folder, List<String> more) throws IOException {
        this.folder = folder;
        this.log = folder.path().resolve("broker.log");
        try {
            Path data = Files.createDirectories(folder.path().resolve("data"));
            List<String> arguments = new ArrayList<>(List.of("--samples", "--port", "0", "--data", data.toString()));
            BrokerConfig.OF_LAB.forEach((key, value) -> arguments.addAll(List.of("--config", key + "=" + value)));
            arguments.addAll(more);
            this.process = BrokerProcess.start(LabJvm.broker(arguments), log);
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

    /// Of what failed between us and the broker: a student's data path that threw or was stuck, where it was that.
    ///
    /// @return the failure itself where the broker says nothing of the kind
    public IOException explained(IOException failure) {
        try {
            return Files.readAllLines(log).reversed().stream()
                    .map(OWN_PATH::matcher)
                    .filter(Matcher::find)
                    .findFirst()
                    .map(said -> new IOException(said.group() + "; " + failure.getMessage(), failure))
                    .orElse(failure);
        } catch (IOException unreadable) {
            return failure;
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
        folder.close();
    }
}
