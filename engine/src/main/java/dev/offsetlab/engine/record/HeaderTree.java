package dev.offsetlab.engine.record;

import dev.offsetlab.engine.record.BatchTree.Problems;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The 61 bytes in front of a batch's records, field by field. See [BatchLayout] for the drawing.
final class HeaderTree {
    private final ByteBuffer batch;
    private final List<BatchField> fields = new ArrayList<>();

    private HeaderTree(ByteBuffer batch) {
        this.batch = batch;
    }

    /// Those that the buffer holds whole, in the order of their bytes; none behind a length or magic that is wrong.
    static List<BatchField> fields(ByteBuffer batch, int sizeInFile, Problems problems) {
        HeaderTree tree = new HeaderTree(batch);
        tree.outsideOfTheCrc(sizeInFile, problems);
        if (!problems.any()) {
            tree.insideOfTheCrc();
        }
        if (!problems.any() && batch.limit() < BatchLayout.HEADER_BYTES) {
            problems.add("too short for a batch header of 61 bytes: bytes=" + batch.limit());
        }
        return tree.fields;
    }

    private void outsideOfTheCrc(int sizeInFile, Problems problems) {
        number("base offset", BatchLayout.BASE_OFFSET, 8, "Offset of the first record. The broker writes it in place.");
        number("length", BatchLayout.LENGTH, 4, "Bytes behind this field: the batch is 12 bytes longer.");
        number("leader epoch", BatchLayout.LEADER_EPOCH, 4, "Which leader appended it. Outside of the checksum too.");
        number("magic", BatchLayout.MAGIC, 1, "Version of the layout. Every broker since 2017 writes 2.");
        if (has(BatchLayout.CRC, 4)) {
            add(
                    "CRC-32C",
                    FieldText.hex(batch.getInt(BatchLayout.CRC)),
                    "Checksum from the attributes to the end, made by the producer, checked by every consumer.",
                    BatchLayout.CRC,
                    4,
                    List.of());
        }
        if (has(BatchLayout.LENGTH, 4)) {
            long sizeBytes = BatchLayout.BEFORE_LENGTH_BYTES + (long) batch.getInt(BatchLayout.LENGTH);
            if (sizeBytes != sizeInFile) {
                problems.add("the length does not fit: it says " + sizeBytes + " bytes, there are " + sizeInFile);
            }
        }
        if (has(BatchLayout.MAGIC, 1) && batch.get(BatchLayout.MAGIC) != BatchLayout.CURRENT_MAGIC) {
            problems.add("no batch of layout 2: magic=" + batch.get(BatchLayout.MAGIC));
        }
    }

    private void insideOfTheCrc() {
        if (has(BatchLayout.ATTRIBUTES, 2)) {
            short bits = batch.getShort(BatchLayout.ATTRIBUTES);
            add(
                    "attributes",
                    AttributeBits.summary(bits),
                    "Bits that say how to read the rest.",
                    BatchLayout.ATTRIBUTES,
                    2,
                    AttributeBits.fields(bits));
        }
        number(
                "last offset delta",
                BatchLayout.LAST_OFFSET_DELTA,
                4,
                "Last offset less the base offset. Compaction keeps it, even where the last record is gone.");
        time("base timestamp", BatchLayout.BASE_TIMESTAMP, "Records count their time from here.");
        time(
                "max timestamp",
                BatchLayout.MAX_TIMESTAMP,
                "The largest of its records; the time index is made of these.");
        number("producer id", BatchLayout.PRODUCER_ID, 8, "Of an idempotent producer; -1: the producer is not one.");
        number("producer epoch", BatchLayout.PRODUCER_EPOCH, 2, "Fences an older producer with the same id.");
        number("base sequence", BatchLayout.BASE_SEQUENCE, 4, "Number of its first record: a retry bears the same.");
        number("record count", BatchLayout.RECORD_COUNT, 4, "After compaction fewer than last offset delta + 1.");
    }

    private boolean has(int at, int bytes) {
        return at + bytes <= batch.limit();
    }

    private void number(String name, int at, int bytes, String meaning) {
        if (has(at, bytes)) {
            long value = switch (bytes) {
                case 1 -> batch.get(at);
                case 2 -> batch.getShort(at);
                case 4 -> batch.getInt(at);
                default -> batch.getLong(at);
            };
            add(name, Long.toString(value), meaning, at, bytes, List.of());
        }
    }

    private void time(String name, int at, String meaning) {
        if (has(at, Long.BYTES)) {
            add(name, FieldText.time(batch.getLong(at)), meaning, at, Long.BYTES, List.of());
        }
    }

    private void add(String name, String value, String meaning, int at, int bytes, List<BatchField> children) {
        fields.add(BatchField.group(name, value, meaning, at, at + bytes, children));
    }
}
