package dev.offsetlab.engine.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/// [MetaState] as lines of text, and back.
///
/// ```
///   version 1
///   producer-ids 2000                                  the next block begins here
///   cluster data.path=splice                           kafka-configs --entity-default
///   broker log.retention.ms=60000                      kafka-configs --entity-name 1
///   topic orders 3 Q7xyK1a0RCWqM2l2hYw2Xg              name, partitions, id
///   config orders retention.ms=1000                    what was set for the topic itself
///   leaving payments 8Gd1-1yxQ8O5rT2b4mQe9A            deletion promised, folders may still be there
///   end
/// ```
///
/// Blank lines and lines that begin with `#` mean nothing. A character outside printable ASCII, a backslash, and in
/// a name also a blank or `=`, is written as `\` and `u` with its four hexadecimal digits. A file without the line
/// `end` was cut short.
final class MetaText {
    private MetaText() {}

    static String write(MetaState state) {
        StringBuilder text =
                new StringBuilder("# What this broker knows beside its logs. Edit only while it is stopped.\n");
        text.append("version 1\nproducer-ids ").append(state.nextProducerId()).append('\n');
        configs(text, "cluster ", state.clusterConfigs());
        configs(text, "broker ", state.brokerConfigs());
        for (StoredTopic topic : state.topics().values()) {
            text.append("topic ").append(topic.name()).append(' ').append(topic.partitions());
            text.append(' ').append(topic.id()).append('\n');
            configs(text, "config " + topic.name() + " ", topic.configs());
        }
        new TreeMap<>(state.leaving()).forEach((id, name) -> text.append("leaving " + name + " " + id + "\n"));
        return text.append("end\n").toString();
    }

    private static void configs(StringBuilder text, String start, Map<String, String> configs) {
        new TreeMap<>(configs).forEach((key, value) -> {
            text.append(start);
            escape(text, key, " =");
            text.append('=');
            escape(text, value, "");
            text.append('\n');
        });
    }

    private static void escape(StringBuilder text, String raw, String also) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' ' || c > '~' || c == '\\' || also.indexOf(c) >= 0) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
    }

    /// @throws IllegalArgumentException that names the line and what is wrong with it
    static MetaState read(List<String> lines) {
        Reading reading = new Reading();
        int number = 0;
        for (String line : lines) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                reading.take(line);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
            }
        }
        return reading.done();
    }

    /// What was read so far.
    private static final class Reading {
        private final Map<String, String> cluster = new HashMap<>();
        private final Map<String, String> broker = new HashMap<>();
        private final TreeMap<String, StoredTopic> topics = new TreeMap<>();
        private final Map<Uuid, String> leaving = new HashMap<>();
        private long nextProducerId;
        private boolean version;
        private boolean end;

        void take(String line) {
            List<String> words = new ArrayList<>(List.of(line.split(" ", 2)));
            String rest = words.size() == 2 ? words.get(1) : "";
            if (end || (!version && !line.equals("version 1"))) {
                throw new IllegalArgumentException(
                        end ? "text after the line 'end'" : "the first line must be 'version 1'");
            }
            switch (words.get(0)) {
                case "version" -> version = true;
                case "producer-ids" -> nextProducerId = Long.parseLong(rest);
                case "cluster" -> pair(rest, cluster);
                case "broker" -> pair(rest, broker);
                case "topic" -> topic(rest);
                case "config" -> topicConfig(rest);
                case "leaving" -> leaving.put(Uuid.fromString(field(rest, 1, 2)), field(rest, 0, 2));
                case "end" -> end = true;
                default -> throw new IllegalArgumentException("unknown kind of line '" + words.get(0) + "'");
            }
        }

        MetaState done() {
            if (!end) {
                throw new IllegalArgumentException("the last line 'end' is missing: the file was cut short");
            }
            return new MetaState(cluster, broker, topics, leaving, nextProducerId);
        }

        private void topic(String rest) {
            String name = TopicNames.check(field(rest, 0, 3));
            int partitions = Integer.parseInt(field(rest, 1, 3));
            if (partitions < 1) {
                throw new IllegalArgumentException("a topic has at least one partition: topic=" + name);
            }
            topics.put(name, new StoredTopic(name, Uuid.fromString(field(rest, 2, 3)), partitions, Map.of()));
        }

        private void topicConfig(String rest) {
            int blank = rest.indexOf(' ');
            StoredTopic topic = topics.get(rest.substring(0, Math.max(blank, 0)));
            if (topic == null) {
                throw new IllegalArgumentException("a config of a topic that is not listed before it");
            }
            Map<String, String> own = new HashMap<>(topic.configs());
            pair(rest.substring(blank + 1), own);
            topics.put(topic.name(), topic.withConfigs(own));
        }

        private static void pair(String text, Map<String, String> into) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("not of the form key=value");
            }
            into.put(unescape(text.substring(0, equals)), unescape(text.substring(equals + 1)));
        }

        private static String field(String text, int index, int count) {
            String[] fields = text.split(" ", -1);
            if (fields.length != count) {
                throw new IllegalArgumentException("has " + fields.length + " fields, needs " + count);
            }
            return fields[index];
        }

        private static String unescape(String text) {
            StringBuilder raw = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\') {
                    c = (char) Integer.parseInt(text.substring(i + 2, i + 6), 16);
                    i += 5;
                }
                raw.append(c);
            }
            return raw.toString();
        }
    }
}
