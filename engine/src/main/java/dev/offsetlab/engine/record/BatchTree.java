package dev.offsetlab.engine.record;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A batch taken apart for people: every byte belongs to exactly one named [piece][BatchField#isPiece()].
///
/// ```
///   batch
///   |- base offset        [0, 8)      1520
///   |- ...
///   |- attributes         [21, 23)    none, producer's time       bits as children, without bytes of their own
///   |- records            [61, 312)
///      |- record 0        [61, 92)
///         |- length       [61, 62)    30
///         |- ...
/// ```
///
/// The records of a compressed batch are one piece of packed bytes; what it unpacks to are its children, without bytes
/// of the file. Damage is never an error here: the tree goes as far as the bytes make sense, the rest is one piece.
///
/// @param problem what does not hold together; empty where all does
public record BatchTree(BatchField root, Optional<String> problem) {
    /// Fields of records that are made at most: a megabyte may hold 100,000 records.
    public static final int MOST_RECORDS = 1_000;

    /// Takes apart the batch at the buffer's position, which stays.
    ///
    /// @param sizeInFile how many bytes the batch has, where the buffer holds only the first of them
    public static BatchTree of(ByteBuffer bytes, int sizeInFile) {
        ByteBuffer batch = bytes.slice();
        Problems problems = new Problems();
        List<BatchField> fields = new ArrayList<>(HeaderTree.fields(batch, sizeInFile, problems));
        int at = fields.isEmpty()
                ? 0
                : fields.getLast().range().map(BatchField.ByteRange::to).orElse(0);
        checkCrc(batch, sizeInFile, problems);
        if (at < batch.limit()) {
            fields.add(
                    at < BatchLayout.HEADER_BYTES
                            ? PieceReader.unread(at, batch.limit())
                            : records(batch, sizeInFile, problems));
        }
        BatchField root = BatchField.group(
                "batch",
                batch.limit() + " bytes",
                "What a producer sent, the log stores and a consumer gets, byte for byte the same.",
                0,
                batch.limit(),
                fields);
        return new BatchTree(root, problems.first());
    }

    private static BatchField records(ByteBuffer batch, int sizeInFile, Problems problems) {
        BatchHeader header = BatchHeader.read(batch, 0);
        return header.isCompressed() && header.recordCount() > 0
                ? UnpackedTree.of(batch, header, problems)
                : new RecordTree(batch, header, batch.limit() < sizeInFile, problems).all();
    }

    /// Behind a wrong length there is nothing to be summed up.
    private static void checkCrc(ByteBuffer batch, int sizeInFile, Problems problems) {
        if (!problems.any() && batch.limit() == sizeInFile) {
            int computed = BatchCrc.of(batch, 0, batch.limit());
            if (computed != batch.getInt(BatchLayout.CRC)) {
                problems.add("the checksum is wrong: stored=" + FieldText.hex(batch.getInt(BatchLayout.CRC))
                        + " computed=" + FieldText.hex(computed));
            }
        }
    }

    /// What was wrong, the first thing first.
    static final class Problems {
        private final List<String> all = new ArrayList<>();

        void add(String problem) {
            all.add(problem);
        }

        boolean any() {
            return !all.isEmpty();
        }

        Optional<String> first() {
            return all.stream().findFirst();
        }
    }
}
