package dev.offsetlab.engine.meta;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.DOUBLE;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/// The configs of a topic, and under which broker configs each finds its value where the topic has none of its own.
final class TopicKeys {
    static final String DATA_PATH = "data.path";
    static final String INTERNAL_SEGMENT_BYTES = "internal.segment.bytes";
    static final int MIN_SEGMENT_BYTES = 1 << 20;

    static final String NO_EFFECT = " Accepted so that clients made for Kafka work; it has no effect here.";

    /// A broker config that gives a topic config its value: `value * factor`.
    record Synonym(String brokerKey, long factor) {}

    private static final Map<String, List<Synonym>> SYNONYMS = Map.ofEntries(
            synonym("cleanup.policy", "log.cleanup.policy"),
            synonym("compression.type", "compression.type"),
            synonym(DATA_PATH, BrokerKeys.DATA_PATH),
            synonym("delete.retention.ms", "log.cleaner.delete.retention.ms"),
            synonym("file.delete.delay.ms", "log.segment.delete.delay.ms"),
            synonym("flush.messages", "log.flush.interval.messages"),
            synonym("index.interval.bytes", "log.index.interval.bytes"),
            synonym("max.message.bytes", "message.max.bytes"),
            synonym("message.timestamp.type", "log.message.timestamp.type"),
            synonym("min.cleanable.dirty.ratio", "log.cleaner.min.cleanable.ratio"),
            synonym("min.insync.replicas", "min.insync.replicas"),
            synonym("retention.bytes", "log.retention.bytes"),
            Map.entry(
                    "retention.ms",
                    List.of(
                            new Synonym("log.retention.ms", 1),
                            new Synonym("log.retention.minutes", 60_000),
                            new Synonym("log.retention.hours", 3_600_000))),
            synonym("segment.bytes", "log.segment.bytes"),
            synonym(INTERNAL_SEGMENT_BYTES, BrokerKeys.INTERNAL_SEGMENT_BYTES),
            synonym("segment.index.bytes", "log.index.size.max.bytes"),
            Map.entry("segment.ms", List.of(new Synonym("log.roll.ms", 1), new Synonym("log.roll.hours", 3_600_000))));

    static final ConfigSchema SCHEMA = log(compatibility(new ConfigSchema()))
            .live(
                    DATA_PATH,
                    STRING,
                    DataPathRule.DEFAULT_PATH,
                    new DataPathRule(),
                    "How record bytes get from segment files to the sockets of consumers of this topic."
                            + " A client's own data.path.client.<id> wins over it.")
            .hidden(
                    INTERNAL_SEGMENT_BYTES,
                    INT,
                    null,
                    null,
                    "Segment size below the least that segment.bytes takes, for tests.");

    private TopicKeys() {}

    /// Broker configs in the order in which they are asked; none for a config that only topics have.
    static List<Synonym> synonyms(String topicKey) {
        return SYNONYMS.getOrDefault(topicKey, List.of());
    }

    private static Map.Entry<String, List<Synonym>> synonym(String topicKey, String brokerKey) {
        return Map.entry(topicKey, List.of(new Synonym(brokerKey, 1)));
    }

    private static ConfigSchema log(ConfigSchema schema) {
        return schema.live(
                        "segment.bytes",
                        INT,
                        1 << 30,
                        atLeast(MIN_SEGMENT_BYTES),
                        "A segment file rolls before it outgrows this. Retention and compaction work on whole segments.")
                .live(
                        "segment.ms",
                        LONG,
                        604_800_000L,
                        atLeast(1),
                        "A segment rolls after this time even if it is not full.")
                .live(
                        "segment.index.bytes",
                        INT,
                        10 << 20,
                        atLeast(4),
                        "Size to which the index files of the active segment are allocated; they shrink on roll.")
                .live(
                        "index.interval.bytes",
                        INT,
                        4096,
                        atLeast(0),
                        "An index entry is written after every so many bytes of records.")
                .live(
                        "retention.ms",
                        LONG,
                        604_800_000L,
                        atLeast(-1),
                        "Segments whose newest record is older are deleted; -1: no limit.")
                .live(
                        "retention.bytes",
                        LONG,
                        -1L,
                        null,
                        "Oldest segments are deleted while a partition is larger; -1: no limit.")
                .live(
                        "cleanup.policy",
                        LIST,
                        "delete",
                        ConfigDef.ValidList.in("compact", "delete"),
                        "delete: old segments go by time and size; compact: the last record of each key stays; or both.")
                .live(
                        "delete.retention.ms",
                        LONG,
                        86_400_000L,
                        atLeast(0),
                        "How long compaction keeps tombstones, so that readers from offset 0 see them.")
                .live(
                        "min.cleanable.dirty.ratio",
                        DOUBLE,
                        0.5,
                        between(0, 1),
                        "Compaction starts when this share of the log was not compacted yet.")
                .live(
                        "max.message.bytes",
                        INT,
                        1_048_588,
                        atLeast(0),
                        "The largest record batch that is taken, as it comes (compressed, if it is).")
                .live(
                        "message.timestamp.type",
                        STRING,
                        "CreateTime",
                        ConfigDef.ValidString.in("CreateTime", "LogAppendTime"),
                        "Whose time a record carries: its producer's, or the broker's at append.")
                .live(
                        "flush.messages",
                        LONG,
                        Long.MAX_VALUE,
                        atLeast(1),
                        "Force the log to the disk after so many records. Acknowledged records survive a killed process"
                                + " without it; it is for a machine that loses power.")
                .live(
                        "compression.type",
                        STRING,
                        "producer",
                        ConfigDef.ValidString.in("producer"),
                        "Batches are stored as their producer compressed them; this broker never compresses again.");
    }

    private static ConfigSchema compatibility(ConfigSchema schema) {
        return schema.live(
                        "min.insync.replicas",
                        INT,
                        1,
                        atLeast(1),
                        "Replicas that must have a record before acks=all is answered; there is one replica."
                                + NO_EFFECT)
                .live(
                        "unclean.leader.election.enable",
                        BOOLEAN,
                        false,
                        null,
                        "May a replica that lags become leader; there is one replica." + NO_EFFECT)
                .live(
                        "file.delete.delay.ms",
                        LONG,
                        60_000L,
                        atLeast(0),
                        "Time for which files of deleted segments stay; they go with their last reader." + NO_EFFECT)
                .live("preallocate", BOOLEAN, false, null, "Allocate a segment file when it is made." + NO_EFFECT)
                .live("flush.ms", LONG, Long.MAX_VALUE, atLeast(0), "Force the log to the disk by time." + NO_EFFECT)
                .live(
                        "segment.jitter.ms",
                        LONG,
                        0L,
                        atLeast(0),
                        "Random time taken off segment.ms, so that segments do not roll together." + NO_EFFECT)
                .live(
                        "min.compaction.lag.ms",
                        LONG,
                        0L,
                        atLeast(0),
                        "Time for which a record is not compacted." + NO_EFFECT)
                .live(
                        "max.compaction.lag.ms",
                        LONG,
                        Long.MAX_VALUE,
                        atLeast(1),
                        "Time after which a record must be compacted." + NO_EFFECT)
                .live(
                        "message.timestamp.before.max.ms",
                        LONG,
                        Long.MAX_VALUE,
                        atLeast(0),
                        "How far in the past a record's timestamp may lie." + NO_EFFECT)
                .live(
                        "message.timestamp.after.max.ms",
                        LONG,
                        3_600_000L,
                        atLeast(0),
                        "How far in the future a record's timestamp may lie." + NO_EFFECT);
    }
}
