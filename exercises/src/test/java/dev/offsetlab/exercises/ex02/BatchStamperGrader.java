package dev.offsetlab.exercises.ex02;

import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.BatchStamp;
import dev.offsetlab.engine.record.BatchValidator;
import dev.offsetlab.engine.record.InvalidBatchException;
import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Batches as producers send them, stamped by the student and, on a copy, by the engine: every byte is compared.
@Tag("2")
@ExtendWith(Seeds.class)
@Timeout(10)
class BatchStamperGrader {
    private static final int CASES = 200;
    private static final OptionalLong PRODUCERS_TIME = OptionalLong.empty();

    private final BatchStamper stamper = new BatchStamper();

    @Test
    @Points(1)
    @Invariant("I1")
    @DisplayName("the batch of the worked example lands at offset 40")
    void stamp_workedExample_offsetAndEpoch() {
        ByteBuffer batch = SentBatches.workedExample();
        long next = stamper.stamp(batch, 0, 40, 5, PRODUCERS_TIME);
        BatchHeader header = BatchHeader.read(batch, 0);
        stamping("the base offset", null)
                .bytes("the batch", SentBatches.all(batch), 0, 8)
                .equal(40L, header.baseOffset());
        stamping("the leader epoch", null)
                .bytes("the batch", SentBatches.all(batch), 12, 16)
                .equal(5, header.leaderEpoch());
        stamping("the offset behind the batch", null).equal(42L, next);
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("without append time only base offset and leader epoch change, and the producer's CRC stands")
    void stamp_producersTime_nothingElseChanges(Seed seed) {
        Random random = seed.random();
        for (int i = 0; i < CASES; i++) {
            compare(SentBatches.random(random), random, PRODUCERS_TIME, seed);
        }
    }

    @Test
    @Points(2)
    @Invariant("I3")
    @DisplayName("the CRC is CRC-32C, from the attributes to the end of the batch, and of nothing behind it")
    void crc_anyBatch_asTheProducersOwn(Seed seed) {
        Random random = seed.random();
        for (int i = 0; i < CASES; i++) {
            ByteBuffer sent = SentBatches.random(random);
            int at = random.nextInt(100);
            ByteBuffer buffer = SentBatches.amid(sent, at, random);
            byte[] before = SentBatches.all(buffer);
            int right = sent.getInt(BatchLayout.CRC);
            int got = stamper.crc(buffer, at);
            crcOf("the CRC of an untouched batch", seed)
                    .field("batch starts at", at)
                    .field("batch ends before", at + sent.limit())
                    .field("buffer ends before", buffer.limit())
                    .bytes("where the CRC begins", before, at + BatchLayout.ATTRIBUTES, at + BatchLayout.ATTRIBUTES + 1)
                    .equal(hex(right), hex(got));
            crcOf("the buffer after summing up", seed).sameBytes(before, SentBatches.all(buffer));
        }
    }

    @Test
    @Points(3)
    @Invariant("I4")
    @DisplayName("append time sets its bit and the max timestamp, keeps the rest, and the CRC is true again")
    void stamp_appendTime_crcIsTrueAgain(Seed seed) {
        Random random = seed.random();
        for (int i = 0; i < CASES; i++) {
            compare(SentBatches.random(random), random, OptionalLong.of(random.nextLong(1L << 45)), seed);
        }
    }

    @Test
    @Points(2)
    @Invariant("I1")
    @DisplayName("a row of batches gets offsets without a hole or an overlap, whatever compaction took out of them")
    void stamp_manyBatches_offsetsJoin(Seed seed) {
        Random random = seed.random();
        long next = random.nextLong(1L << 40);
        for (int i = 0; i < CASES; i++) {
            ByteBuffer batch = SentBatches.withGaps(random);
            long behind = stamper.stamp(batch, 0, next, 3, PRODUCERS_TIME);
            int delta = batch.getInt(BatchLayout.LAST_OFFSET_DELTA);
            stamping("the offset behind a batch", seed)
                    .why("Offsets that compaction took are not given out again: which field still knows the last one?")
                    .field("base offset", next)
                    .field("last offset delta", delta)
                    .field("record count", batch.getInt(BatchLayout.RECORD_COUNT))
                    .equal(next + delta + 1, behind);
            next = behind;
        }
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("the buffer keeps its position, limit and byte order, and its order is not relied on")
    void stamp_anyBuffer_staysAsItIs(Seed seed) {
        Random random = seed.random();
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            ByteBuffer sent = SentBatches.random(random);
            int at = 10 + random.nextInt(100);
            ByteBuffer buffer = SentBatches.amid(sent, at, random).order(order);
            buffer.position(7).limit(at + sent.limit());
            stamper.stamp(buffer, at, 1_000, 1, OptionalLong.of(99));
            stamping("the buffer's position afterwards", seed).equal(7, buffer.position());
            stamping("the buffer's limit afterwards", seed).equal(at + sent.limit(), buffer.limit());
            stamping("the buffer's byte order afterwards", seed).equal(order, buffer.order());
            ByteBuffer right = engines(sent, 1_000, 1, OptionalLong.of(99));
            byte[] got = new byte[sent.limit()];
            buffer.get(at, got);
            stamping("the batch in a buffer whose order is " + order, seed)
                    .why("A batch is big-endian, whatever the buffer is set to.")
                    .sameBytes(SentBatches.all(right), got);
        }
    }

    /// Stamps the batch amid other bytes, and holds every byte against the engine's work.
    private void compare(ByteBuffer sent, Random random, OptionalLong appendTimeMs, Seed seed) {
        long offset = random.nextLong(Long.MAX_VALUE - 100);
        int epoch = random.nextInt(1_000);
        int at = random.nextInt(100);
        ByteBuffer buffer = SentBatches.amid(sent, at, random);
        byte[] all = SentBatches.all(buffer);
        System.arraycopy(SentBatches.all(engines(sent, offset, epoch, appendTimeMs)), 0, all, at, sent.limit());
        stamper.stamp(buffer, at, offset, epoch, appendTimeMs);
        BatchHeader got = BatchHeader.read(buffer, at);
        BatchHeader right = BatchHeader.read(ByteBuffer.wrap(all), at);
        stamping("the batch at index " + at + " of a larger buffer", seed)
                .why(appendTimeMs.isPresent() ? crcSays(buffer, at) : "")
                .field("base offset", got.baseOffset(), right.baseOffset())
                .field("leader epoch", got.leaderEpoch(), right.leaderEpoch())
                .field("CRC", hex(got.crc()), hex(right.crc()))
                .field("attributes", got.attributes(), right.attributes())
                .field("base timestamp", got.baseTimestampMs(), right.baseTimestampMs())
                .field("max timestamp", got.maxTimestampMs(), right.maxTimestampMs())
                .sameBytes(all, SentBatches.all(buffer));
    }

    /// What the broker's own check would say of it.
    private static String crcSays(ByteBuffer buffer, int at) {
        try {
            BatchValidator.checkStored(buffer.duplicate().position(at));
            return "The CRC fits the bytes as they are; some other byte is not as it should be.";
        } catch (InvalidBatchException refused) {
            return "A consumer would say: " + refused.getMessage();
        }
    }

    private static ByteBuffer engines(ByteBuffer sent, long offset, int epoch, OptionalLong appendTimeMs) {
        ByteBuffer copy = SentBatches.copy(sent);
        if (appendTimeMs.isPresent()) {
            BatchStamp.appendTime(copy, 0, appendTimeMs.getAsLong());
        }
        BatchStamp.assignOffset(copy, 0, offset, epoch);
        return copy;
    }

    private static String hex(int crc) {
        return String.format("0x%08x", crc);
    }

    private static Expectation stamping(String what, Seed seed) {
        Expectation expectation = Finding.of(what).in("stamp");
        return seed == null ? expectation : expectation.seed(seed);
    }

    private static Expectation crcOf(String what, Seed seed) {
        return Finding.of(what).in("crc").seed(seed);
    }
}
