package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The key of a record in `__consumer_offsets`; its first two bytes say what kind of value it has.
///
/// ```
///   commit    | 0 int16 = 1 | 2 group string | topic string | partition int32 |
///   members   | 0 int16 = 2 | 2 group string |
/// ```
///
/// Worked example, group `g`, topic `t`, partition 7: `0001 0001 67 0001 74 00000007`.
/// Kafka also writes keys of other kinds (its newer group protocols); they are read over.
sealed interface OffsetsKey {
    int COMMIT_VERSION = 1;
    int MEMBERS_VERSION = 2;

    /// A committed offset. Version 0 is an older spelling of the same.
    record Commit(String group, PartitionId partition) implements OffsetsKey {
        ByteBuffer encode() {
            return new FieldWriter()
                    .int16(COMMIT_VERSION)
                    .string(group)
                    .string(partition.topic())
                    .int32(partition.partition())
                    .done();
        }
    }

    /// A group's generation and members.
    record Members(String group) implements OffsetsKey {
        ByteBuffer encode() {
            return new FieldWriter().int16(MEMBERS_VERSION).string(group).done();
        }
    }

    /// Of another protocol.
    record Foreign(int version) implements OffsetsKey {}

    /// Whether a key may name `group`: bytes that were no UTF-8 become more when they are written back.
    static boolean canHold(String group) {
        return group.length() <= Short.MAX_VALUE / 3
                || group.getBytes(StandardCharsets.UTF_8).length <= Short.MAX_VALUE;
    }

    static OffsetsKey decode(ByteBuffer key) {
        FieldReader in = new FieldReader(key);
        int version = in.int16();
        if (version == MEMBERS_VERSION) {
            return new Members(in.string());
        }
        if (version < 0 || version > MEMBERS_VERSION) {
            return new Foreign(version);
        }
        String group = in.string();
        String topic = in.string();
        return new Commit(group, new PartitionId(topic, in.int32()));
    }
}
