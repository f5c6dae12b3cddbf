package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.AppendRefusedException.Reason;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.engine.record.RecordReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionLogTest {
    @TempDir
    Path folder;

    private LogFixture fixture;
    private LogDirectory directory;
    private PartitionLog log;

    @BeforeEach
    void open() throws IOException {
        fixture = new LogFixture(folder, LogFixture.config(4000, 500));
        reopen();
    }

    private void reopen() throws IOException {
        directory = fixture.open();
        log = fixture.log(directory);
    }

    @AfterEach
    void checkAndClose() throws IOException {
        LogFixture.invariants(log, log.core(), "");
        directory.close();
    }

    @Test
    void append_oneBatch_isReadBackAsStamped() throws IOException {
        log.append(LogFixture.batch(5, 2, 10));
        ByteBuffer sent = LogFixture.batch(10, 3, 100);
        AppendResult result = log.append(sent);
        assertThat(result).isEqualTo(new AppendResult(2, 4, -1, 0, false));
        try (LogRead read = log.read(3, 10_000, false)) {
            assertThat(LogFixture.bytes(read)).isEqualTo(sent);
            assertThat(read.logEndOffset()).isEqualTo(5);
        }
    }

    @Test
    void append_directBuffer_isTakenFromItsPosition() throws IOException {
        ByteBuffer batch = LogFixture.batch(1, 4, 50);
        ByteBuffer direct = ByteBuffer.allocateDirect(batch.remaining() + 7).position(7);
        direct.put(batch).position(7);
        assertThat(log.append(direct).lastOffset()).isEqualTo(3);
    }

    @Test
    void append_badBatches_areRefusedAndLeaveNothing() throws IOException {
        ByteBuffer flipped = LogFixture.batch(1, 2, 30);
        flipped.put(70, (byte) (flipped.get(70) + 1));
        assertRefused(flipped, Reason.CORRUPT);
        assertRefused(LogFixture.batch(1, 2, 30).limit(90), Reason.CORRUPT);
        ByteBuffer one = LogFixture.batch(1, 1, 5);
        assertRefused(
                ByteBuffer.allocate(one.remaining() * 2)
                        .put(one.duplicate())
                        .put(one)
                        .flip(),
                Reason.INVALID);
        ByteBuffer old = LogFixture.batch(1, 1, 5);
        old.put(16, (byte) 1);
        assertRefused(old, Reason.UNSUPPORTED_MAGIC);
        assertRefused(
                new BatchBuilder(Compression.NONE)
                        .producer(1, (short) 0, 0)
                        .control()
                        .add(1, new byte[4], new byte[4])
                        .build(),
                Reason.INVALID);
        assertRefused(LogFixture.batch(1, 1, 5000), Reason.TOO_LARGE);
        assertThat(log.sizeBytes()).isZero();
        assertThat(log.logEndOffset()).isZero();
    }

    private void assertRefused(ByteBuffer batch, Reason reason) {
        assertThatThrownBy(() -> log.append(batch))
                .isInstanceOfSatisfying(
                        AppendRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void append_retryOfIdempotentProducer_isAnsweredWithTheFirstOffsets() throws IOException {
        ByteBuffer first = producerBatch(0);
        ByteBuffer retry = LogFixture.copy(first);
        AppendResult stored = log.append(first);
        AppendResult again = log.append(retry);
        assertThat(again.duplicate()).isTrue();
        assertThat(again.baseOffset()).isEqualTo(stored.baseOffset());
        assertRefused(producerBatch(5), Reason.OUT_OF_ORDER_SEQUENCE);
        directory.close();
        reopen();
        assertThat(log.append(producerBatch(0)).duplicate()).isTrue();
        assertThat(log.append(producerBatch(1)).baseOffset()).isEqualTo(1);
    }

    private static ByteBuffer producerBatch(int sequence) {
        return new BatchBuilder(Compression.NONE)
                .producer(7, (short) 0, sequence)
                .add(1, null, new byte[3])
                .build();
    }

    @Test
    void applyRetention_producerSilentForItsTime_isForgotten() throws IOException {
        log.append(producerBatch(0));
        log.applyRetention();
        assertRefused(producerBatch(5), Reason.OUT_OF_ORDER_SEQUENCE);
        log.configure(config(Long.MAX_VALUE, 1000));
        log.applyRetention();
        assertThat(log.append(producerBatch(5)).baseOffset()).isEqualTo(1);
    }

    private static LogConfig config(long flushMessages, long producerIdExpirationMs) {
        return new LogConfig(
                4000,
                1 << 20,
                500,
                1 << 16,
                -1,
                -1,
                true,
                false,
                0,
                0.5,
                10_000,
                false,
                flushMessages,
                producerIdExpirationMs);
    }

    @Test
    void append_flushMessagesAcrossARoll_flushesBothSegments() throws IOException {
        log.configure(config(3, 1000));
        log.append(LogFixture.batch(1, 2, 10));
        log.roll();
        assertThat(log.recoveryPoint()).isZero();
        log.append(LogFixture.batch(1, 1, 10));
        assertThat(log.recoveryPoint()).isEqualTo(3);
        log.append(LogFixture.batch(1, 2, 10));
        assertThat(log.recoveryPoint()).isEqualTo(3);
    }

    @Test
    void roll_oldSegmentCannotBeClosed_leavesTheLogAsItWas() throws IOException {
        ByteBuffer first = LogFixture.batch(1, 1, 10);
        log.append(first);
        Path index = SegmentName.in(fixture.partition(), 0, SegmentName.OFFSET_INDEX);
        Files.move(index, index.resolveSibling("aside"));
        ByteBuffer large = LogFixture.batch(2, 1, 3900);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> log.append(large)).isInstanceOf(NoSuchFileException.class);
            assertThat(log.logEndOffset()).isOne();
            LogFixture.invariants(log, log.core(), "");
        }
        log.append(LogFixture.batch(1, 1, 10));
        Files.move(index.resolveSibling("aside"), index);
        assertThat(log.append(large).baseOffset()).isEqualTo(2);
        assertThat(log.segments()).extracting(SegmentSnapshot::baseOffset).containsExactly(0L, 2L);
    }

    @Test
    void offsetForTimestamp_recordTooLargeToUnpack_isPassedOver() throws IOException {
        log.append(new BatchBuilder(Compression.ZSTD)
                .add(10, null, new byte[17 << 20])
                .add(20, null, new byte[1])
                .build());
        assertThat(log.offsetForTimestamp(15)).contains(new TimestampedOffset(20, 1));
    }

    @Test
    void append_logAppendTime_stampsTheBrokersTime() throws IOException {
        log.configure(new LogConfig(
                4000, 1 << 20, 500, 1 << 16, -1, -1, true, false, 0, 0.5, 10_000, true, Long.MAX_VALUE, 86_400_000));
        AppendResult result = log.append(LogFixture.batch(5, 2, 10));
        assertThat(result.appendTimeMs()).isEqualTo(fixture.nowMs.get());
        try (LogRead read = log.read(0, 10_000, false)) {
            BatchHeader header = BatchHeader.read(LogFixture.bytes(read), 0);
            assertThat(header.hasAppendTime()).isTrue();
            assertThat(header.maxTimestampMs()).isEqualTo(fixture.nowMs.get());
        }
        assertThat(log.maxTimestamp()).contains(new TimestampedOffset(fixture.nowMs.get(), 0));
    }

    @Test
    void read_ofAnOlderSegment_saysThatMoreIsBehind() throws IOException {
        log.append(LogFixture.batch(1, 2, 10));
        log.roll();
        log.append(LogFixture.batch(1, 1, 10));
        try (LogRead older = log.read(0, 10_000, true);
                LogRead active = log.read(2, 10_000, true);
                LogRead end = log.read(3, 10_000, true)) {
            assertThat(older.moreBehind()).isTrue();
            assertThat(active.moreBehind()).isFalse();
            assertThat(end.moreBehind()).isFalse();
        }
    }

    @Test
    void append_listener_hearsAfterTheEndMoved() throws IOException {
        List<Long> ends = new ArrayList<>();
        log.onAppend(() -> ends.add(log.logEndOffset()));
        log.append(LogFixture.batch(1, 2, 1));
        log.append(LogFixture.batch(1, 1, 1));
        assertThat(ends).containsExactly(2L, 3L);
    }

    @Test
    void read_smallMaxBytes_cutsOrGivesTheWholeFirstBatch() throws IOException {
        log.append(LogFixture.batch(1, 1, 300));
        log.append(LogFixture.batch(1, 1, 300));
        try (LogRead whole = log.read(0, 10, true);
                LogRead none = log.read(0, 10, false);
                LogRead cut = log.read(0, 400, false)) {
            assertThat(whole.region().sizeBytes()).isGreaterThan(300).isLessThan(400);
            assertThat(none.region().sizeBytes()).isZero();
            assertThat(cut.region().sizeBytes()).isEqualTo(400);
        }
    }

    @Test
    void read_outsideTheLog_isRefused() throws IOException {
        log.append(LogFixture.batch(1, 1, 10));
        assertThatThrownBy(() -> log.read(2, 10, true)).isInstanceOf(OffsetOutOfRangeException.class);
        assertThatThrownBy(() -> log.read(-1, 10, true)).isInstanceOf(OffsetOutOfRangeException.class);
        try (LogRead end = log.read(1, 10, true)) {
            assertThat(end.region().isEmpty()).isTrue();
        }
    }

    @Test
    void deleteRecords_whileAReaderHoldsARegion_theReaderFinishes() throws IOException {
        List<ByteBuffer> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ByteBuffer batch = LogFixture.batch(i, 1, 300);
            log.append(batch);
            sent.add(batch);
        }
        try (LogRead held = log.read(0, 100_000, true)) {
            assertThat(log.deleteRecordsBefore(30)).isEqualTo(30);
            assertThat(Files.exists(fixture.partition().resolve("00000000000000000000.log")))
                    .isFalse();
            ByteBuffer bytes = LogFixture.bytes(held);
            ByteBuffer first = sent.getFirst();
            assertThat(bytes.slice(0, first.remaining())).isEqualTo(first);
        }
        assertThatThrownBy(() -> log.read(29, 10, true)).isInstanceOf(OffsetOutOfRangeException.class);
        assertThat(log.logStartOffset()).isEqualTo(30);
        try (var files = Files.list(fixture.partition())) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".deleted"));
        }
        directory.close();
        reopen();
        assertThat(log.logStartOffset()).isEqualTo(30);
    }

    @Test
    void roll_bySizeAndTime() throws IOException {
        log.append(LogFixture.batch(1000, 1, 10));
        log.append(LogFixture.batch(1000 + LogConfig.DEFAULTS.segmentMs() + 1, 1, 10));
        assertThat(log.segments()).hasSize(2);
        log.append(LogFixture.batch(1, 1, 3900));
        assertThat(log.segments()).extracting(SegmentSnapshot::baseOffset).containsExactly(0L, 1L, 2L);
        log.roll();
        log.roll();
        assertThat(log.segments()).extracting(SegmentSnapshot::baseOffset).containsExactly(0L, 1L, 2L, 3L);
        assertThat(fixture.partition().resolve("00000000000000000000.index")).isEmptyFile();
        assertThat(fixture.partition().resolve("00000000000000000000.timeindex"))
                .hasSize(12);
        assertThat(fixture.partition().resolve("00000000000000000003.index")).hasSize(1 << 16);
    }

    @Test
    void epochs_oneLeaderForEver() throws IOException {
        log.append(LogFixture.batch(1, 3, 10));
        assertThat(log.leaderEpoch()).isZero();
        assertThat(log.endOfEpoch(0)).contains(new PartitionLog.EpochEnd(0, 3));
        assertThat(log.endOfEpoch(1)).isEmpty();
        assertThat(fixture.partition().resolve("leader-epoch-checkpoint")).hasContent("0\n1\n0 0\n");
        assertThat(log.topicId()).isEqualTo(LogFixture.TOPIC_ID);
    }

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
                directory.close();
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
