package dev.offsetlab.engine.meta;

import dev.offsetlab.engine.log.PartitionLog;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/// Every topic of the broker. Reads are of one immutable snapshot; changes are serialized and on disk before they
/// are seen. SEAM: signatures only; the `meta` room fills them. Refusals are Kafka's `ApiException`s
/// (InvalidTopicException, TopicExistsException, UnknownTopicOrPartitionException, InvalidPartitionsException, ...).
public final class Topics {
    public Optional<Topic> topic(String name) {
        throw new UnsupportedOperationException("seam");
    }

    public Optional<Topic> topic(Uuid id) {
        throw new UnsupportedOperationException("seam");
    }

    public Collection<Topic> all() {
        throw new UnsupportedOperationException("seam");
    }

    public Optional<PartitionLog> partition(String topic, int partition) {
        throw new UnsupportedOperationException("seam");
    }

    public Topic create(String name, int partitions, Map<String, String> configs) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// The broker's own topic (`__consumer_offsets`), made on first use.
    public Topic internal(String name, int partitions, Map<String, String> configs) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    public void addPartitions(String name, int total) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    public void delete(String name) throws IOException {
        throw new UnsupportedOperationException("seam");
    }
}
