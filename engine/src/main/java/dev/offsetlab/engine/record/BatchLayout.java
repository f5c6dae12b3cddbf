package dev.offsetlab.engine.record;

/// Where the fields of a record batch (magic 2) are. All numbers are big-endian.
///
/// ```
///   0               8       12      16 17      21  23      27              35              43
///   +---------------+-------+-------+--+-------+---+-------+---------------+---------------+
///   |  base offset  | length| leader|mg|  CRC  |att| last  |base timestamp | max timestamp |
///   |               |       | epoch |2 |       |   | delta |               |               |
///   +---------------+-------+-------+--+-------+---+-------+---------------+---------------+
///   43              51  53      57      61
///   +---------------+---+-------+-------+--------------------------------------------------+
///   |  producer id  |ep.| base  | record| records: compressed together where the codec     |
///   |               |   | seq.  | count | bits say so                                      |
///   +---------------+---+-------+-------+--------------------------------------------------+
///                              `length` counts from 12 to the end; the CRC-32C covers 21 to the end
/// ```
///
/// The base offset and the leader epoch lie outside the CRC: a broker assigns them in place and never looks at the
/// records behind. What a batch of three records that lands at offset 40 holds:
///
/// | field | value | meaning |
/// |---|---|---|
/// | base offset | 40 | first record |
/// | last offset delta | 2 | last record is 40 + 2 = 42 |
/// | record count | 3 | after compaction it may be less than delta + 1 |
///
/// Attributes:
///
/// | bits | mask | meaning |
/// |---|---|---|
/// | 0-2 | 0x07 | codec: 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd |
/// | 3 | 0x08 | timestamps are the broker's append time, not the producer's |
/// | 4 | 0x10 | transactional |
/// | 5 | 0x20 | control batch |
/// | 6 | 0x40 | base timestamp is the delete horizon of the batch's tombstones |
public final class BatchLayout {
    public static final int BASE_OFFSET = 0;
    public static final int LENGTH = BASE_OFFSET + Long.BYTES;
    public static final int LEADER_EPOCH = LENGTH + Integer.BYTES;
    public static final int MAGIC = LEADER_EPOCH + Integer.BYTES;
    public static final int CRC = MAGIC + Byte.BYTES;
    public static final int ATTRIBUTES = CRC + Integer.BYTES;
    public static final int LAST_OFFSET_DELTA = ATTRIBUTES + Short.BYTES;
    public static final int BASE_TIMESTAMP = LAST_OFFSET_DELTA + Integer.BYTES;
    public static final int MAX_TIMESTAMP = BASE_TIMESTAMP + Long.BYTES;
    public static final int PRODUCER_ID = MAX_TIMESTAMP + Long.BYTES;
    public static final int PRODUCER_EPOCH = PRODUCER_ID + Long.BYTES;
    public static final int BASE_SEQUENCE = PRODUCER_EPOCH + Short.BYTES;
    public static final int RECORD_COUNT = BASE_SEQUENCE + Integer.BYTES;
    public static final int RECORDS = RECORD_COUNT + Integer.BYTES;

    /// Everything before the records.
    public static final int HEADER_BYTES = RECORDS;

    /// What the length field does not count: itself and the base offset before it.
    public static final int BEFORE_LENGTH_BYTES = LEADER_EPOCH;

    public static final byte CURRENT_MAGIC = 2;

    public static final int CODEC_MASK = 0x07;
    public static final int LOG_APPEND_TIME = 0x08;
    public static final int TRANSACTIONAL = 0x10;
    public static final int CONTROL = 0x20;
    public static final int DELETE_HORIZON = 0x40;

    /// Highest codec number known: zstd.
    public static final int LAST_CODEC = 4;

    /// Producer id of a batch that no idempotent producer sent. Its epoch and sequence are -1 too.
    public static final long NO_PRODUCER_ID = -1;

    private BatchLayout() {}
}
