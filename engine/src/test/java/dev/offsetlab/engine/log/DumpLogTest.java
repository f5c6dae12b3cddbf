package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kafka's own `kafka-dump-log` reads the files that we wrote.
class DumpLogTest {
    private static final PartitionId ID = new PartitionId("orders", 0);

    @TempDir
    Path data;

    @Test
    void dumpLog_everyFileOfACleanlyClosedLog_findsNothingToComplainOf() throws Exception {
        long seed = System.nanoTime();
        long records;
        try (LogDirectory directory = open(SmallSegments.config(20_000, false))) {
            PartitionLog log = directory.create(ID, "AAAAAAAAAAAAAAAAAAAAAA", SmallSegments.config(20_000, false));
            RandomBatches batches = new RandomBatches(new Random(seed), 50);
            for (int i = 0; i < 400; i++) {
                log.append(batches.next());
            }
            records = log.logEndOffset();
            assertThat(log.segments()).hasSizeGreaterThan(3);
        }
        String said = dump(".log", ".index", ".timeindex", ".snapshot");
        assertClean(said, "seed=" + seed);
        assertThat(said.lines().filter(line -> line.startsWith("| offset: ")).count())
                .as("seed=%d", seed)
                .isEqualTo(records);
        assertThat(said).contains("producerId: 1003 producerEpoch: 0").doesNotContain("isvalid: false");
    }

    @Test
    void dumpLog_compactedLog_findsIndexesAndChecksumsRight() throws Exception {
        long seed = System.nanoTime();
        LogConfig config = SmallSegments.config(10_000, true);
        try (LogDirectory directory = open(config)) {
            PartitionLog log = directory.create(ID, "AAAAAAAAAAAAAAAAAAAAAA", config);
            RandomBatches batches = new RandomBatches(new Random(seed), 30);
            for (int i = 0; i < 400; i++) {
                log.append(batches.next());
            }
            // one tombstone for sure: by chance no key may have one as its last
            log.append(new BatchBuilder(Compression.NONE)
                    .add(RandomBatches.START_MS, RandomBatches.bytes("key-0"), null, List.of())
                    .build());
            log.roll();
            assertThat(log.compact()).isPositive();
        }
        String said = dump(".log", ".index", ".timeindex");
        assertThat(said).as("seed=%d", seed).contains("deleteHorizonMs: OptionalLong[");
        // Compaction leaves gaps between batches, and headers without a record, which have no timestamp for the tool:
        // it
        // reports both. Nothing else may be amiss.
        assertThat(said)
                .doesNotContain("isvalid: false")
                .doesNotContain("Mismatches in")
                .doesNotContain("out of order");
        assertThat(said.lines()).noneMatch(line -> line.matches("  Index timestamp: \\d+, log timestamp: \\d+"));
    }

    private LogDirectory open(LogConfig config) throws Exception {
        return LogDirectory.open(data, topic -> config, InstantSource.system(), new Observation());
    }

    private static void assertClean(String said, String where) {
        assertThat(said)
                .as(where)
                .doesNotContain("ismatch")
                .doesNotContain("out of order")
                .doesNotContain("orrupt");
        // Of every segment but the first the tool says that -1 is followed by its base offset.
        assertThat(said.lines()).as(where).noneMatch(line -> line.matches(".* \\d+ is followed by .*"));
    }

    private String dump(String... suffixes) throws Exception {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(data.resolve(ID.folder()))) {
            for (Path file : all.sorted().toList()) {
                if (Stream.of(suffixes).anyMatch(file.toString()::endsWith)) {
                    files.add(file);
                }
            }
        }
        String names = files.stream().map(Path::toString).collect(Collectors.joining(","));
        return ChildJvm.run("org.apache.kafka.tools.DumpLogSegments", "--deep-iteration", "--files", names);
    }
}
