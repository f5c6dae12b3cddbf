package dev.offsetlab.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.log.LogParts;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.exercises.ex10.Ex10Part;
import dev.offsetlab.exercises.ex11.Ex11Part;
import dev.offsetlab.exercises.ex12.Ex12Part;
import dev.offsetlab.exercises.ex15.Ex15Part;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The solved exercises 10, 11, 12 and 15 in a live broker. The broker compares each of their answers with its own, and
/// fails where they are wrong: what does not fail here served.
@Timeout(180)
class UpkeepPartsTest {
    private static final LogParts SOLVED = LogParts.ENGINE
            .with(new Ex10Part())
            .with(new Ex11Part())
            .with(new Ex12Part())
            .with(new Ex15Part());
    private static final long START_MS = 1_700_000_000_000L;

    @TempDir
    Path folder;

    @TempDir
    Path crashed;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void solvedParts_serveALiveBroker_alsoAfterACrash() throws IOException {
        Map<String, String> configs = Map.of(
                "internal.segment.bytes", "8192",
                "index.interval.bytes", "256",
                "cleanup.policy", "compact,delete",
                "min.cleanable.dirty.ratio", "0",
                "retention.ms", "-1",
                "retention.bytes", "30000");
        long end;
        try (Broker broker = Broker.start(BrokerConfig.local(folder), SOLVED)) {
            broker.topics().create("orders", 1, configs);
            PartitionLog log = log(broker);
            fill(log);
            lookUp(log);
            assertThat(log.applyRetention()).as("seed=%d", seed).isPositive();
            log.roll();
            assertThat(log.compact()).as("seed=%d", seed).isPositive();
            lookUp(log);
            fill(log);
            end = log.logEndOffset();
            copy(folder, crashed);
        }
        tear();
        try (Broker again = Broker.start(BrokerConfig.local(crashed), SOLVED)) {
            assertThat(log(again).logEndOffset()).as("seed=%d", seed).isBetween(end - 5, end - 1);
            lookUp(log(again));
        }
    }

    private static PartitionLog log(Broker broker) {
        return broker.topics().partition("orders", 0).orElseThrow();
    }

    private void fill(PartitionLog log) throws IOException {
        for (int i = 0; i < 400; i++) {
            BatchBuilder batch = new BatchBuilder(random.nextBoolean() ? Compression.NONE : Compression.GZIP);
            int records = 1 + random.nextInt(5);
            for (int n = 0; n < records; n++) {
                byte[] key = {(byte) random.nextInt(30)};
                byte[] value = random.nextInt(8) == 0 ? null : new byte[random.nextInt(100)];
                batch.add(START_MS + log.logEndOffset() + random.nextInt(200) - 100, key, value);
            }
            log.append(batch.build());
        }
    }

    private static void lookUp(PartitionLog log) throws IOException {
        for (long timestampMs = START_MS - 150; timestampMs < START_MS + log.logEndOffset() + 150; timestampMs += 7) {
            long least = timestampMs;
            log.offsetForTimestamp(timestampMs)
                    .ifPresent(found -> assertThat(found.timestampMs()).isGreaterThanOrEqualTo(least));
        }
    }

    /// Cuts three bytes off the active segment.
    private void tear() throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(crashed.resolve("orders-0"))) {
            logs = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
        try (FileChannel file = FileChannel.open(logs.getLast(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 3);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file));
            if (Files.isDirectory(file)) {
                copy(file, target);
            } else {
                Files.copy(file, target);
            }
        }
    }
}
