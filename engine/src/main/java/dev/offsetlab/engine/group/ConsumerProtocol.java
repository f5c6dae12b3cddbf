package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Kafka's consumers put into the bytes that the coordinator otherwise only passes on.
///
/// ```
///   subscription  | version int16 | count int32 | topic string ...                                       | more
///   assignment    | version int16 | count int32 | topic string | count int32 | partition int32 ... |  ... | more
/// ```
///
/// Later versions add fields behind; the start stays. Bytes of another make are no error: nothing is known of them
/// then.
final class ConsumerProtocol {
    static final String TYPE = "consumer";

    private ConsumerProtocol() {}

    static Optional<List<String>> topics(ByteBuffer subscription) {
        try {
            FieldReader in = new FieldReader(subscription);
            in.int16();
            int count = in.count();
            List<String> topics = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                topics.add(in.string());
            }
            return Optional.of(topics);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Empty where there is no plan, or none that can be read.
    static List<PartitionId> partitions(ByteBuffer assignment) {
        List<PartitionId> partitions = new ArrayList<>();
        try {
            FieldReader in = new FieldReader(assignment);
            in.int16();
            for (int topics = in.count(); topics > 0; topics--) {
                String topic = in.string();
                for (int count = in.count(); count > 0; count--) {
                    partitions.add(new PartitionId(topic, in.int32()));
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return List.of();
        }
        return partitions;
    }
}
