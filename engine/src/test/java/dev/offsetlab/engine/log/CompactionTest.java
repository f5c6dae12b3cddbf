package dev.offsetlab.engine.log;

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
    private static final long NOW_MS = RandomBatches.START_MS + 1000;
    private static final long DELETE_RETENTION_MS = 5000;

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

    /// Every state that a crash can leave of a swap: unfinished, decided with the first few old segments gone.
    @Test
    void recover_everyCrashPoint_losesNoKey() throws Exception {
        long seed = System.nanoTime();
        RandomBatches batches = new RandomBatches(new Random(seed), 30);
        Path original = data.resolve("original");
        LogConfig small = config(2000);
        LogConfig large = config(1_000_000);
        Map<ByteBuffer, ByteBuffer> expected;
        long end;
        try (SegmentFolder log = SegmentFolder.create(original, small)) {
            fill(log, batches, 60);
            log.roll();
            expected = state(log.records());
            end = log.endOffset();
        }
        List<Path> old = logs(original);
        Path compacted = copy(original, data.resolve("compacted"));
        try (SegmentFolder log = SegmentFolder.open(compacted, large, end)) {
            log.compact(NOW_MS, 1000);
        }
        Path cleaned = logs(compacted).getFirst();
        for (int gone = -1; gone < old.size(); gone++) {
            Path crashed = copy(original, data.resolve("crashed-" + gone));
            String name = cleaned.getFileName().toString();
            boolean decided = gone >= 0;
            Files.copy(cleaned, crashed.resolve(name + (decided ? SegmentSwap.SWAP : SegmentSwap.CLEANED)));
            Files.createFile(crashed.resolve(name.replace(".log", ".index") + SegmentSwap.CLEANED));
            for (int i = 0; i < gone; i++) {
                Files.delete(crashed.resolve(old.get(i).getFileName()));
            }
            try (SegmentFolder log = SegmentFolder.open(crashed, large, end)) {
                String where = "seed=" + seed + " gone=" + gone;
                assertThat(state(log.records())).as(where).isEqualTo(expected);
                assertThat(log.segments().all()).as(where).hasSize(decided ? 2 : old.size());
                assertThat(log.batches().stream()
                                .map(batch -> BatchHeader.read(batch, 0).baseOffset()))
                        .as(where)
                        .isSorted()
                        .doesNotHaveDuplicates();
                checkLookups(log, where);
                assertThat(endingWith(crashed, SegmentSwap.SWAP)).isEmpty();
                assertThat(endingWith(crashed, SegmentSwap.CLEANED)).isEmpty();
            }
        }
    }

    /// The indexes of every segment lead to the batch of every record, or before it.
    private static void checkLookups(SegmentFolder log, String where) throws IOException {
        for (LogSegment segment : log.segments().all()) {
            assertThat(segment.file().retain()).isTrue();
            BatchCursor batches = segment.batches(0, segment.sizeBytes());
            while (batches.next()) {
                BatchPosition found = segment.locate(batches.header().lastOffset(), segment.sizeBytes())
                        .orElseThrow();
                assertThat(found.position()).as(where).isEqualTo(batches.position());
            }
            segment.file().release();
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

    private static void fill(SegmentFolder log, RandomBatches batches, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            log.append(batches.next());
        }
    }

    /// What a reader of the whole log knows at its end: the last value of each key that was not deleted.
    private static Map<ByteBuffer, ByteBuffer> state(List<LogRecord> records) {
        Map<ByteBuffer, ByteBuffer> state = new HashMap<>();
        for (LogRecord record : records) {
            ByteBuffer key = Objects.requireNonNull(record.key());
            if (record.value() == null) {
                state.remove(key);
            } else {
                state.put(key, record.value());
            }
        }
        return state;
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

    private static LogConfig config(int segmentBytes) {
        LogConfig kafka = LogConfig.DEFAULTS;
        return new LogConfig(
                segmentBytes,
                kafka.segmentMs(),
                300,
                12_000,
                kafka.retentionMs(),
                kafka.retentionBytes(),
                false,
                true,
                DELETE_RETENTION_MS,
                0.3,
                kafka.maxMessageBytes(),
                false,
                kafka.flushMessages(),
                kafka.producerIdExpirationMs());
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : endingWith(from, "")) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        return to;
    }

    private static List<Path> logs(Path folder) throws IOException {
        return endingWith(folder, SegmentName.LOG);
    }

    private List<Path> files(String suffix) throws IOException {
        return endingWith(data.resolve("orders-0"), suffix);
    }

    private static List<Path> endingWith(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
