package dev.offsetlab.engine.meta;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/// The configs of the broker: Kafka's names where Kafka has one, and the data path's.
final class BrokerKeys {
    static final String DATA_PATH = "data.path";
    static final String DATA_PATH_BUFFER_BYTES = "data.path.buffer.bytes";
    static final String DATA_PATH_BUFFER_FRESH = "data.path.buffer.fresh";
    /// What follows is a client id; its value is the path of that client alone.
    static final String DATA_PATH_CLIENT = "data.path.client.";

    static final String PRODUCER_ID_EXPIRATION_MS = "producer.id.expiration.ms";
    static final String INTERNAL_SEGMENT_BYTES = "internal.log.segment.bytes";

    /// One I/O thread for each core, but never one alone, and no more than a network card can use.
    private static final int IO_THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

    private static final ConfigDef.Validator BUFFER_RULE = ConfigDef.LambdaValidator.with(
            (name, value) -> {
                if (value instanceof Integer bytes && bytes != 0) {
                    between(512, 16 << 20).ensureValid(name, value);
                }
            },
            () -> "0 or 512 to 16777216");

    static final ConfigSchema SCHEMA = TlsKeys.addTo(logs(groups(server(paths(new ConfigSchema())))));

    private static final ConfigDef.ConfigKey CLIENT_PATH = clientPathKey();

    private BrokerKeys() {}

    /// The definition behind a name, also behind one that a prefix makes.
    static Optional<ConfigDef.ConfigKey> key(String name) {
        boolean ofClient = name.startsWith(DATA_PATH_CLIENT) && name.length() > DATA_PATH_CLIENT.length();
        return ofClient ? Optional.of(CLIENT_PATH) : SCHEMA.key(name);
    }

    private static ConfigDef.ConfigKey clientPathKey() {
        String doc = "The data path of the client with this id; wins over the topic's and the broker's data.path.";
        return new ConfigSchema()
                .live(DATA_PATH_CLIENT, STRING, DataPathRule.DEFAULT_PATH, new DataPathRule(), doc)
                .keys()
                .iterator()
                .next();
    }

    private static ConfigSchema paths(ConfigSchema schema) {
        return schema.live(
                        DATA_PATH,
                        STRING,
                        DataPathRule.DEFAULT_PATH,
                        new DataPathRule(),
                        "How record bytes get from segment files to the sockets of consumers. Takes effect with the next"
                                + " bytes sent; a topic's data.path and a client's data.path.client.<id> win over it.")
                .live(
                        DATA_PATH_BUFFER_BYTES,
                        INT,
                        0,
                        BUFFER_RULE,
                        "Size of the buffer of the data paths that copy; 0: each path's own default.")
                .live(
                        DATA_PATH_BUFFER_FRESH,
                        BOOLEAN,
                        false,
                        null,
                        "The data path heap takes a new buffer for each read: the same copies, and garbage."
                                + " false: each connection keeps one.");
    }

    private static ConfigSchema server(ConfigSchema schema) {
        return schema.atStart("node.id", INT, 1, between(1, 1), "The broker's id; there is one broker.")
                .atStart(
                        "advertised.listeners",
                        STRING,
                        null,
                        null,
                        "What clients are told to connect to, as PLAINTEXT://host:port or SSL://host:port, or both with a"
                                + " comma between, where it is not the address that the broker listens on.")
                .atStart("num.network.threads", INT, IO_THREADS, atLeast(1), "I/O threads; each owns its connections.")
                .atStart(
                        "socket.send.buffer.bytes",
                        INT,
                        102_400,
                        atLeast(-1),
                        "SO_SNDBUF: what a socket takes before it is full; -1: as the system sizes it.")
                .atStart("socket.receive.buffer.bytes", INT, -1, atLeast(-1), "SO_RCVBUF; -1: as the system sizes it.")
                .atStart("socket.listen.backlog.size", INT, 50, atLeast(1), "Connections that wait to be accepted.")
                .live("fetch.max.bytes", INT, 57_671_680, atLeast(1024), "The largest response to a fetch.")
                .atStart("socket.request.max.bytes", INT, 104_857_600, atLeast(1), "The largest request that is read.")
                .atStart(
                        "queued.max.request.bytes",
                        LONG,
                        -1L,
                        null,
                        "Bytes of requests in memory before connections are no longer read; -1: the broker's own bound.")
                .atStart(
                        "connections.max.idle.ms",
                        LONG,
                        600_000L,
                        atLeast(-1),
                        "A connection without a request for so long is closed; -1: never.")
                .live("max.connections", INT, 10_000, atLeast(0), "Connections at one time.")
                .live("num.partitions", INT, 1, atLeast(1), "Partitions of a topic that is made without a number.")
                .atStart(
                        "default.replication.factor",
                        INT,
                        1,
                        between(1, 1),
                        "There is one broker." + TopicKeys.NO_EFFECT)
                .live(
                        "auto.create.topics.enable",
                        BOOLEAN,
                        true,
                        null,
                        "Make a topic when a client that allows it asks for one that is not there.")
                .live("delete.topic.enable", BOOLEAN, true, null, "May topics be deleted.")
                .live(
                        PRODUCER_ID_EXPIRATION_MS,
                        INT,
                        86_400_000,
                        atLeast(1),
                        "An idempotent producer that is silent for so long is forgotten.");
    }

    private static ConfigSchema groups(ConfigSchema schema) {
        return schema.atStart(
                        "offsets.topic.num.partitions",
                        INT,
                        1,
                        atLeast(1),
                        "Partitions of __consumer_offsets. Kafka's default is 50, to spread groups over brokers; here is one"
                                + " broker, so 1.")
                .live(
                        "offsets.retention.minutes",
                        INT,
                        10_080,
                        atLeast(1),
                        "Committed offsets of a group without members are forgotten after this time.")
                .atStart(
                        "offsets.retention.check.interval.ms",
                        LONG,
                        600_000L,
                        atLeast(1),
                        "How often committed offsets are looked through for ones that are too old.")
                .atStart(
                        "offsets.topic.segment.bytes",
                        INT,
                        104_857_600,
                        atLeast(TopicKeys.MIN_SEGMENT_BYTES),
                        "Segment size of __consumer_offsets: small segments are compacted soon.")
                .atStart(
                        "offset.metadata.max.bytes",
                        INT,
                        4096,
                        atLeast(0),
                        "The longest note that may be committed with an offset.")
                .live(
                        "group.initial.rebalance.delay.ms",
                        INT,
                        3000,
                        atLeast(0),
                        "The first member of an empty group waits so long for others.")
                .live("group.min.session.timeout.ms", INT, 6000, atLeast(0), "Shortest session time-out of a member.")
                .live(
                        "group.max.session.timeout.ms",
                        INT,
                        1_800_000,
                        atLeast(0),
                        "Longest session time-out of a member.")
                .live("group.max.size", INT, Integer.MAX_VALUE, atLeast(1), "Members of one group.");
    }

    private static ConfigSchema logs(ConfigSchema schema) {
        likeTopic(schema, "log.cleanup.policy", "cleanup.policy");
        likeTopic(schema, "compression.type", "compression.type");
        likeTopic(schema, "log.cleaner.delete.retention.ms", "delete.retention.ms");
        likeTopic(schema, "log.segment.delete.delay.ms", "file.delete.delay.ms");
        likeTopic(schema, "log.flush.interval.messages", "flush.messages");
        likeTopic(schema, "log.index.interval.bytes", "index.interval.bytes");
        likeTopic(schema, "message.max.bytes", "max.message.bytes");
        likeTopic(schema, "log.message.timestamp.type", "message.timestamp.type");
        likeTopic(schema, "log.cleaner.min.cleanable.ratio", "min.cleanable.dirty.ratio");
        likeTopic(schema, "min.insync.replicas", "min.insync.replicas");
        likeTopic(schema, "log.retention.bytes", "retention.bytes");
        likeTopic(schema, "log.segment.bytes", "segment.bytes");
        likeTopic(schema, "log.index.size.max.bytes", "segment.index.bytes");
        return times(schema)
                .hidden(INTERNAL_SEGMENT_BYTES, INT, null, null, "Default of the topic config internal.segment.bytes.")
                .atStart(
                        "log.retention.check.interval.ms",
                        LONG,
                        300_000L,
                        atLeast(1),
                        "How often retention and compaction look for work.")
                .atStart(
                        "log.flush.offset.checkpoint.interval.ms",
                        INT,
                        60_000,
                        atLeast(0),
                        "How often recovery points and log start offsets are written.");
    }

    private static ConfigSchema times(ConfigSchema schema) {
        return schema.live("log.retention.ms", LONG, null, orUnset(-1), "Default of the topic config retention.ms.")
                .atStart(
                        "log.retention.minutes",
                        INT,
                        null,
                        orUnset(-1),
                        "The same in minutes, where log.retention.ms is unset.")
                .atStart(
                        "log.retention.hours",
                        INT,
                        168,
                        atLeast(-1),
                        "The same in hours, where neither of them is set.")
                .live("log.roll.ms", LONG, null, orUnset(1), "Default of the topic config segment.ms.")
                .atStart("log.roll.hours", INT, 168, atLeast(1), "The same in hours, where log.roll.ms is unset.");
    }

    /// A broker config that is the default of a topic config: same type, default and rule.
    private static void likeTopic(ConfigSchema schema, String name, String topicKey) {
        ConfigDef.ConfigKey topic = TopicKeys.SCHEMA.key(topicKey).orElseThrow();
        String doc = "Default of the topic config " + topicKey + ": " + topic.documentation;
        schema.live(name, topic.type, topic.defaultValue, topic.validator, doc);
    }

    private static ConfigDef.Validator orUnset(long least) {
        ConfigDef.Validator rule = atLeast(least);
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    if (value != null) {
                        rule.ensureValid(name, value);
                    }
                },
                rule::toString);
    }
}
