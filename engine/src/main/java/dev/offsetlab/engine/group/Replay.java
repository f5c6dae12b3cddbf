package dev.offsetlab.engine.group;

import dev.offsetlab.engine.group.GroupCoordinator.StoredGroup;
import dev.offsetlab.engine.log.LogRead;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.LogRecord;
import dev.offsetlab.engine.record.RecordReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads `__consumer_offsets` from its start to its end: the last record of each key wins, a tombstone takes it away.
/// A record that cannot be understood is said once and read over, so that one of them does not cost all the others.
///
/// Used by one thread, while the broker starts.
final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final int CHUNK_BYTES = 1 << 20;

    private final Map<String, GroupMetadata> members = new HashMap<>();
    private final Map<String, Map<PartitionId, CommittedOffset>> offsets = new HashMap<>();

    void read(PartitionLog log) throws IOException {
        long offset = log.logStartOffset();
        while (offset < log.logEndOffset()) {
            ByteBuffer batches = chunk(log, offset);
            long next = apply(log, batches, offset);
            if (next <= offset) {
                LOG.warn(
                        "nothing to read before the end log={} offset={} end={}", log.id(), offset, log.logEndOffset());
                return;
            }
            offset = next;
        }
    }

    private static ByteBuffer chunk(PartitionLog log, long offset) throws IOException {
        try (LogRead read = log.read(offset, CHUNK_BYTES, true)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(read.region().sizeBytes()));
            while (bytes.hasRemaining()) {
                int got = read.region().skip(bytes.position()).read(bytes);
                if (got < 0) {
                    throw new EOFException("a segment ends early: log=" + log.id() + " offset=" + offset);
                }
            }
            return bytes.flip();
        }
    }

    /// Applies the whole batches of a chunk; returns the offset after them.
    private long apply(PartitionLog log, ByteBuffer batches, long from) throws IOException {
        long next = from;
        while (batches.remaining() >= BatchLayout.HEADER_BYTES) {
            BatchHeader header = BatchHeader.read(batches, batches.position());
            if (header.sizeBytes() > batches.remaining()) {
                break;
            }
            if (!header.isControl()) {
                for (LogRecord record : RecordReader.all(batches)) {
                    apply(log, record);
                }
            }
            batches.position(batches.position() + header.sizeBytes());
            next = header.nextOffset();
        }
        return next;
    }

    private void apply(PartitionLog log, LogRecord record) {
        try {
            if (record.key() != null) {
                apply(OffsetsKey.decode(record.key()), record.value());
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            LOG.warn("record skipped log={} offset={} reason=\"{}\"", log.id(), record.offset(), String.valueOf(e));
        }
    }

    void apply(OffsetsKey key, @Nullable ByteBuffer value) {
        switch (key) {
            case OffsetsKey.Commit commit when value == null -> remove(commit);
            case OffsetsKey.Commit commit ->
                offsets.computeIfAbsent(commit.group(), group -> new HashMap<>())
                        .put(commit.partition(), CommittedOffset.decode(value));
            case OffsetsKey.Members group when value == null -> members.remove(group.group());
            case OffsetsKey.Members group -> members.put(group.group(), GroupMetadata.decode(value));
            case OffsetsKey.Foreign foreign -> LOG.debug("of another protocol version={}", foreign.version());
        }
    }

    private void remove(OffsetsKey.Commit commit) {
        offsets.computeIfPresent(commit.group(), (group, partitions) -> {
            partitions.remove(commit.partition());
            return partitions.isEmpty() ? null : partitions;
        });
    }

    Map<String, StoredGroup> groups() {
        Set<String> ids = new HashSet<>(members.keySet());
        ids.addAll(offsets.keySet());
        Map<String, StoredGroup> groups = new HashMap<>();
        ids.forEach(id -> groups.put(id, new StoredGroup(members.get(id), offsets.getOrDefault(id, Map.of()))));
        return groups;
    }
}
