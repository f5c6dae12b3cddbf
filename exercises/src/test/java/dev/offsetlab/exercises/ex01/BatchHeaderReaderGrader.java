package dev.offsetlab.exercises.ex01;

import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Headers that the engine builds, read back: the engine's own view of them is the oracle.
@Tag("1")
@ExtendWith(Seeds.class)
@Timeout(10)
class BatchHeaderReaderGrader {
    private static final int CASES = 200;

    private final BatchHeaderReader reader = new BatchHeaderReader();

    @Test
    @Points(1)
    @Invariant("I1")
    @DisplayName("the header of the worked example is read field by field")
    void read_workedExample_everyField() throws Exception {
        ByteBuffer batch = SampleBatches.workedExample();
        compare(batch, 0, HeaderFields.ofWorkedExample(), null);
    }

    @Test
    @Points(2)
    @Invariant("I1")
    @DisplayName("every field of a random header is read from its place")
    void read_randomHeader_everyField(Seed seed) throws Exception {
        Random random = seed.random();
        for (int i = 0; i < CASES; i++) {
            ByteBuffer batch = SampleBatches.random(random);
            compare(batch, 0, BatchHeader.read(batch, 0), seed);
        }
    }

    @Test
    @Points(2)
    @Invariant("I1")
    @DisplayName("a header in the middle of a larger buffer is read from where it starts")
    void read_insideLargerBuffer_fromPosition(Seed seed) throws Exception {
        Random random = seed.random();
        for (int i = 0; i < CASES; i++) {
            int at = 1 + random.nextInt(300);
            ByteBuffer buffer = SampleBatches.amid(SampleBatches.random(random), at, random);
            compare(buffer, at, BatchHeader.read(buffer, at), seed);
        }
    }

    @Test
    @Points(1)
    @Invariant("I2")
    @DisplayName("the buffer keeps its position, limit and byte order, and its order is not relied on")
    void read_anyBuffer_staysAsItIs(Seed seed) throws Exception {
        Random random = seed.random();
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            int at = 1 + random.nextInt(100);
            ByteBuffer buffer = SampleBatches.amid(SampleBatches.random(random), at, random);
            BatchHeader oracle = BatchHeader.read(buffer, at);
            buffer.position(7).limit(at + 61).order(order);
            Header got = reader.read(buffer, at);
            expect("the buffer's position afterwards", seed).equal(7, buffer.position());
            expect("the buffer's limit afterwards", seed).equal(at + 61, buffer.limit());
            expect("the buffer's byte order afterwards", seed).equal(order, buffer.order());
            expect("the base offset, read from a buffer whose order is " + order, seed)
                    .why("The header is big-endian, whatever the buffer is set to.")
                    .equal(oracle.baseOffset(), given(got, seed).baseOffset());
        }
    }

    @Test
    @Points(2)
    @Invariant("I3")
    @DisplayName("a header that ends too early is refused as bad, at every length")
    void read_tornHeader_refused(Seed seed) {
        Random random = seed.random();
        for (int there = 0; there < BatchLayout.HEADER_BYTES; there++) {
            int at = random.nextInt(50);
            ByteBuffer buffer = SampleBatches.amid(SampleBatches.random(random), at, random);
            buffer.limit(at + there);
            refused("a header of which only " + there + " of 61 bytes are there", buffer, at, 0, 0, seed);
        }
    }

    @Test
    @Points(1)
    @Invariant("I4")
    @DisplayName("another magic is refused before anything else is believed")
    void read_otherMagic_refused(Seed seed) {
        Random random = seed.random();
        for (int magic : new int[] {0, 1, 3, -1, 127}) {
            ByteBuffer batch = SampleBatches.random(random);
            batch.put(BatchLayout.MAGIC, (byte) magic).putInt(BatchLayout.RECORD_COUNT, -1);
            String says = refused("a header with magic " + magic, batch, 0, 16, 17, seed);
            expect("what the refusal of magic " + magic + " says", seed)
                    .why("In another layout the other fields mean something else: look at the magic first.")
                    .holds(says.contains("magic"), "a message that names the magic", '"' + says + '"');
        }
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("a length too short for a header is refused; the shortest and the longest are not")
    void read_shortLength_refused(Seed seed) throws Exception {
        Random random = seed.random();
        for (int length : new int[] {48, 12, 1, 0, -1, -12, Integer.MIN_VALUE}) {
            ByteBuffer batch = SampleBatches.random(random).putInt(BatchLayout.LENGTH, length);
            refused("a header whose length field is " + length, batch, 0, 8, 12, seed);
        }
        for (int length : new int[] {49, Integer.MAX_VALUE}) {
            ByteBuffer batch = SampleBatches.random(random).putInt(BatchLayout.LENGTH, length);
            expect("the size of a batch whose length field is " + length, seed)
                    .why("The length counts from byte 12 on. The sum may be larger than an int.")
                    .equal(length + 12L, given(reader.read(batch, 0), seed).sizeBytes());
        }
    }

    @Test
    @Points(2)
    @Invariant("I6")
    @DisplayName("counts below 0, and more records than offsets, are refused; fewer records are not")
    void read_wrongCounts_refused(Seed seed) throws Exception {
        Random random = seed.random();
        ByteBuffer batch = SampleBatches.random(random);
        refused("a record count of -1", counts(batch, 5, -1), 0, 57, 61, seed);
        refused("a last offset delta of -1", counts(batch, -1, 0), 0, 23, 27, seed);
        refused("7 records on 6 offsets", counts(batch, 5, 7), 0, 57, 61, seed);
        for (int count : new int[] {0, 1, 6}) {
            expect("the record count of a batch with 6 offsets", seed)
                    .why("Compaction drops records and keeps the last offset delta.")
                    .equal(
                            count,
                            given(reader.read(counts(batch, 5, count), 0), seed).recordCount());
        }
        expect("the last offset delta of the longest batch there can be", seed)
                .why("It covers one offset more than the delta says, and that is no int any more.")
                .equal(
                        Integer.MAX_VALUE,
                        given(reader.read(counts(batch, Integer.MAX_VALUE, 6), 0), seed)
                                .lastOffsetDelta());
    }

    private static ByteBuffer counts(ByteBuffer batch, int lastOffsetDelta, int recordCount) {
        return batch.putInt(BatchLayout.LAST_OFFSET_DELTA, lastOffsetDelta)
                .putInt(BatchLayout.RECORD_COUNT, recordCount);
    }

    /// Every field, the first that is wrong with its bytes.
    private void compare(ByteBuffer buffer, int at, BatchHeader oracle, Seed seed) throws BadHeaderException {
        Header got = given(reader.read(buffer, at), seed);
        for (HeaderFields.Field wanted : HeaderFields.ALL) {
            Expectation expectation = expect("the " + wanted.name() + " of the header at " + at, seed);
            for (HeaderFields.Field field : HeaderFields.ALL) {
                expectation.field(
                        field.name(), field.got().apply(got), field.right().apply(oracle));
            }
            expectation
                    .bytes(
                            "the bytes of " + wanted.name(),
                            SampleBatches.all(buffer),
                            at + wanted.from(),
                            at + wanted.to())
                    .equal(wanted.right().apply(oracle), wanted.got().apply(got));
        }
    }

    private static Header given(Header got, Seed seed) {
        expect("the header", seed).holds(got != null, "a header", "nothing (null)");
        return got;
    }

    /// Returns what the refusal says.
    private String refused(String what, ByteBuffer buffer, int at, int wrongAt, int wrongEnd, Seed seed) {
        String got;
        try {
            got = String.valueOf(reader.read(buffer, at));
        } catch (BadHeaderException right) {
            return String.valueOf(right.getMessage());
        } catch (IndexOutOfBoundsException | IllegalArgumentException wrong) {
            got = wrong.toString();
        }
        expect(what, seed)
                .bytes("the header", SampleBatches.all(buffer), at + wrongAt, at + wrongEnd)
                .fail("a BadHeaderException", got);
        return "";
    }

    private static Expectation expect(String what, Seed seed) {
        Expectation expectation = Finding.of(what).in("read");
        return seed == null ? expectation : expectation.seed(seed);
    }
}
