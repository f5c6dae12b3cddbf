package dev.offsetlab.visualizer.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real Apache Kafka: one node that is its own controller, on loopback, with the JVM options of its own scripts.
/// The thread that started it owns it.
final class KafkaBroker implements Contender {
    private static final String STARTED = "Kafka Server started";
    private static final long START_LIMIT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final String DATA = "data";
    private static final String CLUSTER_ID = "b2Zmc2V0LWxhYi1iZW5jaA";
    private static final List<String> JVM = List.of(
            "-server",
            "-Xms1g",
            "-Xmx1g",
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=20",
            "-XX:InitiatingHeapOccupancyPercent=35");

    private final Process process;
    private final Path data;
    private final InetSocketAddress address;
    private final long startNs;

    private KafkaBroker(Process process, Path data, InetSocketAddress address, long startNs) {
        this.process = process;
        this.data = data;
        this.address = address;
        this.startNs = startNs;
    }

    /// Formats `folder` and starts in it; the time counts from after the formatting.
    static KafkaBroker start(Path lib, Path folder, String java) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port = freePort();
        Path config = Files.writeString(folder.resolve("server.properties"), config(port, freePort(), folder));
        Path logging = Files.writeString(folder.resolve("log4j2.yaml"), LOGGING);
        Path log = folder.resolve("server.log");
        run(
                java(
                        java,
                        List.of("-Xmx256m"),
                        logging,
                        lib,
                        List.of("kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", config.toString())),
                log);
        long started = System.nanoTime();
        Process process = new ProcessBuilder(java(java, JVM, logging, lib, List.of("kafka.Kafka", config.toString())))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            awaitStarted(process, log, started);
        } catch (IOException | InterruptedException failure) {
            process.destroyForcibly();
            throw failure;
        }
        return new KafkaBroker(
                process,
                folder.resolve(DATA),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                System.nanoTime() - started);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public InetSocketAddress address() {
        return address;
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
        return startNs;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitStarted(Process process, Path log, long started) throws IOException, InterruptedException {
        while (!Files.readString(log).contains(STARTED)) {
            if (!process.isAlive() || System.nanoTime() - started > START_LIMIT_NS) {
                throw new IOException("Kafka did not start, see " + log);
            }
            Thread.sleep(10);
        }
    }

    private static void run(List<String> command, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("Kafka's storage tool failed, see " + log);
        }
    }

    private static List<String> java(String java, List<String> jvm, Path logging, Path lib, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(jvm);
        command.add("-Dlog4j2.configurationFile=" + logging);
        command.addAll(List.of("-cp", lib + "/*"));
        command.addAll(arguments);
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String config(int port, int controllerPort, Path folder) {
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
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(port, controllerPort, folder.resolve(DATA));
    }

    private static final String LOGGING = """
            Configuration:
              Appenders:
                Console:
                  name: c
                  target: SYSTEM_ERR
                  PatternLayout: {pattern: "%d %p %m%n"}
              Loggers:
                Root:
                  level: info
                  AppenderRef: {ref: c}
            """;
}
