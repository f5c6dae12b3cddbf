package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.record.RecordReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A log under random work agrees with a map that holds the same batches.
class LogOracleTest extends PartitionLogCase {
    @Test
    void random_appendReadRollDeleteReopen_agreesWithAnOracle() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String as = "seed=" + seed;
        TreeMap<Long, ByteBuffer> oracle = new TreeMap<>();
        for (int step = 0; step < 600; step++) {
            int what = random.nextInt(100);
            if (what < 70) {
                ByteBuffer batch = LogFixture.randomBatch(random, random.nextInt(10_000));
                oracle.put(log.append(batch).baseOffset(), batch);
            } else if (what < 73) {
                log.roll();
            } else if (what < 76 && log.logEndOffset() > 0) {
                long before = random.nextLong(log.logEndOffset() / 2 + 1);
                log.deleteRecordsBefore(before);
            } else if (what < 78) {
                reopen();
            } else {
                checkReads(random, oracle, as);
            }
        }
        LogFixture.invariants(log, log.core(), as);
        checkReads(random, oracle, as);
        checkTimestamps(random, oracle, as);
        assertThat(fixture.recovered).as(as).isEmpty();
    }

    private void checkReads(Random random, NavigableMap<Long, ByteBuffer> oracle, String as) throws IOException {
        long start = log.logStartOffset();
        long end = log.logEndOffset();
        long offset = start + random.nextLong(end - start + 1);
        byte[] expected = offset == end ? new byte[0] : bytesFrom(oracle, oracle.floorKey(offset));
        assertThat(LogFixture.readAll(log, offset, 1 + random.nextInt(3000)))
                .as(as + " offset=" + offset)
                .isEqualTo(expected);
    }

    private static byte[] bytesFrom(NavigableMap<Long, ByteBuffer> oracle, long baseOffset) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuffer batch : oracle.tailMap(baseOffset).values()) {
            all.writeBytes(LogFixture.array(batch));
        }
        return all.toByteArray();
    }

    private void checkTimestamps(Random random, NavigableMap<Long, ByteBuffer> oracle, String as) throws IOException {
        List<TimestampedOffset> records = new ArrayList<>();
        for (ByteBuffer batch : oracle.values()) {
            for (var record : RecordReader.all(batch)) {
                if (record.offset() >= log.logStartOffset()) {
                    records.add(new TimestampedOffset(record.timestampMs(), record.offset()));
                }
            }
        }
        for (int i = 0; i < 200; i++) {
            long wanted = random.nextInt(10_200);
            assertThat(log.offsetForTimestamp(wanted))
                    .as(as + " timestamp=" + wanted)
                    .isEqualTo(records.stream()
                            .filter(r -> r.timestampMs() >= wanted)
                            .findFirst());
        }
        long largest =
                records.stream().mapToLong(TimestampedOffset::timestampMs).max().orElse(-1);
        assertThat(log.maxTimestamp())
                .as(as)
                .isEqualTo(
                        records.stream().filter(r -> r.timestampMs() == largest).findFirst());
    }
}
