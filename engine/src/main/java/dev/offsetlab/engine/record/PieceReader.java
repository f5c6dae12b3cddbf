package dev.offsetlab.engine.record;

import static dev.offsetlab.engine.record.InvalidBatchException.corrupt;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Cuts pieces from the front of a buffer, each with its range: the next begins where the last one ended.
///
/// One thread.
final class PieceReader {
    private static final int NULL = -1;
    private static final String LENGTH_MEANING = "Bytes that follow; -1: there is none (null).";

    private final ByteBuffer bytes;
    private final List<BatchField> pieces = new ArrayList<>();

    /// From the buffer's position to its limit; moves the position on.
    PieceReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    List<BatchField> pieces() {
        return pieces;
    }

    int readByte(String name, String meaning) throws InvalidBatchException {
        if (!bytes.hasRemaining()) {
            throw corrupt("the bytes end before the " + name);
        }
        int from = bytes.position();
        int value = bytes.get();
        add(name, Integer.toString(value), meaning, from);
        return value;
    }

    int readInt(String name, String meaning) throws InvalidBatchException {
        int from = bytes.position();
        int value = restoring(() -> Varint.readInt(bytes));
        add(name, Integer.toString(value), meaning, from);
        return value;
    }

    long readLong(String name, String meaning, long addend) throws InvalidBatchException {
        int from = bytes.position();
        long value = restoring(() -> Varint.readLong(bytes));
        add(name, value + ": " + FieldText.time(value + addend), meaning, from);
        return value;
    }

    /// Bytes after their length.
    void readBytes(String name, String meaning) throws InvalidBatchException {
        int from = bytes.position();
        int length = restoring(() -> Varint.readInt(bytes));
        add(name + " length", length == NULL ? "-1: null" : Integer.toString(length), LENGTH_MEANING, from);
        if (length < NULL || length > bytes.remaining()) {
            throw corrupt(
                    "a " + name + " does not fit its record: length=" + length + " bytesLeft=" + bytes.remaining());
        }
        if (length > 0) {
            int start = bytes.position();
            String text = FieldText.bytes(bytes.slice(start, length));
            bytes.position(start + length);
            add(name, text, meaning, start);
        }
    }

    /// The rest, of which nobody knows what it is.
    static BatchField unread(int from, int to) {
        return BatchField.leaf(
                "not read", (to - from) + " bytes", "What lies behind damage has no meaning that is known.", from, to);
    }

    /// For what follows the last piece.
    void addRest(BatchField rest) {
        pieces.add(rest);
    }

    private void add(String name, String value, String meaning, int from) {
        pieces.add(BatchField.leaf(name, value, meaning, from, bytes.position()));
    }

    @FunctionalInterface
    private interface Read<T> {
        T take() throws InvalidBatchException;
    }

    /// Damaged bytes stay in front, to become part of the rest.
    private <T> T restoring(Read<T> read) throws InvalidBatchException {
        int from = bytes.position();
        try {
            return read.take();
        } catch (InvalidBatchException damaged) {
            bytes.position(from);
            throw damaged;
        }
    }
}
