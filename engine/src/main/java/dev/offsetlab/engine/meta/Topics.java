package dev.offsetlab.engine.meta;

import dev.offsetlab.engine.log.LogConfig;
import dev.offsetlab.engine.log.LogDirectory;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.log.PartitionLog;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every topic of the broker. Any thread may call it: reads are of one immutable snapshot; changes take turns and are
/// on disk before they are seen. Refusals are Kafka's `ApiException`s (InvalidTopicException, TopicExistsException,
/// UnknownTopicOrPartitionException, InvalidPartitionsException, ...).
///
/// The broker's file is written before folders are made, and again after folders are gone: a crash in between leaves
/// a promise that [FolderCheck] keeps at the next start.
public final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final Settings settings;
    private final LogDirectory logs;
    private final List<Consumer<String>> deletionListeners = new CopyOnWriteArrayList<>();
    private volatile TopicMap topics = TopicMap.of(List.of());

    private Topics(Settings settings, LogDirectory logs) {
        this.settings = settings;
        this.logs = logs;
    }

    /// @param logs opened with [Settings#topicLogConfig]
    /// @throws IOException one clear line: folders that contradict each other, or a folder that cannot be written
    public static Topics open(Settings settings, LogDirectory logs, InstantSource clock) throws IOException {
        Topics topics = new Topics(settings, logs);
        settings.store().exclusively(state -> topics.load(state, clock));
        settings.onChange(topics::configureLogs);
        return topics;
    }

    private TopicMap load(MetaState state, InstantSource clock) throws IOException {
        MetaState agreed = new FolderCheck(logs).reconcile(state);
        if (settings.store().isFresh() && !logs.logs().isEmpty()) {
            // Folders without our file: producer ids of their batches are unknown, so go on far beyond them.
            agreed = agreed.withNextProducerId(clock.millis());
        }
        if (settings.store().isFresh() || !agreed.equals(state)) {
            settings.commit(agreed);
        }
        List<Topic> all = new ArrayList<>();
        for (StoredTopic stored : agreed.topics().values()) {
            all.add(open(stored));
        }
        topics = TopicMap.of(all);
        return topics;
    }

    public Optional<Topic> topic(String name) {
        return Optional.ofNullable(topics.byName().get(name));
    }

    public Optional<Topic> topic(Uuid id) {
        return Optional.ofNullable(topics.byId().get(id));
    }

    /// By name.
    public Collection<Topic> all() {
        return topics.byName().values();
    }

    public Optional<PartitionLog> partition(String topic, int partition) {
        Topic found = topics.byName().get(topic);
        if (found == null || partition < 0 || partition >= found.partitions().size()) {
            return Optional.empty();
        }
        return Optional.of(found.partitions().get(partition));
    }

    /// Says what [#create] would say, and changes nothing.
    public void checkNew(String name, int partitions, Map<String, String> configs) {
        NewTopicRules.check(topics, name, partitions, configs);
    }

    public Topic create(String name, int partitions, Map<String, String> configs) throws IOException {
        return settings.store().exclusively(state -> {
            NewTopicRules.check(topics, name, partitions, configs);
            return make(state, new StoredTopic(name, Uuid.randomUuid(), partitions, configs));
        });
    }

    /// The broker's own topic (`__consumer_offsets`), made on first use.
    public Topic internal(String name, int partitions, Map<String, String> configs) throws IOException {
        Topic there = topics.byName().get(name);
        return there != null
                ? there
                : settings.store().exclusively(state -> {
                    Topic meanwhile = topics.byName().get(name);
                    return meanwhile != null
                            ? meanwhile
                            : make(state, new StoredTopic(name, Uuid.randomUuid(), partitions, configs));
                });
    }

    private Topic make(MetaState before, StoredTopic stored) throws IOException {
        settings.commit(before.withTopic(stored));
        try {
            Topic topic = open(stored);
            topics = topics.with(topic);
            LOG.info("created topic={} partitions={} id={}", stored.name(), stored.partitions(), stored.id());
            return topic;
        } catch (IOException e) {
            takeBack(before, stored, 0, e);
            throw e;
        }
    }

    public void addPartitions(String name, int total) throws IOException {
        settings.store().exclusively(state -> {
            StoredTopic stored = stored(state, name);
            NewTopicRules.checkGrowth(topics, name, stored.partitions(), total);
            StoredTopic grown = stored.withPartitions(total);
            settings.commit(state.withTopic(grown));
            try {
                topics = topics.with(open(grown));
            } catch (IOException e) {
                takeBack(state, grown, stored.partitions(), e);
                throw e;
            }
            LOG.info("grew topic={} partitions={}", name, total);
            return grown;
        });
    }

    /// Says what [#addPartitions] would say, and changes nothing.
    public void checkGrowth(String name, int total) {
        NewTopicRules.checkGrowth(
                topics, name, stored(settings.store().state(), name).partitions(), total);
    }

    /// Gone for everybody at once; readers in flight finish. A topic of the broker's own stays: Kafka would let a
    /// client take every group's committed offsets away with it.
    public void delete(String name) throws IOException {
        settings.store().exclusively(state -> {
            if (TopicNames.isInternal(name)) {
                throw new InvalidTopicException("an internal topic is not deleted: topic=" + name);
            }
            StoredTopic stored = stored(state, name);
            MetaState leaving = state.withLeaving(stored);
            settings.commit(leaving);
            topics = topics.without(name);
            for (int partition = 0; partition < stored.partitions(); partition++) {
                logs.delete(new PartitionId(name, partition));
            }
            settings.commit(leaving.withoutLeaving(stored.id()));
            LOG.info("deleted topic={} id={}", name, stored.id());
            return stored;
        });
        deletionListeners.forEach(listener -> listener.accept(name));
    }

    /// Called with the name of each topic that was deleted, on the thread that deleted it, without any lock of ours.
    public void onDelete(Consumer<String> listener) {
        deletionListeners.add(listener);
    }

    /// Applies all `changes` to the topic's own configs or none; they reach its logs at once.
    public void alterConfigs(String name, ConfigChanges changes, boolean validateOnly) throws IOException {
        settings.store().exclusively(state -> {
            StoredTopic stored = stored(state, name);
            List<ConfigChange> steps = changes.stepsFrom(stored.configs());
            ConfigEdit edit = new ConfigEdit(TopicKeys.SCHEMA::key, key -> settings.topicText(Map.of(), key));
            Map<String, String> altered = edit.apply(stored.configs(), steps);
            ConfigChecks.topic(altered, steps.stream().map(ConfigChange::key).toList());
            if (!validateOnly) {
                settings.commit(state.withTopic(stored.withConfigs(altered)));
                topics = topics.with(open(stored.withConfigs(altered)));
            }
            return altered;
        });
    }

    /// Every setting may have changed, for a topic's own as well as for all.
    private void configureLogs() {
        for (PartitionLog log : logs.logs()) {
            LogConfig config = settings.topicLogConfig(log.id().topic());
            if (!config.equals(log.config())) {
                log.configure(config);
            }
        }
    }

    /// The topic with its logs, made where they are not there.
    private Topic open(StoredTopic stored) throws IOException {
        List<PartitionLog> partitions = new ArrayList<>(stored.partitions());
        LogConfig config = settings.logConfig(stored.configs());
        for (int partition = 0; partition < stored.partitions(); partition++) {
            PartitionId id = new PartitionId(stored.name(), partition);
            Optional<PartitionLog> log = logs.log(id);
            partitions.add(
                    log.isPresent() ? log.get() : logs.create(id, stored.id().toString(), config));
        }
        boolean internal = TopicNames.isInternal(stored.name());
        return new Topic(stored.name(), stored.id(), internal, List.copyOf(partitions), stored.configs());
    }

    private void takeBack(MetaState before, StoredTopic stored, int firstNew, IOException cause) {
        try {
            for (int partition = firstNew; partition < stored.partitions(); partition++) {
                PartitionId id = new PartitionId(stored.name(), partition);
                if (logs.log(id).isPresent()) {
                    logs.delete(id);
                }
            }
            settings.commit(before);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static StoredTopic stored(MetaState state, String name) {
        StoredTopic stored = state.topics().get(name);
        if (stored == null) {
            throw new UnknownTopicOrPartitionException("The topic '" + name + "' does not exist.");
        }
        return stored;
    }
}
