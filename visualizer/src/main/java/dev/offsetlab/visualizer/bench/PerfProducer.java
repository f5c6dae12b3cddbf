package dev.offsetlab.visualizer.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Kafka's own load generator, `kafka-producer-perf-test`, in a JVM of its own.
final class PerfProducer {
    private static final Pattern SUMMARY =
            Pattern.compile("(\\d+) (?:steady state )?records sent, ([\\d.]+) records/sec .*,"
                    + " (\\d+) ms 50th, (\\d+) ms 95th, (\\d+) ms 99th, .*");

    private final Path lib;
    private final String java;
    private final Path logging;

    PerfProducer(Path lib, String java, Path folder) throws IOException {
        this.lib = lib;
        this.java = java;
        this.logging = Files.writeString(
                folder.resolve("quiet.yaml"), "Configuration:\n  Loggers:\n    Root:\n      level: error\n");
    }

    /// @param recordsPerSecond -1 for as many as it can
    /// @param warmupRecords    the first of them, whose latency is the start of the producer's own JVM
    record Load(int records, int recordBytes, int recordsPerSecond, int batchBytes, String acks, int warmupRecords) {
        long bytes() {
            return (long) records * recordBytes;
        }
    }

    record Outcome(long records, double recordsPerSecond, long p50Ms, long p95Ms, long p99Ms) {
        static Outcome parse(String output) throws IOException {
            Matcher found = SUMMARY.matcher(output);
            Outcome last = null;
            while (found.find()) { // the whole run, then the run without its warm-up
                last = new Outcome(
                        Long.parseLong(found.group(1)),
                        Double.parseDouble(found.group(2)),
                        Long.parseLong(found.group(3)),
                        Long.parseLong(found.group(4)),
                        Long.parseLong(found.group(5)));
            }
            if (last == null) {
                throw new IOException("Kafka's perf producer said nothing of use: " + output.strip());
            }
            return last;
        }
    }

    Outcome run(InetSocketAddress broker, String topic, Load load) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dlog4j2.configurationFile=" + logging,
                "-cp",
                lib + "/*",
                "org.apache.kafka.tools.ProducerPerformance",
                "--bootstrap-server",
                broker.getAddress().getHostAddress() + ":" + broker.getPort(),
                "--topic",
                topic,
                "--num-records",
                Integer.toString(load.records()),
                "--record-size",
                Integer.toString(load.recordBytes()),
                "--warmup-records",
                Integer.toString(load.warmupRecords()),
                "--throughput",
                Integer.toString(load.recordsPerSecond()),
                "--command-property",
                "acks=" + load.acks(),
                "batch.size=" + load.batchBytes(),
                "linger.ms=5"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("Kafka's perf producer failed: " + output.strip());
        }
        return Outcome.parse(output);
    }
}
