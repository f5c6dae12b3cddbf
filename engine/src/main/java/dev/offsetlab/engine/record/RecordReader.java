package dev.offsetlab.engine.record;

import static dev.offsetlab.engine.record.InvalidBatchException.corrupt;
import static dev.offsetlab.engine.record.InvalidBatchException.invalid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Takes the records out of one batch, one after the other, unpacking them where they are compressed.
///
/// ```
///   batch header | record | record | ...          each: length, then that many bytes (see the layout in RecordWalk)
///   offset of a record    = base offset + its offset delta
///   timestamp of a record = base timestamp + its timestamp delta, or the batch's maximum where that is append time
/// ```
///
/// A broker does this for records of its own (committed offsets), for compaction, and to find an offset by timestamp;
/// never on the way from producer to consumer. Nothing is tolerated: a length that does not fit, a record too few or a
/// byte too many is an error that names the batch. One record is kept in memory at a time.
///
/// One thread.
public final class RecordReader implements AutoCloseable {
    /// A few kilobytes may unpack to gigabytes; no honest request held a record larger than this.
    static final int MAX_RECORD_BYTES = 128 << 20;

    private static final int NULL = -1;

    private final BatchHeader header;
    private final ByteBuffer packed;
    private final @Nullable InputStream unpacked;
    private int read;

    /// Reads the batch at the buffer's position; the position stays. The checksum is not looked at ([BatchValidator]).
    public RecordReader(ByteBuffer batch) throws InvalidBatchException {
        if (batch.remaining() < BatchLayout.HEADER_BYTES) {
            throw corrupt("too short for a batch header: bytes=" + batch.remaining());
        }
        header = BatchHeader.read(batch, batch.position());
        if (header.magic() != BatchLayout.CURRENT_MAGIC
                || header.sizeBytes() < BatchLayout.HEADER_BYTES
                || header.sizeBytes() > batch.remaining()
                || header.recordCount() < 0) {
            throw corrupt("no whole batch: bytes=" + batch.remaining() + " " + header);
        }
        packed = batch.slice(batch.position() + BatchLayout.RECORDS, header.sizeBytes() - BatchLayout.RECORDS);
        unpacked = header.isCompressed() && header.recordCount() > 0 ? unpack() : null;
    }

    /// All records of the batch at the buffer's position.
    public static List<LogRecord> all(ByteBuffer batch) throws InvalidBatchException {
        try (RecordReader reader = new RecordReader(batch)) {
            List<LogRecord> records = new ArrayList<>();
            while (reader.hasNext()) {
                records.add(reader.next());
            }
            return records;
        }
    }

    public BatchHeader header() {
        return header;
    }

    public boolean hasNext() {
        return read < header.recordCount();
    }

    public LogRecord next() throws InvalidBatchException {
        if (!hasNext()) {
            throw new NoSuchElementException("all records were read: " + where());
        }
        try {
            LogRecord record = decode(nextBytes());
            read++;
            if (!hasNext()) {
                checkEnd();
            }
            return record;
        } catch (InvalidBatchException wrong) {
            throw new InvalidBatchException(wrong.problem(), wrong.getMessage() + " in " + where());
        } catch (IOException | RuntimeException undecodable) {
            throw undecodable(undecodable);
        }
    }

    @Override
    public void close() {
        if (unpacked != null) {
            try {
                unpacked.close();
            } catch (IOException ignored) {
                // It reads from memory; closing it only gives the codec's own memory back.
            }
        }
    }

    private InputStream unpack() throws InvalidBatchException {
        try {
            return Compression.of(header.codec()).decompress(new ByteBufferInputStream(packed));
        } catch (InvalidBatchException noSuchCodec) {
            throw noSuchCodec;
        } catch (IOException | RuntimeException undecodable) {
            throw undecodable(undecodable);
        }
    }

    /// The bytes of the next record, without its length.
    private ByteBuffer nextBytes() throws IOException {
        if (unpacked == null) {
            int length = Varint.readInt(packed);
            if (length <= 0 || length > packed.remaining()) {
                throw corrupt("a record's length does not fit: length=" + length + " bytesLeft=" + packed.remaining());
            }
            ByteBuffer bytes = packed.slice(packed.position(), length);
            packed.position(packed.position() + length);
            return bytes;
        }
        int length = readLength(unpacked);
        if (length <= 0 || length > MAX_RECORD_BYTES) {
            throw corrupt("a record's length is out of range: length=" + length + " largest=" + MAX_RECORD_BYTES);
        }
        byte[] bytes = unpacked.readNBytes(length);
        if (bytes.length < length) {
            throw corrupt("a record's length does not fit: length=" + length + " bytesLeft=" + bytes.length);
        }
        return ByteBuffer.wrap(bytes);
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
        return Varint.readInt(varint.flip());
    }

    private LogRecord decode(ByteBuffer bytes) throws InvalidBatchException {
        bytes.get(); // attributes: no bit of them is used
        long timestampDelta = Varint.readLong(bytes);
        int offsetDelta = Varint.readInt(bytes);
        if (offsetDelta < 0 || offsetDelta > header.lastOffsetDelta()) {
            throw invalid("a record's offset lies outside its batch: offsetDelta=" + offsetDelta);
        }
        ByteBuffer key = field(bytes);
        ByteBuffer value = field(bytes);
        List<RecordHeader> headers = headers(bytes);
        if (bytes.hasRemaining()) {
            throw corrupt("a record is shorter than its length: bytesLeft=" + bytes.remaining());
        }
        long timestampMs = header.hasAppendTime() ? header.maxTimestampMs() : header.baseTimestampMs() + timestampDelta;
        return new LogRecord(header.baseOffset() + offsetDelta, timestampMs, key, value, headers);
    }

    private static List<RecordHeader> headers(ByteBuffer bytes) throws InvalidBatchException {
        int count = Varint.readInt(bytes);
        if (count < 0 || count > bytes.remaining()) {
            throw corrupt("a record's count of headers does not fit: headers=" + count);
        }
        List<RecordHeader> headers = count == 0 ? List.of() : new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ByteBuffer key = field(bytes);
            if (key == null) {
                throw invalid("a header without a name");
            }
            headers.add(new RecordHeader(StandardCharsets.UTF_8.decode(key).toString(), field(bytes)));
        }
        return headers;
    }

    /// Bytes after their length; null where the length is -1.
    private static @Nullable ByteBuffer field(ByteBuffer bytes) throws InvalidBatchException {
        int length = Varint.readInt(bytes);
        if (length == NULL) {
            return null;
        }
        if (length < 0 || length > bytes.remaining()) {
            throw corrupt("a key, value or header does not fit its record: length=" + length + " bytesLeft="
                    + bytes.remaining());
        }
        ByteBuffer field = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return field;
    }

    private void checkEnd() throws IOException {
        boolean more = unpacked == null ? packed.hasRemaining() : unpacked.read() >= 0;
        if (more) {
            throw invalid("bytes after the last record");
        }
    }

    private InvalidBatchException undecodable(Exception why) {
        InvalidBatchException named = corrupt("the records cannot be unpacked: " + why.getMessage() + " in " + where());
        named.initCause(why);
        return named;
    }

    private String where() {
        return "batch baseOffset=" + header.baseOffset() + " record=" + read + " of " + header.recordCount();
    }
}
