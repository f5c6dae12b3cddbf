package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.LogRecord;
import dev.offsetlab.engine.record.RecordReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole log that is compacted while it is read and written, and opened again.
class CompactedLogTest {
    private static final PartitionId ID = new PartitionId("orders", 0);
    private static final LogConfig CONFIG = SmallSegments.config(5_000, true);

    @TempDir
    Path data;

    @Test
    void compact_underReadersAndWriters_losesNoKeyAndNoReader() throws Exception {
        long seed = System.nanoTime();
        RandomBatches batches = new RandomBatches(new Random(seed), 40);
        Map<ByteBuffer, ByteBuffer> expected = new HashMap<>();
        long end;
        try (LogDirectory directory = open()) {
            PartitionLog log = directory.create(ID, "AAAAAAAAAAAAAAAAAAAAAA", CONFIG);
            AtomicBoolean stop = new AtomicBoolean();
            CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> readOverAndOver(log, stop));
            for (int i = 0; i < 600; i++) {
                ByteBuffer batch = batches.next();
                log.append(batch);
                RecordReader.all(batch.rewind()).forEach(record -> apply(record, expected));
                if (i % 100 == 99) {
                    assertThat(log.compact()).as("seed=%d", seed).isPositive();
                }
            }
            stop.set(true);
            assertThat(reader.get()).as("seed=%d", seed).isPositive();
            assertThat(state(log)).as("seed=%d", seed).isEqualTo(expected);
            end = log.logEndOffset();
        }
        checkReopened(expected, end, "clean stop, seed=" + seed);
        Files.deleteIfExists(data.resolve(".kafka_cleanshutdown"));
        Files.deleteIfExists(data.resolve(OffsetCheckpoint.RECOVERY_POINTS));
        checkReopened(expected, end, "crash, seed=" + seed);
    }

    private void checkReopened(Map<ByteBuffer, ByteBuffer> expected, long end, String where) throws IOException {
        try (LogDirectory directory = open()) {
            PartitionLog log = directory.log(ID).orElseThrow();
            assertThat(log.logEndOffset()).as(where).isEqualTo(end);
            assertThat(state(log)).as(where).isEqualTo(expected);
        }
    }

    private LogDirectory open() throws IOException {
        return LogDirectory.open(data, topic -> CONFIG, InstantSource.system(), new Observation());
    }

    private static int readOverAndOver(PartitionLog log, AtomicBoolean stop) {
        int rounds = 0;
        try {
            do { // once at least, however late this thread gets a core
                state(log);
                rounds++;
            } while (!stop.get());
        } catch (IOException failed) {
            throw new IllegalStateException("a read failed in round " + rounds, failed);
        }
        return rounds;
    }

    /// The last value of each key, as a consumer that reads all learns it.
    private static Map<ByteBuffer, ByteBuffer> state(PartitionLog log) throws IOException {
        Map<ByteBuffer, ByteBuffer> state = new HashMap<>();
        long offset = log.logStartOffset();
        while (offset < log.logEndOffset()) {
            ByteBuffer batches = fetch(log, offset);
            assertThat(batches.hasRemaining())
                    .as("a fetch below the end gets on: offset=%d", offset)
                    .isTrue();
            while (batches.remaining() >= BatchLayout.HEADER_BYTES) {
                BatchHeader header = BatchHeader.read(batches, batches.position());
                if (header.sizeBytes() > batches.remaining()) {
                    break;
                }
                assertThat(header.lastOffset()).isGreaterThanOrEqualTo(offset);
                RecordReader.all(batches).forEach(record -> apply(record, state));
                batches.position(batches.position() + header.sizeBytes());
                offset = header.nextOffset();
            }
        }
        return state;
    }

    private static void apply(LogRecord record, Map<ByteBuffer, ByteBuffer> state) {
        ByteBuffer key = Objects.requireNonNull(record.key());
        if (record.value() == null) {
            state.remove(key);
        } else {
            state.put(key, record.value());
        }
    }

    private static ByteBuffer fetch(PartitionLog log, long offset) throws IOException {
        try (LogRead read = log.read(offset, 3_000, true)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) read.region().sizeBytes());
            while (bytes.hasRemaining()) {
                read.region().skip(bytes.position()).read(bytes);
            }
            return bytes.flip();
        }
    }
}
