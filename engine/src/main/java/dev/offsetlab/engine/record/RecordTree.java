package dev.offsetlab.engine.record;

import static dev.offsetlab.engine.record.InvalidBatchException.corrupt;

import dev.offsetlab.engine.record.BatchField.ByteRange;
import dev.offsetlab.engine.record.BatchTree.Problems;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The records of a batch that is not compressed, each field with its bytes.
///
/// One thread, one batch.
final class RecordTree {
    private final ByteBuffer batch;
    private final BatchHeader header;
    private final boolean cut;
    private final Problems problems;
    private final List<BatchField> records = new ArrayList<>();

    /// @param cut the buffer holds only the first part of the batch: that it ends is no damage
    RecordTree(ByteBuffer batch, BatchHeader header, boolean cut, Problems problems) {
        this.batch = batch.duplicate().position(BatchLayout.RECORDS);
        this.header = header;
        this.cut = cut;
        this.problems = problems;
    }

    BatchField all() {
        boolean going = true;
        while (going && records.size() < Math.min(header.recordCount(), BatchTree.MOST_RECORDS)) {
            going = next();
        }
        rest(going);
        return BatchField.group(
                "records",
                header.recordCount() + (header.recordCount() == 1 ? " record" : " records"),
                "One after the other, each with its length before it.",
                BatchLayout.RECORDS,
                batch.limit(),
                records);
    }

    private void rest(boolean going) {
        int from = batch.position();
        if (from == batch.limit()) {
            if (going && records.size() < header.recordCount() && !cut) {
                problems.add("fewer records than the batch counts: records=" + records.size() + " recordCount="
                        + header.recordCount());
            }
            return;
        }
        int left = header.recordCount() - records.size();
        if (going && left > 0) {
            String more = (cut ? "up to " : "") + left + " more records";
            records.add(BatchField.leaf("...", more, "Not taken apart here.", from, batch.limit()));
        } else if (cut) {
            records.add(BatchField.leaf(
                    "cut",
                    (batch.limit() - from) + " bytes",
                    "It goes on behind the bytes shown.",
                    from,
                    batch.limit()));
        } else {
            if (!problems.any()) {
                problems.add("bytes after the last record: bytesLeft=" + (batch.limit() - from));
            }
            records.add(PieceReader.unread(from, batch.limit()));
        }
    }

    /// False where the bytes stop making sense; what is left of them stays in front of the buffer.
    private boolean next() {
        int from = batch.position();
        int limit = batch.limit();
        PieceReader reader = new PieceReader(batch);
        try {
            int length =
                    reader.readInt("length", "Bytes of the record behind this field, a varint as all its numbers.");
            if (length <= 0 || length > batch.remaining()) {
                batch.position(from);
                throw corrupt("a record's length does not fit: length=" + length + " bytesLeft=" + batch.remaining());
            }
            batch.limit(batch.position() + length);
            long offset = fields(reader);
            add(Long.toString(offset), from, reader);
            return true;
        } catch (InvalidBatchException damaged) {
            return damaged(damaged, from, reader);
        } finally {
            batch.limit(limit);
        }
    }

    private boolean damaged(InvalidBatchException why, int from, PieceReader reader) {
        if (batch.position() > from) {
            if (batch.hasRemaining()) {
                reader.addRest(PieceReader.unread(batch.position(), batch.limit()));
                batch.position(batch.limit());
            }
            add("damaged", from, reader);
        }
        if (!cut) {
            problems.add(why.getMessage() + " in record " + (records.size() - (batch.position() > from ? 1 : 0)));
        }
        return false;
    }

    private void add(String value, int from, PieceReader reader) {
        records.add(new BatchField(
                "record " + records.size(),
                value,
                "Its offset.",
                Optional.of(new ByteRange(from, batch.position())),
                List.copyOf(reader.pieces())));
    }

    /// Returns the record's offset.
    private long fields(PieceReader reader) throws InvalidBatchException {
        reader.readByte("attributes", "No bit of them is used: 0.");
        reader.readLong("timestamp delta", "Added to the batch's base timestamp.", header.baseTimestampMs());
        int delta = reader.readInt("offset delta", "Added to the batch's base offset: the record's offset.");
        reader.readBytes("key", "Chooses the partition; compaction keeps the last record of each key.");
        reader.readBytes("value", "What the producer wanted to say. Null: a tombstone, the key is deleted.");
        int headers = reader.readInt("header count", "Named values beside key and value.");
        if (headers < 0 || headers > batch.remaining()) {
            throw corrupt("a count of headers that does not fit: headers=" + headers);
        }
        for (int i = 0; i < headers; i++) {
            reader.readBytes("header name", "Names may repeat.");
            reader.readBytes("header value", "Bytes, as the key and the value are.");
        }
        if (batch.hasRemaining()) {
            throw corrupt("a record is shorter than its length: bytesLeft=" + batch.remaining());
        }
        return header.baseOffset() + delta;
    }
}
