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
        throw new UnsupportedOperationException("exercise 1: read the header");
    }
}
