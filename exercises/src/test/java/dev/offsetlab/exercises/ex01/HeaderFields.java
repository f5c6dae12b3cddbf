package dev.offsetlab.exercises.ex01;

import dev.offsetlab.engine.record.BatchHeader;
import java.util.List;
import java.util.function.Function;

/// The fields of a header, where their bytes are, and how student and oracle name them.
final class HeaderFields {
    /// In the order of their bytes.
    static final List<Field> ALL = List.of(
            new Field("base offset", 0, 8, Header::baseOffset, BatchHeader::baseOffset),
            new Field("size of the batch", 8, 12, Header::sizeBytes, header -> (long) header.sizeBytes()),
            new Field("leader epoch", 12, 16, Header::leaderEpoch, BatchHeader::leaderEpoch),
            new Field("magic", 16, 17, Header::magic, BatchHeader::magic),
            new Field("CRC", 17, 21, Header::crc, header -> Integer.toUnsignedLong(header.crc())),
            new Field("attributes", 21, 23, Header::attributes, BatchHeader::attributes),
            new Field("last offset delta", 23, 27, Header::lastOffsetDelta, BatchHeader::lastOffsetDelta),
            new Field("base timestamp", 27, 35, Header::baseTimestampMs, BatchHeader::baseTimestampMs),
            new Field("max timestamp", 35, 43, Header::maxTimestampMs, BatchHeader::maxTimestampMs),
            new Field("producer id", 43, 51, Header::producerId, BatchHeader::producerId),
            new Field("producer epoch", 51, 53, Header::producerEpoch, BatchHeader::producerEpoch),
            new Field("base sequence", 53, 57, Header::baseSequence, BatchHeader::baseSequence),
            new Field("record count", 57, 61, Header::recordCount, BatchHeader::recordCount));

    private HeaderFields() {}

    /// @param from first byte within the header
    /// @param to   behind its last
    record Field(String name, int from, int to, Function<Header, Object> got, Function<BatchHeader, Object> right) {}

    /// Written by hand from the page, so that the oracle itself is held against something.
    static BatchHeader ofWorkedExample() {
        return new BatchHeader(
                40,
                85,
                5,
                (byte) 2,
                0xe2a483cc,
                (short) 0,
                1,
                1_700_000_000_000L,
                1_700_000_000_250L,
                -1,
                (short) -1,
                -1,
                2);
    }
}
