package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32C;

/// `NNN.snapshot`: every producer's state after all records below offset NNN. Big-endian, Kafka's bytes.
///
/// ```
///   0         2            6         10
///   | version | CRC-32C    | entries | entry | entry | ...      the CRC covers bytes 6 to the end
///   | int16 1 | uint32     | int32   |
///
///   entry, 46 bytes:
///   0            8        10             14            22             26           34                  38
///   | producerId | epoch  | lastSequence | lastOffset  | offsetDelta  | timestamp  | coordinatorEpoch  |
/// txnFirstOffset |
///   | int64      | int16  | int32        | int64       | int32        | int64      | int32             | int64
///  |
/// ```
///
/// Worked example: producer 7 in epoch 0 stored sequences 10..14 at offsets 110..114. Its entry says
/// lastSequence 14, lastOffset 114, offsetDelta 4; outside transactions the last two fields are -1. A producer
/// of which only the epoch is known has lastSequence -1, lastOffset -1, offsetDelta 0.
///
/// A killed process never leaves half a snapshot under this name (it is renamed into place); a power cut may. One that
/// does not match its CRC is deleted when it is met, and the state is replayed from an older one.
///
/// @param endOffset the number in the file's name: the first offset that it does not cover
record ProducerSnapshot(long endOffset, Collection<ProducerState> producers) {
    static final String SUFFIX = ".snapshot";

    private static final short VERSION = 1;
    private static final int CRC_POSITION = 2;
    private static final int COUNT_POSITION = CRC_POSITION + Integer.BYTES;
    private static final int ENTRIES_POSITION = COUNT_POSITION + Integer.BYTES;
    private static final int ENTRY_BYTES = 46;

    /// The file of this snapshot in `folder`.
    static Path path(Path folder, long endOffset) {
        return SegmentName.in(folder, endOffset, SUFFIX);
    }

    /// Nobody waits for the disk here: a roll happens inside an append, and what a power cut leaves has a checksum.
    void write(Path folder) throws IOException {
        Path written = SegmentName.in(folder, endOffset, SUFFIX + ".tmp");
        Files.write(written, encode().array());
        Files.move(
                written, path(folder, endOffset), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// @throws IOException with one clear line where the file is not a whole snapshot
    static ProducerSnapshot read(Path folder, long endOffset) throws IOException {
        Path path = path(folder, endOffset);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        if (bytes.limit() < ENTRIES_POSITION || bytes.getShort(0) != VERSION) {
            throw damaged("too short or not version " + VERSION, path);
        }
        if (bytes.getInt(CRC_POSITION) != crc(bytes)) {
            throw damaged("the checksum does not match", path);
        }
        long count = bytes.getInt(COUNT_POSITION);
        if (count < 0 || ENTRIES_POSITION + count * ENTRY_BYTES != bytes.limit()) {
            throw damaged("the size does not fit " + count + " entries", path);
        }
        bytes.position(ENTRIES_POSITION);
        List<ProducerState> producers = new ArrayList<>((int) count);
        while (bytes.hasRemaining()) {
            producers.add(decode(bytes));
        }
        return new ProducerSnapshot(endOffset, producers);
    }

    private ByteBuffer encode() {
        ByteBuffer bytes = ByteBuffer.allocate(ENTRIES_POSITION + producers.size() * ENTRY_BYTES);
        bytes.putShort(VERSION).putInt(0).putInt(producers.size());
        producers.forEach(state -> encode(state, bytes));
        bytes.flip();
        return bytes.putInt(CRC_POSITION, crc(bytes));
    }

    private static void encode(ProducerState state, ByteBuffer into) {
        StoredBatch last = state.last();
        into.putLong(state.producerId())
                .putShort(state.epoch())
                .putInt(last == null ? ProducerState.NO_SEQUENCE : last.lastSequence())
                .putLong(last == null ? ProducerState.NO_OFFSET : last.lastOffset())
                .putInt(last == null ? 0 : last.lastOffsetDelta())
                .putLong(state.lastTimestampMs())
                .putInt(state.coordinatorEpoch())
                .putLong(state.transactionFirstOffset());
    }

    private static ProducerState decode(ByteBuffer from) {
        long producerId = from.getLong();
        short epoch = from.getShort();
        int lastSequence = from.getInt();
        long lastOffset = from.getLong();
        int lastOffsetDelta = from.getInt();
        long timestampMs = from.getLong();
        ProducerState state = new ProducerState(producerId, epoch, from.getInt(), from.getLong(), timestampMs);
        if (lastOffset >= 0) {
            state.add(epoch, new StoredBatch(lastSequence, lastOffset, lastOffsetDelta, timestampMs));
        }
        return state;
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(COUNT_POSITION, bytes.limit() - COUNT_POSITION));
        return (int) crc.getValue();
    }

    private static IOException damaged(String why, Path path) {
        return new IOException("damaged producer snapshot: " + why + ": file=" + path);
    }
}
