package dev.offsetlab.exercises.ex15;

import static dev.offsetlab.exercises.ex15.KeyedLog.NOW_MS;
import static dev.offsetlab.exercises.ex15.KeyedLog.bytes;

import dev.offsetlab.engine.log.CompactionRule.KeyOffsets;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchValidator;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.engine.record.InvalidBatchException;
import dev.offsetlab.engine.record.LogRecord;
import dev.offsetlab.engine.record.RecordHeader;
import dev.offsetlab.engine.record.RecordReader;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which records of one batch stay, and what the batch becomes.
@Tag("15")
class BatchCompactionGrader {
    private static final long DELETE_RETENTION_MS = 5_000;
    private static final OptionalLong NO_HORIZON = OptionalLong.empty();

    private static KeyOffsets latest(Map<String, Long> offsets) {
        return key -> {
            Long offset = offsets.get(KeyedLog.text(key));
            return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
        };
    }

    private static void stays(
            boolean right, @Nullable String key, @Nullable String value, OptionalLong horizon, String why) {
        LogRecord record = new LogRecord(
                40, NOW_MS, key == null ? null : bytes(key), value == null ? null : bytes(value), List.of());
        KeyOffsets latest = latest(Map.of("last", 40L, "later", 41L, "before", 39L));
        boolean got = Compaction.stays(record, latest, horizon, NOW_MS);
        Finding.of("whether the record " + KeyedLog.text(record) + " stays")
                .in("stays")
                .field("latest offsets", "last=40 later=41 before=39")
                .field("delete horizon", horizon.isEmpty() ? "none yet" : horizon.getAsLong() - NOW_MS + " ms from now")
                .why(why)
                .equal(right ? "stays" : "goes", got ? "stays" : "goes");
    }

    @Test
    @Points(2)
    @Invariant("I1")
    @DisplayName("the last record of its key stays, one with a later record goes, one without a key goes")
    @Timeout(10)
    void stays_byKey_theLastOne() {
        stays(true, "last", "v", NO_HORIZON, "It is the last of its key.");
        stays(false, "later", "v", NO_HORIZON, "Offset 41 holds a later record of this key.");
        stays(true, "unknown", "v", NO_HORIZON, "No later record of this key is known.");
        stays(true, "before", "v", NO_HORIZON, "Nothing later than itself is known of this key.");
        stays(false, null, "v", NO_HORIZON, "Without a key nothing could ever supersede it.");
        stays(false, null, null, NO_HORIZON, "Without a key nothing could ever supersede it.");
        stays(true, "last", "", NO_HORIZON, "An empty value is a value, and no tombstone.");
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("a tombstone stays until the delete horizon of its batch, and goes at that time")
    @Timeout(10)
    void stays_tombstone_untilTheHorizon() {
        String why = "A reader that is behind must still learn of the delete; at the horizon that time is over.";
        stays(true, "last", null, NO_HORIZON, why);
        stays(true, "last", null, OptionalLong.of(NOW_MS + 1), why);
        stays(false, "last", null, OptionalLong.of(NOW_MS), why);
        stays(false, "last", null, OptionalLong.of(NOW_MS - 1), why);
        stays(false, "later", null, NO_HORIZON, "A superseded tombstone is as superseded as any record.");
        stays(true, "last", "v", OptionalLong.of(NOW_MS - 1), "The horizon concerns tombstones only.");
    }

    private static BatchBuilder builder(Compression codec) {
        return new BatchBuilder(codec)
                .baseOffset(40)
                .producer(77, (short) 3, 500)
                .leaderEpoch(6);
    }

    private static ByteBuffer clean(ByteBuffer batch, Map<String, Long> offsets, boolean headerWanted)
            throws InvalidBatchException {
        Optional<ByteBuffer> kept = Compaction.clean(batch, latest(offsets), NOW_MS, DELETE_RETENTION_MS, headerWanted);
        Finding.of("what is written instead of the batch").in("clean").holds(kept.isPresent(), "a batch", "nothing");
        return kept.orElseThrow();
    }

    @Test
    @Points(1)
    @Invariant("I3")
    @DisplayName("a batch of which everything stays is written byte by byte as it was")
    @Timeout(10)
    void clean_allStay_theSameBytes() throws InvalidBatchException {
        ByteBuffer batch = builder(Compression.GZIP)
                .add(NOW_MS, bytes("a"), bytes("1"), List.of())
                .add(NOW_MS, bytes("b"), bytes("2"), List.of())
                .build();
        byte[] before = copy(batch);
        Finding.of("a batch of which everything stays")
                .in("clean")
                .why("Nothing is unpacked and packed again that need not be.")
                .sameBytes(before, copy(clean(batch, Map.of("a", 40L, "b", 41L), false)));
    }

    @Test
    @Points(3)
    @Invariant("I3")
    @DisplayName("what stays keeps its offset, time, headers and codec; the batch keeps its range and its producer")
    @Timeout(10)
    void clean_someStay_nothingElseChanges() throws InvalidBatchException {
        for (Compression codec : List.of(Compression.NONE, Compression.GZIP)) {
            ByteBuffer batch = builder(codec)
                    .add(NOW_MS - 5, bytes("a"), bytes("1"), List.of())
                    .add(NOW_MS - 4, bytes("b"), bytes("2"), List.of(new RecordHeader("h", bytes("x"))))
                    .add(NOW_MS - 9, bytes("c"), bytes("3"), List.of())
                    .add(NOW_MS - 2, bytes("a"), bytes("4"), List.of())
                    .add(NOW_MS - 1, bytes("d"), bytes("5"), List.of())
                    .build();
            ByteBuffer got = clean(batch, Map.of("a", 90L, "b", 41L, "c", 42L, "d", 90L), false);
            BatchHeader header = BatchHeader.read(got, got.position());
            BatchValidator.checkStored(got);
            Finding.of("the records that are left of a batch (codec " + codec + ")")
                    .in("clean")
                    .why("Offsets never change: a consumer may hold one.")
                    .equal(
                            List.of("41: b=2 @-4 [h]", "42: c=3 @-9"),
                            RecordReader.all(got).stream().map(KeyedLog::text).toList());
            Finding.of("the header of a batch that lost its first and its last records")
                    .in("clean")
                    .field("base offset", header.baseOffset(), 40L)
                    .field("last offset", header.lastOffset(), 44L)
                    .field("producer id", header.producerId(), 77L)
                    .field("producer epoch", header.producerEpoch(), (short) 3)
                    .field("base sequence", header.baseSequence(), 500)
                    .field("codec", header.codec(), codec.id())
                    .field("records", header.recordCount(), 2)
                    .field("delete horizon", header.hasDeleteHorizon(), false)
                    .why("The range of offsets is part of the batch: whoever reads on begins behind its last offset.")
                    .holds(
                            header.baseOffset() == 40
                                    && header.lastOffset() == 44
                                    && header.producerId() == 77
                                    && header.producerEpoch() == 3
                                    && header.baseSequence() == 500
                                    && header.codec() == codec.id()
                                    && header.recordCount() == 2
                                    && !header.hasDeleteHorizon(),
                            "offsets 40 to 44, producer and codec as they were",
                            header.toString());
        }
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("the first pass that meets a tombstone sets the delete horizon, later passes leave it")
    @Timeout(10)
    void clean_tombstone_getsItsHorizonOnce() throws InvalidBatchException {
        ByteBuffer batch = builder(Compression.NONE)
                .add(NOW_MS - 500, bytes("a"), null, List.of())
                .add(NOW_MS - 400, bytes("b"), bytes("1"), List.of())
                .build();
        Map<String, Long> latest = Map.of("a", 40L, "b", 41L);
        ByteBuffer got = clean(batch, latest, false);
        BatchHeader header = BatchHeader.read(got, got.position());
        Finding.of("the delete horizon of a batch whose tombstone stays")
                .in("clean")
                .why("delete.retention.ms counts from the first pass that met the tombstone.")
                .equal(
                        "now + " + DELETE_RETENTION_MS,
                        header.hasDeleteHorizon() ? "now + " + (header.baseTimestampMs() - NOW_MS) : "none");
        Finding.of("the records of that batch")
                .in("clean")
                .why("The horizon takes the place of the base timestamp; the records' own times stay.")
                .equal(
                        List.of("40: a=_ @-500", "41: b=1 @-400"),
                        RecordReader.all(got).stream().map(KeyedLog::text).toList());
        byte[] once = copy(got);
        Finding.of("the same batch after a second pass").in("clean").sameBytes(once, copy(clean(got, latest, false)));
    }

    @Test
    @Points(1)
    @Invariant("I4")
    @DisplayName("a batch without a record goes, unless its header is wanted: then the bare header stays")
    @Timeout(10)
    void clean_noneStays_headerOrNothing() throws InvalidBatchException {
        ByteBuffer batch = builder(Compression.GZIP)
                .add(NOW_MS, bytes("a"), bytes("1"), List.of())
                .add(NOW_MS, bytes("b"), bytes("2"), List.of())
                .build();
        Map<String, Long> later = Map.of("a", 90L, "b", 91L);
        Finding.of("what is written instead of a batch that lost all records")
                .in("clean")
                .equal(
                        false,
                        Compaction.clean(batch, latest(later), NOW_MS, DELETE_RETENTION_MS, false)
                                .isPresent());
        ByteBuffer bare = clean(batch, later, true);
        BatchHeader header = BatchHeader.read(bare, bare.position());
        Finding.of("the bare header of a batch that lost all records")
                .in("clean")
                .field("offsets", header.baseOffset() + ".." + header.lastOffset(), "40..41")
                .field("records", header.recordCount(), 0)
                .field("bytes", header.sizeBytes(), 61)
                .why("Where the closed part of the log ends must go on to stand in the file.")
                .holds(
                        header.recordCount() == 0 && header.baseOffset() == 40 && header.lastOffset() == 41,
                        "no record, offsets 40 to 41",
                        header.recordCount() + " records, offsets " + header.baseOffset() + " to "
                                + header.lastOffset());
    }

    private static byte[] copy(ByteBuffer batch) {
        byte[] bytes = new byte[batch.remaining()];
        batch.duplicate().get(bytes);
        return bytes;
    }
}
