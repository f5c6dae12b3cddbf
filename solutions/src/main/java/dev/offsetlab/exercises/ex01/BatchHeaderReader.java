package dev.offsetlab.exercises.ex01;

import java.nio.ByteBuffer;

/// Reads the header of a record batch (magic 2): the first 61 bytes of every batch, all numbers big-endian.
///
/// ```
///   0               8       12      16 17      21  23      27              35              43
///   +---------------+-------+-------+--+-------+---+-------+---------------+---------------+
///   |  base offset  | length| leader|mg|  CRC  |att| last  |base timestamp | max timestamp |
///   |               |       | epoch |2 |       |   | delta |               |               |
///   +---------------+-------+-------+--+-------+---+-------+---------------+---------------+
///   43              51  53      57      61
///   +---------------+---+-------+-------+-------------
///   |  producer id  |ep.| base  | record| records ...
///   |               |   | seq.  | count |
///   +---------------+---+-------+-------+-------------
/// ```
///
/// No state: any thread.
public final class BatchHeaderReader {
    /// Everything before the records.
    public static final int HEADER_BYTES = 61;

    /// The one layout that this reader knows.
    public static final byte MAGIC = 2;

    /// Reads the header that starts at the absolute index `position`. The buffer stays as it is: its position,
    /// its limit, its byte order.
    ///
    /// The records behind the header may be missing: whoever reads a log fetches the header first, to learn how
    /// much more to fetch.
    ///
    /// @throws BadHeaderException fewer than 61 bytes from `position` to the limit; a magic that is not 2; a length
    ///                            too short for a header; a negative count, or more records than offsets
    public Header read(ByteBuffer buffer, int position) throws BadHeaderException {
        // solution:
        if (buffer.limit() - position < HEADER_BYTES) {
            throw new BadHeaderException("torn header: bytes=" + (buffer.limit() - position) + ", a header has 61");
        }
        ByteBuffer bytes = buffer.duplicate(); // big-endian, whatever the order of the original
        byte magic = bytes.get(position + 16);
        if (magic != MAGIC) {
            throw new BadHeaderException("unknown layout: magic=" + magic + ", only 2 is known");
        }
        Header header = new Header(
                bytes.getLong(position),
                bytes.getInt(position + 8) + (long) BEFORE_LENGTH_BYTES,
                bytes.getInt(position + 12),
                magic,
                Integer.toUnsignedLong(bytes.getInt(position + 17)),
                bytes.getShort(position + 21),
                bytes.getInt(position + 23),
                bytes.getLong(position + 27),
                bytes.getLong(position + 35),
                bytes.getLong(position + 43),
                bytes.getShort(position + 51),
                bytes.getInt(position + 53),
                bytes.getInt(position + 57));
        check(header);
        return header;
        // starter: throw new UnsupportedOperationException("exercise 1: read the header");
        // end
    }
    // solution:

    /// What the length field does not count: the base offset and itself.
    private static final int BEFORE_LENGTH_BYTES = 12;

    private static void check(Header header) throws BadHeaderException {
        if (header.sizeBytes() < HEADER_BYTES) {
            throw new BadHeaderException(
                    "too short for a header: length=" + (header.sizeBytes() - BEFORE_LENGTH_BYTES) + ", at least 49");
        }
        if (header.lastOffsetDelta() < 0 || header.recordCount() < 0) {
            throw new BadHeaderException("a count below 0: lastOffsetDelta=" + header.lastOffsetDelta()
                    + " recordCount=" + header.recordCount());
        }
        if (header.recordCount() > header.lastOffsetDelta() + 1L) {
            throw new BadHeaderException("more records than offsets: recordCount=" + header.recordCount()
                    + " lastOffsetDelta=" + header.lastOffsetDelta());
        }
    }
    // end
}
