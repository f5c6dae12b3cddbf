package dev.offsetlab.engine.record;

import dev.offsetlab.engine.record.BatchTree.Problems;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The records of a compressed batch: one piece of packed bytes, and under it what they unpack to.
final class UnpackedTree {
    /// Of keys and values that are unpacked at most: a few kilobytes may unpack to gigabytes.
    private static final long MOST_UNPACKED_BYTES = 4 << 20;

    private UnpackedTree() {}

    static BatchField of(ByteBuffer batch, BatchHeader header, Problems problems) {
        return BatchField.group(
                "records, packed",
                (batch.limit() - BatchLayout.RECORDS) + " bytes hold " + header.recordCount() + " records",
                "Compressed together by the producer. The broker stores and sends them so, and never looks inside.",
                BatchLayout.RECORDS,
                batch.limit(),
                unpack(batch, header, problems));
    }

    private static List<BatchField> unpack(ByteBuffer batch, BatchHeader header, Problems problems) {
        List<BatchField> records = new ArrayList<>();
        if (problems.any() || batch.limit() < header.sizeBytes()) {
            records.add(BatchField.within(
                    "not unpacked",
                    problems.any() ? "the bytes are damaged" : "the batch goes on behind the bytes shown",
                    "A codec wants all bytes as they were sent; damaged ones may ask for any amount of memory."));
            return records;
        }
        try (RecordReader reader = new RecordReader(batch)) {
            long unpackedBytes = 0;
            while (reader.hasNext() && records.size() < BatchTree.MOST_RECORDS && unpackedBytes < MOST_UNPACKED_BYTES) {
                LogRecord record = reader.next();
                unpackedBytes += sizeOf(record.key()) + sizeOf(record.value());
                records.add(field(record, records.size()));
            }
            if (reader.hasNext()) {
                int left = header.recordCount() - records.size();
                records.add(BatchField.within("...", left + " more records", "Not unpacked here."));
            }
        } catch (InvalidBatchException undecodable) {
            problems.add(String.valueOf(undecodable.getMessage()));
        }
        return records;
    }

    private static BatchField field(LogRecord record, int index) {
        List<BatchField> fields = new ArrayList<>();
        fields.add(BatchField.within(
                "timestamp", FieldText.time(record.timestampMs()), "The producer's, or the broker's append time."));
        fields.add(BatchField.within(
                "key", text(record.key()), "Chooses the partition; compaction keeps the last record of each key."));
        fields.add(BatchField.within(
                "value", text(record.value()), "What the producer wanted to say. Null: a tombstone."));
        for (RecordHeader header : record.headers()) {
            fields.add(BatchField.within("header " + header.key(), text(header.value()), "A named value."));
        }
        return BatchField.within(
                "record " + index + ", unpacked",
                Long.toString(record.offset()),
                "Its offset. Its bytes exist in memory only: in the file they are packed.",
                fields);
    }

    private static long sizeOf(@Nullable ByteBuffer bytes) {
        return bytes == null ? 0 : bytes.remaining();
    }

    private static String text(@Nullable ByteBuffer bytes) {
        return bytes == null ? "null" : FieldText.bytes(bytes);
    }
}
