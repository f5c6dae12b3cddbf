package dev.offsetlab.lessons.desk;

import java.util.List;
import java.util.OptionalLong;

/// A consumer group at one moment.
///
/// @param state   as Kafka says it: `Stable`, `PreparingRebalance`, `Empty`, ...
/// @param members client ids
/// @param lines   one for each partition of the topic
public record GroupState(String group, String topic, String state, List<String> members, List<Line> lines) {
    /// @param member    client id of its owner; empty where it has none
    /// @param committed offset that the group would go on from; empty where it never committed
    /// @param end       log end offset
    public record Line(int partition, String member, OptionalLong committed, long end) {
        /// Records between the committed offset and the log's end; all of them where it never committed.
        public long lag() {
            return Math.max(0, end - committed.orElse(0));
        }
    }

    public long lag() {
        return lines.stream().mapToLong(Line::lag).sum();
    }

    /// Offset that the group would go on from in partition 0; fails where it never committed.
    public long committed() {
        return lines.getFirst()
                .committed()
                .orElseThrow(() -> new DeskException("group " + group + " has not committed an offset yet"));
    }

    @Override
    public String toString() {
        Table table = new Table("partition", "committed", "end", "lag", "owner").wordsLast();
        for (Line line : lines) {
            table.row(
                    topic + "/" + line.partition,
                    line.committed.isPresent() ? Text.count(line.committed.getAsLong()) : "-",
                    Text.count(line.end),
                    Text.count(line.lag()),
                    line.member.isEmpty() ? "-" : line.member);
        }
        return "group " + group + ": " + state + ", " + Text.some(members.size(), "member") + "\n" + table;
    }
}
