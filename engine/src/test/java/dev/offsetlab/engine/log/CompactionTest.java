package dev.offsetlab.engine.log;

import static dev.offsetlab.engine.log.CompactionChecks.DELETE_RETENTION_MS;
import static dev.offsetlab.engine.log.CompactionChecks.NOW_MS;
import static dev.offsetlab.engine.log.CompactionChecks.checkLookups;
import static dev.offsetlab.engine.log.CompactionChecks.config;
import static dev.offsetlab.engine.log.CompactionChecks.endingWith;
import static dev.offsetlab.engine.log.CompactionChecks.fill;
import static dev.offsetlab.engine.log.CompactionChecks.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.engine.record.LogRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactionTest {
    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(ints = {20, 1_000})
    void compact_randomLog_keepsTheLastOfEachKey(int mapCapacity) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomBatches batches = new RandomBatches(random, 60);
        String where = "seed=" + seed;
        try (SegmentFolder log = SegmentFolder.create(data.resolve("orders-0"), config(4000))) {
            List<LogRecord> written = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                fill(log, batches, 40);
                written = merged(written, log.records());
                Map<ByteBuffer, ByteBuffer> before = state(log.records());
                log.compact(NOW_MS + round * 1000L, mapCapacity);

                List<LogRecord> kept = log.records();
                assertThat(state(kept)).as(where).isEqualTo(before);
                assertThat(written).as(where).containsAll(kept);
                assertThat(BatchHeader.read(log.batches().getLast(), 0).nextOffset())
                        .as(where)
                        .isEqualTo(log.endOffset());
                checkProducers(log, where);
                checkLookups(log, where);
            }
            int rounds = 0;
            while (log.compact(NOW_MS + 10_000, mapCapacity) > 0 && rounds < 200) {
                rounds++;
            }
            assertThat(rounds).as(where).isLessThan(200);
        }
    }

    @Test
    void compact_allMapped_noKeyTwiceInTheCleanPart() throws Exception {
        long seed = System.nanoTime();
        RandomBatches batches = new RandomBatches(new Random(seed), 40);
        try (SegmentFolder log = SegmentFolder.create(data.resolve("orders-0"), config(3000))) {
            fill(log, batches, 200);
            log.roll();
            assertThat(log.compact(NOW_MS, 1000)).isPositive();
            fill(log, batches, 200);
            log.roll();
            int segmentsBefore = log.segments().all().size();
            assertThat(log.compact(NOW_MS, 1000)).isPositive();
            Set<ByteBuffer> seen = new HashSet<>();
            for (LogRecord record : log.records()) {
                assertThat(seen.add(Objects.requireNonNull(record.key())))
                        .as("seed=%d offset=%d", seed, record.offset())
                        .isTrue();
            }
            assertThat(log.segments().all().size()).isLessThan(segmentsBefore);
            assertThat(log.compact(NOW_MS, 1000)).as("clean already").isZero();
        }
    }

    @Test
    void compact_tombstone_staysForItsRetentionThenGoes() throws Exception {
        try (SegmentFolder log = SegmentFolder.create(data.resolve("orders-0"), config(100_000))) {
            log.append(one("a", "1"));
            log.append(one("a", null));
            log.append(one("b", "1"));
            log.roll();
            log.compact(NOW_MS, 100);
            assertThat(log.records()).extracting(LogRecord::offset).containsExactly(1L, 2L);
            BatchHeader tombstone = BatchHeader.read(log.batches().getFirst(), 0);
            assertThat(tombstone.hasDeleteHorizon()).isTrue();
            assertThat(tombstone.baseTimestampMs()).isEqualTo(NOW_MS + DELETE_RETENTION_MS);
            assertThat(log.records().getFirst().timestampMs()).isEqualTo(RandomBatches.START_MS);

            log.append(one("c", "a value that makes the log dirty enough for another pass of compaction"));
            log.append(one("c", "and one more, since half of the bytes have to be dirty before it begins"));
            log.roll();
            log.compact(NOW_MS + DELETE_RETENTION_MS - 1, 100);
            assertThat(log.records()).extracting(LogRecord::offset).containsExactly(1L, 2L, 4L);

            for (int i = 0; i < 5; i++) {
                log.append(one("d", "dirty again " + i));
            }
            log.roll();
            log.compact(NOW_MS + DELETE_RETENTION_MS, 100);
            assertThat(log.records()).extracting(LogRecord::offset).containsExactly(2L, 4L, 9L);
        }
    }

    @Test
    void compact_readerInFlight_readsOnUndisturbed() throws Exception {
        RandomBatches batches = new RandomBatches(new Random(5), 10);
        try (SegmentFolder log = SegmentFolder.create(data.resolve("orders-0"), config(3000))) {
            fill(log, batches, 60);
            log.roll();
            LogSegment first = log.segments().first();
            byte[] before = Files.readAllBytes(first.file().path());
            assertThat(first.file().retain()).isTrue();
            log.compact(NOW_MS, 1000);
            FileRegion region = first.file().region(0, before.length);
            ByteBuffer read = ByteBuffer.allocate(before.length);
            while (read.hasRemaining()) {
                region.skip(read.position()).read(read);
            }
            assertThat(read.array()).isEqualTo(before);
            assertThat(first.indexes().offsets().lookup(5)).isNotNegative();
            first.file().release();
            assertThat(files(".deleted")).isEmpty();
        }
    }

    @Test
    void compact_damagedBatch_leavesTheSegment() throws Exception {
        RandomBatches batches = new RandomBatches(new Random(6), 10);
        try (SegmentFolder log = SegmentFolder.create(data.resolve("orders-0"), config(100_000))) {
            fill(log, batches, 20);
            log.roll();
            Path file = log.segments().first().file().path();
            try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.position(Files.size(file) - 1).write(ByteBuffer.wrap(new byte[] {7}));
            }
            byte[] before = Files.readAllBytes(file);
            assertThat(catchThrowable(() -> log.compact(NOW_MS, 1000)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("file=" + file);
            assertThat(file).hasBinaryContent(before);
            assertThat(files(SegmentSwap.CLEANED)).isEmpty();
        }
    }

    private static void checkProducers(SegmentFolder log, String where) throws IOException {
        Map<Long, Long> lastOffsets = new HashMap<>();
        for (ByteBuffer batch : log.batches()) {
            BatchHeader header = BatchHeader.read(batch, 0);
            if (header.hasProducerId()) {
                lastOffsets.put(header.producerId(), header.lastOffset());
            }
        }
        assertThat(lastOffsets).as(where).isEqualTo(log.producers().lastOffsets());
    }

    private static List<LogRecord> merged(List<LogRecord> before, List<LogRecord> now) {
        return Stream.concat(before.stream(), now.stream()).distinct().toList();
    }

    private static ByteBuffer one(String key, @Nullable String value) {
        return new BatchBuilder(Compression.NONE)
                .add(
                        RandomBatches.START_MS,
                        RandomBatches.bytes(key),
                        value == null ? null : RandomBatches.bytes(value),
                        List.of())
                .build();
    }

    private List<Path> files(String suffix) throws IOException {
        return endingWith(data.resolve("orders-0"), suffix);
    }
}
