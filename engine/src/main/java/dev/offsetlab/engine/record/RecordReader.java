package dev.offsetlab.engine.record;

import static dev.offsetlab.engine.record.InvalidBatchException.corrupt;
import static dev.offsetlab.engine.record.InvalidBatchException.invalid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.SnappyError;

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
/// byte too many is an error that names the batch. One record is kept in memory at a time, and of a record whose
/// [time][#nextTime()] alone is asked for, nothing.
///
/// One thread.
public final class RecordReader implements AutoCloseable {
    /// What holds a record's attributes, timestamp delta and offset delta, however long they are.
    private static final int TIME_BYTES = 1 + Varint.sizeOf(Long.MIN_VALUE) + Varint.sizeOf(Integer.MIN_VALUE);

    private static final int NULL = -1;

    private final BatchHeader header;
    private final RecordBytes packed;
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
        try {
            packed = RecordBytes.of(batch, header);
        } catch (InvalidBatchException noSuchCodec) {
            throw noSuchCodec;
        } catch (IOException | RuntimeException | SnappyError undecodable) {
            throw undecodable(undecodable);
        }
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
        return step(() -> decode(packed.next()));
    }

    /// The same of a record that is passed over: what it holds is not kept in memory, be it as large as it may.
    public RecordTime nextTime() throws InvalidBatchException {
        return step(() -> time(packed.next(TIME_BYTES)));
    }

    @FunctionalInterface
    private interface Step<T> {
        T take() throws IOException;
    }

    private <T> T step(Step<T> step) throws InvalidBatchException {
        if (!hasNext()) {
            throw new NoSuchElementException("all records were read: " + where());
        }
        try {
            T taken = step.take();
            read++;
            if (!hasNext()) {
                packed.checkEnd();
            }
            return taken;
        } catch (InvalidBatchException wrong) {
            throw new InvalidBatchException(wrong.problem(), wrong.getMessage() + " in " + where());
        } catch (IOException | RuntimeException | SnappyError undecodable) {
            throw undecodable(undecodable);
        }
    }

    @Override
    public void close() {
        packed.close();
    }

    private LogRecord decode(ByteBuffer bytes) throws InvalidBatchException {
        RecordTime time = time(bytes);
        ByteBuffer key = field(bytes);
        ByteBuffer value = field(bytes);
        List<RecordHeader> headers = headers(bytes);
        if (bytes.hasRemaining()) {
            throw corrupt("a record is shorter than its length: bytesLeft=" + bytes.remaining());
        }
        return new LogRecord(time.offset(), time.timestampMs(), key, value, headers);
    }

    /// From a record's first byte to behind its offset delta.
    private RecordTime time(ByteBuffer bytes) throws InvalidBatchException {
        bytes.get(); // attributes: no bit of them is used
        long timestampDelta = Varint.readLong(bytes);
        int offsetDelta = Varint.readInt(bytes);
        if (offsetDelta < 0 || offsetDelta > header.lastOffsetDelta()) {
            throw invalid("a record's offset lies outside its batch: offsetDelta=" + offsetDelta);
        }
        long timestampMs = header.hasAppendTime() ? header.maxTimestampMs() : header.baseTimestampMs() + timestampDelta;
        return new RecordTime(header.baseOffset() + offsetDelta, timestampMs);
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

    private InvalidBatchException undecodable(Throwable why) {
        InvalidBatchException named = corrupt("the records cannot be unpacked: " + why.getMessage() + " in " + where());
        named.initCause(why);
        return named;
    }

    private String where() {
        return "batch baseOffset=" + header.baseOffset() + " record=" + read + " of " + header.recordCount();
    }
}
