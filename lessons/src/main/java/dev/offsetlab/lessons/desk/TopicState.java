package dev.offsetlab.lessons.desk;

import java.util.Map;

/// A topic at one moment, all its partitions together.
///
/// @param records  in the log: offsets from the log start to the log end, whether compaction took some or not
/// @param segments files of the log, the active ones included
/// @param configs  by name: what was set for this topic itself
public record TopicState(
        String name, int partitions, long records, long bytes, int segments, Map<String, String> configs) {
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name)
                .append(": ")
                .append(Text.some(partitions, "partition"))
                .append(", ")
                .append(Text.some(records, "record"))
                .append(", ")
                .append(Text.bytes(bytes))
                .append(" in ")
                .append(Text.some(segments, "segment"));
        configs.forEach(
                (key, value) -> text.append("\n  ").append(key).append("=").append(value));
        return text.toString();
    }
}
