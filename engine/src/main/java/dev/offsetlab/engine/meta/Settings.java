package dev.offsetlab.engine.meta;

import dev.offsetlab.engine.log.LogConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every broker config: default, static (start options), dynamic (kafka-configs, kept on disk), and what topics
/// inherit.
///
/// Any thread may call it. Reads are of one immutable snapshot ([Effective]); changes take turns ([MetaStore]).
public final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    /// Which brokers a dynamic config is for.
    public enum Scope {
        /// All of them: `--entity-default`.
        CLUSTER,
        /// This one by its name: wins over `CLUSTER`.
        BROKER
    }

    private final MetaStore store;
    private final Map<String, String> fixed;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Effective now;

    private Settings(MetaStore store, Map<String, String> fixed) {
        this.store = store;
        this.fixed = Map.copyOf(fixed);
        this.now = Effective.of(new Layers(this.fixed, store.state()));
    }

    /// Only reads the folder, which need not be there yet.
    ///
    /// @throws IOException one clear line: the broker's own file is unreadable or damaged
    /// @throws ConfigException one clear line: a start option with an unknown name or a wrong value
    public static Settings open(Path dataFolder, Map<String, String> staticConfigs) throws IOException {
        ConfigChecks.fixed(staticConfigs);
        Settings settings = new Settings(MetaStore.open(dataFolder), staticConfigs);
        settings.warnOfStaleValues();
        return settings;
    }

    public int intValue(String key) {
        return (Integer) value(key);
    }

    public long longValue(String key) {
        return ((Number) value(key)).longValue();
    }

    public boolean booleanValue(String key) {
        return (Boolean) value(key);
    }

    /// Empty where the config has neither value nor default.
    public String stringValue(String key) {
        Object value = now.values().get(key);
        if (value == null && BrokerKeys.SCHEMA.key(key).isEmpty()) {
            throw new IllegalArgumentException("not a broker config: " + key);
        }
        if (value instanceof List<?> items) {
            return items.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return value == null ? "" : value.toString();
    }

    /// The typed values of all configs whose names begin so; those without a value are missing.
    public Map<String, Object> valuesOf(String prefix) {
        Map<String, Object> found = new HashMap<>();
        now.values().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key, value);
            }
        });
        return found;
    }

    private Object value(String key) {
        Object value = now.values().get(key);
        if (value == null) {
            throw new IllegalArgumentException("not a broker config, or without a value: " + key);
        }
        return value;
    }

    /// The data path in force: `data.path.client.<id>`, else the topic's `data.path`, else the broker's.
    /// Called for every region sent: at most two lookups in immutable maps.
    public String dataPath(String clientId, String topic) {
        Effective current = now;
        String path = current.clientPaths().get(clientId);
        if (path == null) {
            path = current.topicPaths().get(topic);
        }
        return path == null ? current.path() : path;
    }

    /// `data.path.buffer.bytes`; 0 where not set: each path's own default.
    public int pathBufferBytes() {
        return intValue(BrokerKeys.DATA_PATH_BUFFER_BYTES);
    }

    /// `data.path.buffer.fresh`: `heap` takes a new buffer for each read.
    public boolean pathBufferFresh() {
        return booleanValue(BrokerKeys.DATA_PATH_BUFFER_FRESH);
    }

    /// A topic's log settings: its own configs over the broker's (`log.segment.bytes` for `segment.bytes`,
    /// ...).
    public LogConfig logConfig(Map<String, String> topicConfigs) {
        return now.logConfig(topicConfigs);
    }

    /// The same by the topic's name, also before [Topics] are open.
    public LogConfig topicLogConfig(String topic) {
        StoredTopic stored = store.state().topics().get(topic);
        return now.logConfig(stored == null ? Map.of() : stored.configs());
    }

    /// Sets or (null value) removes dynamic broker configs: checked, written, then in force. They hold for
    /// all brokers; a value for this broker by its name is taken away, for it would win.
    ///
    /// @throws ConfigException one clear line: a wrong value, or a config that needs a restart
    public void alterDynamic(Map<String, @Nullable String> changes) throws IOException {
        store.exclusively(state -> {
            Map<String, String> cluster = new HashMap<>(state.clusterConfigs());
            Map<String, String> broker = new HashMap<>(state.brokerConfigs());
            changes.forEach((key, value) -> {
                broker.remove(key);
                if (value == null) {
                    cluster.remove(key);
                } else {
                    cluster.put(key, value);
                }
            });
            try {
                ConfigChecks.dynamicBroker(cluster, changes.keySet());
            } catch (InvalidRequestException e) {
                throw new ConfigException(e.getMessage());
            }
            commit(state.withClusterConfigs(cluster).withBrokerConfigs(broker));
            return state;
        });
    }

    /// Applies all `changes` to the dynamic configs of the scope, or none.
    ///
    /// @throws org.apache.kafka.common.errors.ApiException as Kafka refuses
    public void alter(Scope scope, ConfigChanges changes, boolean validateOnly) throws IOException {
        store.exclusively(state -> {
            Map<String, String> own = scope == Scope.CLUSTER ? state.clusterConfigs() : state.brokerConfigs();
            List<ConfigChange> steps = changes.stepsFrom(own);
            Map<String, String> altered = new ConfigEdit(BrokerKeys::key, this::textInForce).apply(own, steps);
            ConfigChecks.dynamicBroker(
                    altered, steps.stream().map(ConfigChange::key).toList());
            if (!validateOnly) {
                commit(scope == Scope.CLUSTER ? state.withClusterConfigs(altered) : state.withBrokerConfigs(altered));
            }
            return state;
        });
    }

    public List<DescribedConfig> describeBroker() {
        return new ConfigDescriptions(now.layers()).broker();
    }

    /// What was set for all brokers.
    public List<DescribedConfig> describeCluster() {
        return new ConfigDescriptions(now.layers()).cluster();
    }

    public List<DescribedConfig> describeTopic(Map<String, String> topicConfigs) {
        return new ConfigDescriptions(now.layers()).topic(topicConfigs);
    }

    /// Looks at all values again, because the data paths of this machine changed: one that was passed over may be
    /// valid now, or the other way round.
    public void reread() throws IOException {
        store.exclusively(state -> {
            now = Effective.of(new Layers(fixed, state));
            listeners.forEach(Runnable::run);
            return state;
        });
    }

    /// Called after each change is in force, on the thread that made it.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    MetaStore store() {
        return store;
    }

    /// Writes `next` and puts it in force. Only within the store's lock.
    void commit(MetaState next) throws IOException {
        store.commit(next);
        now = Effective.of(new Layers(fixed, next));
        listeners.forEach(Runnable::run);
    }

    /// The text in force for a topic's config.
    @Nullable
    String topicText(Map<String, String> own, String name) {
        return TopicKeys.SCHEMA
                .key(name)
                .map(key -> now.layers().topicText(own, key))
                .orElse(null);
    }

    private @Nullable String textInForce(String name) {
        List<ConfigValue> set = now.layers().set(name);
        Optional<String> standard = BrokerKeys.key(name).map(ConfigSchema::defaultText);
        return set.isEmpty() ? standard.orElse(null) : set.getFirst().value();
    }

    private void warnOfStaleValues() {
        List<String> stale = new ArrayList<>();
        MetaState state = store.state();
        for (Map<String, String> place : List.of(state.clusterConfigs(), state.brokerConfigs())) {
            place.forEach((name, text) -> BrokerKeys.key(name).ifPresent(key -> check(key, name, text, stale)));
        }
        for (StoredTopic topic : state.topics().values()) {
            topic.sortedConfigs()
                    .forEach((name, text) -> TopicKeys.SCHEMA
                            .key(name)
                            .ifPresent(key -> check(key, "topic " + topic.name() + " " + name, text, stale)));
        }
        stale.forEach(LOG::warn);
    }

    private static void check(ConfigDef.ConfigKey key, String name, String text, List<String> stale) {
        try {
            ConfigSchema.parse(key, text);
        } catch (ConfigException e) {
            stale.add("stored config is passed over: config=" + name + " value=" + text + " reason=" + e.getMessage());
        }
    }
}
