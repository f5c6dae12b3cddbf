package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.AppendRefusedException.Reason;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.Compression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a log takes, what it gives back, and what it refuses.
class PartitionLogTest extends PartitionLogCase {
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
    void append_logAppendTime_stampsTheBrokersTime() throws IOException {
        log.configure(LogFixture.settings(4000, 500).logAppendTime().build());
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
    void offsetForTimestamp_recordTooLargeToUnpack_isPassedOver() throws IOException {
        log.append(new BatchBuilder(Compression.ZSTD)
                .add(10, null, new byte[17 << 20])
                .add(20, null, new byte[1])
                .build());
        assertThat(log.offsetForTimestamp(15)).contains(new TimestampedOffset(20, 1));
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
        reopen();
        assertThat(log.logStartOffset()).isEqualTo(30);
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
}
