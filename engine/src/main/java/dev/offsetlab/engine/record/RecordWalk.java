package dev.offsetlab.engine.record;

import static dev.offsetlab.engine.record.InvalidBatchException.corrupt;
import static dev.offsetlab.engine.record.InvalidBatchException.invalid;

import java.nio.ByteBuffer;

/// Walks the records of an uncompressed batch from length to length, to see that they fill it exactly.
///
/// ```
///   length | attributes | timestamp delta | offset delta | key length | key | value length | value | headers
///   varint |  1 byte    |  varlong        |  varint      |  varint    |     |  varint      |       | count, then
///          |<------------------------------- length bytes ---------------- key and value of each --------->|
/// ```
///
/// A key length or value length of -1 is null. A record of key `k`, value `v` at delta 0: `10 00 00 00 02 6b 02 76 00`
/// (length 8, zigzag 16 = 0x10).
final class RecordWalk {
    private static final int NULL = -1;

    private RecordWalk() {}

    /// Leaves the buffer's position and limit as they were.
    static void check(ByteBuffer batch, BatchHeader header) throws InvalidBatchException {
        int start = batch.position();
        int limit = batch.limit();
        int end = start + header.sizeBytes();
        try {
            batch.position(start + BatchLayout.RECORDS);
            for (int i = 0; i < header.recordCount(); i++) {
                batch.limit(end);
                checkRecord(batch, i);
            }
            if (batch.position() != end) {
                throw invalid("bytes after the last record: recordCount=" + header.recordCount() + " bytesLeft="
                        + (end - batch.position()));
            }
        } finally {
            batch.limit(limit).position(start);
        }
    }

    private static void checkRecord(ByteBuffer batch, int index) throws InvalidBatchException {
        int length = Varint.readInt(batch);
        if (length <= 0 || length > batch.remaining()) {
            throw corrupt("a record's length does not fit the batch: record=" + index + " length=" + length
                    + " bytesLeft=" + batch.remaining());
        }
        batch.limit(batch.position() + length);
        batch.get(); // attributes: no bit of them is used
        Varint.readLong(batch);
        int offsetDelta = Varint.readInt(batch);
        if (offsetDelta != index) {
            throw invalid("record offsets count up from 0: record=" + index + " offsetDelta=" + offsetDelta);
        }
        skip(batch, index, NULL);
        skip(batch, index, NULL);
        int headers = Varint.readInt(batch);
        if (headers < 0) {
            throw corrupt("a negative count of headers: record=" + index);
        }
        for (int i = 0; i < headers; i++) {
            skip(batch, index, 0);
            skip(batch, index, NULL);
        }
        if (batch.hasRemaining()) {
            throw corrupt("a record is shorter than its length: record=" + index + " bytesLeft=" + batch.remaining());
        }
    }

    private static void skip(ByteBuffer batch, int index, int least) throws InvalidBatchException {
        int length = Varint.readInt(batch);
        if (length < least || length > batch.remaining()) {
            throw corrupt("a key, value or header does not fit its record: record=" + index + " length=" + length
                    + " bytesLeft=" + batch.remaining());
        }
        if (length > 0) {
            batch.position(batch.position() + length);
        }
    }
}
