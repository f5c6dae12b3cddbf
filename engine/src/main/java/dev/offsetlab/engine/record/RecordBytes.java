package dev.offsetlab.engine.record;

import static dev.offsetlab.engine.record.InvalidBatchException.corrupt;
import static dev.offsetlab.engine.record.InvalidBatchException.invalid;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The bytes of a batch's records, one record after the other.
///
/// ```
///   not compressed   | length | record | length | record |     slices of the batch: nothing is copied
///   compressed       | frame of the codec ............... |     unpacked as far as it is asked for, a copy of each
/// ```
///
/// One thread.
final class RecordBytes implements AutoCloseable {
    /// A few kilobytes may unpack to gigabytes, and several threads may read at one time: of a small heap a record gets
    /// a sixteenth, of a large one 16 MiB.
    static final int MAX_RECORD_BYTES =
            (int) Math.min(16 << 20, Runtime.getRuntime().maxMemory() / 16);

    private final ByteBuffer packed;
    private final @Nullable InputStream unpacked;

    private RecordBytes(ByteBuffer packed, @Nullable InputStream unpacked) {
        this.packed = packed;
        this.unpacked = unpacked;
    }

    /// Of the batch at the buffer's position, which is whole.
    static RecordBytes of(ByteBuffer batch, BatchHeader header) throws IOException {
        ByteBuffer packed =
                batch.slice(batch.position() + BatchLayout.RECORDS, header.sizeBytes() - BatchLayout.RECORDS);
        boolean compressed = header.isCompressed() && header.recordCount() > 0;
        return new RecordBytes(
                packed,
                compressed ? Compression.of(header.codec()).decompress(new ByteBufferInputStream(packed)) : null);
    }

    /// Those of the next record, without its length.
    ByteBuffer next() throws IOException {
        if (unpacked == null) {
            return sliceOfPacked();
        }
        int length = readLength(unpacked);
        if (length > MAX_RECORD_BYTES) {
            throw invalid("a compressed record is larger than the broker unpacks; give it more heap or send the record"
                    + " uncompressed: length=" + length + " largest=" + MAX_RECORD_BYTES);
        }
        byte[] bytes = new byte[length];
        int there = unpacked.readNBytes(bytes, 0, length);
        if (there < length) {
            throw corrupt("a record's length does not fit: length=" + length + " bytesLeft=" + there);
        }
        return ByteBuffer.wrap(bytes);
    }

    /// At least the first `enough` bytes of the next record; the rest is passed over, be it as large as it may.
    ByteBuffer next(int enough) throws IOException {
        if (unpacked == null) {
            return sliceOfPacked();
        }
        int length = readLength(unpacked);
        byte[] start = unpacked.readNBytes(Math.min(length, enough));
        try {
            unpacked.skipNBytes(length - start.length);
        } catch (EOFException tooShort) {
            throw corrupt("a record's length does not fit: length=" + length);
        }
        return ByteBuffer.wrap(start);
    }

    private ByteBuffer sliceOfPacked() throws InvalidBatchException {
        int length = Varint.readInt(packed);
        if (length <= 0 || length > packed.remaining()) {
            throw corrupt("a record's length does not fit: length=" + length + " bytesLeft=" + packed.remaining());
        }
        ByteBuffer bytes = packed.slice(packed.position(), length);
        packed.position(packed.position() + length);
        return bytes;
    }

    private static int readLength(InputStream in) throws IOException {
        ByteBuffer varint = ByteBuffer.allocate(Varint.sizeOf(Integer.MIN_VALUE));
        int next;
        do {
            next = in.read();
            if (next < 0) {
                throw corrupt("fewer records than the batch counts");
            }
            varint.put((byte) next);
        } while ((next & 0x80) != 0 && varint.hasRemaining());
        int length = Varint.readInt(varint.flip());
        if (length <= 0) {
            throw corrupt("a record's length is out of range: length=" + length);
        }
        return length;
    }

    /// After the last record.
    void checkEnd() throws IOException {
        boolean more = unpacked == null ? packed.hasRemaining() : unpacked.read() >= 0;
        if (more) {
            throw invalid("bytes after the last record");
        }
    }

    @Override
    public void close() {
        if (unpacked != null) {
            try {
                unpacked.close();
            } catch (IOException _) {
                // It reads from memory; closing it only gives the codec's own memory back.
            }
        }
    }
}
