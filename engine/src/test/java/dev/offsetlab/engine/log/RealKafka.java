package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/// An Apache Kafka of one node, from the test class path, in a JVM of its own, on loopback.
final class RealKafka implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final int port;
    private final Process process;

    private RealKafka(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /// Formats the data folder where that was not done yet, starts, and waits until it answers.
    static RealKafka start(Path folder) throws Exception {
        Files.createDirectories(folder);
        int port = FreePort.find();
        Path properties =
                Files.writeString(folder.resolve("server.properties"), properties(folder, port, FreePort.find()));
        if (!Files.exists(folder.resolve("data"))) {
            ChildJvm.run(
                    "kafka.tools.StorageTool", "format", "-t", "Q7xyK1a0RCWqM2l2hYw2Xg", "-c", properties.toString());
        }
        Process process = ChildJvm.start(folder.resolve("server.out"), "kafka.Kafka", properties.toString());
        RealKafka kafka = new RealKafka(folder, port, process);
        try {
            kafka.awaitReady();
            return kafka;
        } catch (Exception | AssertionError notReady) {
            kafka.close();
            throw notReady;
        }
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    static Path dataFolder(Path folder) {
        return folder.resolve("data");
    }

    /// Stops it in good order: it flushes, takes snapshots and writes its marker of a clean stop.
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException hangs) {
            process.destroyForcibly();
            throw new AssertionError(said(), hangs);
        }
    }

    private void awaitReady() throws Exception {
        Instant giveUp = Instant.now().plus(PATIENCE);
        try (Admin admin = admin()) {
            while (true) {
                assertThat(process.isAlive()).as(said()).isTrue();
                assertThat(Instant.now()).as(said()).isBefore(giveUp);
                try {
                    admin.describeCluster().nodes().get(5, TimeUnit.SECONDS);
                    return;
                } catch (ExecutionException | TimeoutException notYet) {
                    assertThat(process.isAlive()).as(said()).isTrue();
                }
            }
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("server.out"));
        } catch (IOException nothing) {
            return "no output: " + nothing;
        }
    }

    private static String properties(Path folder, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                metadata.log.dir=%4$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                """.formatted(port, controllerPort, dataFolder(folder), folder.resolve("metadata"));
    }
}
