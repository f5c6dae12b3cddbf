package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.AppendRefusedException;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `__consumer_offsets`: the compacted topic in which groups and their commits are kept, as records like any other.
///
/// ```
///   group "billing" --hash--> partition 2:  | commit orders-0 = 41 | members, generation 3 | commit orders-0 = 57 |
///                                             gone after compaction                          what a restart finds
/// ```
///
/// A group's records all lie in one partition, so their order is the order of its changes. A call is answered after its
/// batch was appended; a crash after that keeps it, a crash before leaves neither record nor reply. A torn batch at the
/// end is cut by the log's own recovery.
///
/// A batch is held to the topic's max.message.bytes like a client's: what is larger is refused before it is written.
///
/// Any thread may write; the order for one group is kept by the group's lock.
final class OffsetsTopic implements Journal {
    static final String NAME = "__consumer_offsets";

    private final Topics topics;
    private final Settings settings;
    private final InstantSource clock;

    OffsetsTopic(Topics topics, Settings settings, InstantSource clock) {
        this.topics = topics;
        this.settings = settings;
        this.clock = clock;
    }

    /// Kafka's choice: the id's hash without its sign.
    static int partitionOf(String groupId, int partitions) {
        int hash = groupId.hashCode();
        return (hash == Integer.MIN_VALUE ? 0 : Math.abs(hash)) % partitions;
    }

    @Override
    public void write(String groupId, List<OffsetsRecord> records) throws IOException {
        Topic topic = existingOrNew();
        append(topic.partitions().get(partitionOf(groupId, topic.partitions().size())), records);
    }

    /// Tombstones that are too many for one batch go in halves: else a group could be too large to be deleted.
    private void append(PartitionLog log, List<OffsetsRecord> records) throws IOException {
        ByteBuffer batch = batchOf(records);
        int mostBytes = Math.min(log.config().maxMessageBytes(), log.config().segmentBytes());
        int half = records.size() / 2;
        if (batch.remaining() <= mostBytes) {
            log.appendOwn(batch);
        } else if (half > 0 && records.stream().allMatch(OffsetsRecord::isTombstone)) {
            append(log, records.subList(0, half));
            append(log, records.subList(half, records.size()));
        } else {
            throw new AppendRefusedException(
                    AppendRefusedException.Reason.TOO_LARGE,
                    "larger than max.message.bytes or segment.bytes of " + NAME + ": bytes=" + batch.remaining()
                            + " most=" + mostBytes);
        }
    }

    private ByteBuffer batchOf(List<OffsetsRecord> records) {
        BatchBuilder batch = new BatchBuilder(Compression.NONE);
        long nowMs = clock.millis();
        records.forEach(record -> batch.add(nowMs, record.key(), record.value(), List.of()));
        return batch.build();
    }

    private Topic existingOrNew() throws IOException {
        Optional<Topic> topic = topics.topic(NAME);
        return topic.isPresent()
                ? topic.get()
                : topics.internal(
                        NAME,
                        settings.intValue("offsets.topic.num.partitions"),
                        Map.of(
                                "cleanup.policy",
                                "compact",
                                "compression.type",
                                "producer",
                                "segment.bytes",
                                settings.stringValue("offsets.topic.segment.bytes")));
    }

    /// Every group that the topic tells of.
    Map<String, GroupCoordinator.StoredGroup> load() throws IOException {
        Replay replay = new Replay();
        Optional<Topic> topic = topics.topic(NAME);
        if (topic.isPresent()) {
            for (PartitionLog log : topic.get().partitions()) {
                replay.read(log);
            }
        }
        return replay.groups();
    }
}
