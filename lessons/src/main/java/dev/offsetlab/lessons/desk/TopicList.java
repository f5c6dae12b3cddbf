package dev.offsetlab.lessons.desk;

import java.util.List;

/// Every topic, by name.
public record TopicList(List<TopicState> topics) {
    @Override
    public String toString() {
        if (topics.isEmpty()) {
            return "no topic yet; lab.fill(\"orders\", 64) makes one of 64 MB";
        }
        Table table = new Table("topic", "partitions", "records", "size", "segments");
        for (TopicState topic : topics) {
            table.row(
                    topic.name(),
                    topic.partitions(),
                    Text.count(topic.records()),
                    Text.bytes(topic.bytes()),
                    topic.segments());
        }
        return table.toString();
    }
}
