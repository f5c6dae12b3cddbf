package dev.offsetlab.visualizer.bench;

import dev.offsetlab.engine.workload.BrokerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// This engine, in a JVM of its own, with its defaults; the socket's send buffer is Kafka's. The thread that started
/// it owns it.
final class OurBroker implements Contender {
    private final BrokerProcess process;
    private final Path data;

    private OurBroker(BrokerProcess process, Path data) {
        this.process = process;
        this.data = data;
    }

    /// @param command the command line of a broker with these arguments
    static OurBroker start(Path folder, Function<List<String>, List<String>> command) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        List<String> arguments = List.of("--samples", "--port", "0", "--data", data.toString());
        return new OurBroker(BrokerProcess.start(command.apply(arguments), folder.resolve("broker.log")), data);
    }

    void usePath(String path) throws IOException {
        process.usePath(path);
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public InetSocketAddress address() {
        return process.address();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public Path data() {
        return data;
    }

    @Override
    public long startNs() {
        return process.startNs();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
