package dev.offsetlab.engine.meta;

import dev.offsetlab.engine.log.LogDirectory;
import dev.offsetlab.engine.log.PartitionLog;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes what the broker's file says and what the partition folders say one again, when the broker starts:
///
/// | the file says | the folders say | then |
/// |---|---|---|
/// | a topic is leaving | its folders are there | they are deleted: the crash came between promise and work |
/// | a topic with n partitions | fewer folders | the missing ones are made: the crash came before they were |
/// | nothing | folders of a topic | it is adopted with its id: folders of Kafka's, or our file is lost |
/// | a topic | more folders, or all with another id | the folders are right: they hold the data |
/// | anything | folders with different ids | the broker does not start: a person must say which data to keep |
final class FolderCheck {
    private static final Logger LOG = LoggerFactory.getLogger(FolderCheck.class);
    /// Kafka's own metadata lives in a folder that looks like a topic's.
    private static final String CLUSTER_METADATA = "__cluster_metadata";

    private final LogDirectory logs;

    FolderCheck(LogDirectory logs) {
        this.logs = logs;
    }

    /// The state that agrees with the folders; folders that no topic needs are gone after it.
    MetaState reconcile(MetaState state) throws IOException {
        MetaState result = state;
        for (PartitionLog log : List.copyOf(logs.logs())) {
            if (state.leaving().containsKey(idOf(log))) {
                logs.delete(log.id());
            }
        }
        for (Uuid id : state.leaving().keySet()) {
            result = result.withoutLeaving(id);
        }
        Map<String, List<PartitionLog>> byTopic = logs.logs().stream()
                .filter(log -> !log.id().topic().equals(CLUSTER_METADATA))
                .collect(Collectors.groupingBy(log -> log.id().topic(), TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<PartitionLog>> folders : byTopic.entrySet()) {
            result = result.withTopic(agreed(result, folders.getKey(), folders.getValue()));
        }
        return result;
    }

    private static StoredTopic agreed(MetaState state, String name, List<PartitionLog> folders) throws IOException {
        StoredTopic known = state.topics().get(name);
        Uuid id = commonId(name, folders);
        int partitions =
                folders.stream().mapToInt(log -> log.id().partition() + 1).max().orElse(0);
        if (known == null) {
            Map<String, String> configs = adoptedConfigs(name);
            LOG.info("adopted topic={} partitions={} id={} configs={} from its folders", name, partitions, id, configs);
            return new StoredTopic(name, id.equals(Uuid.ZERO_UUID) ? Uuid.randomUuid() : id, partitions, configs);
        }
        StoredTopic result = known;
        if (partitions > known.partitions()) {
            LOG.info(
                    "topic={} has more folders than known: partitions={} now={}", name, known.partitions(), partitions);
            result = result.withPartitions(partitions);
        }
        if (!id.equals(known.id()) && !id.equals(Uuid.ZERO_UUID)) {
            LOG.warn("topic={} takes the id of its folders: id={} now={}", name, known.id(), id);
            result = new StoredTopic(name, id, result.partitions(), result.configs());
        }
        return result;
    }

    /// What was set for the topic is lost, so nothing of it goes by age or size before a person sets that again.
    private static Map<String, String> adoptedConfigs(String name) {
        return TopicNames.isInternal(name)
                ? Map.of("cleanup.policy", "compact")
                : Map.of("retention.ms", "-1", "retention.bytes", "-1");
    }

    private static Uuid commonId(String name, Collection<PartitionLog> folders) throws IOException {
        List<Uuid> ids = folders.stream()
                .map(FolderCheck::idOf)
                .filter(id -> !id.equals(Uuid.ZERO_UUID))
                .distinct()
                .toList();
        if (ids.size() > 1) {
            throw new IOException("folders of topic=" + name + " carry different topic ids " + ids
                    + " in partition.metadata: move the ones that do not belong to it out of the data folder");
        }
        return ids.isEmpty() ? Uuid.ZERO_UUID : ids.getFirst();
    }

    /// [Uuid#ZERO_UUID] where the folder has none.
    private static Uuid idOf(PartitionLog log) {
        try {
            return Uuid.fromString(log.topicId());
        } catch (IllegalArgumentException e) {
            return Uuid.ZERO_UUID;
        }
    }
}
