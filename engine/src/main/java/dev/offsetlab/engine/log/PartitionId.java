package dev.offsetlab.engine.log;

/// A topic's name and one of its partitions; the name of its folder is `topic-partition`.
public record PartitionId(String topic, int partition) implements Comparable<PartitionId> {
    public String folder() {
        return topic + "-" + partition;
    }

    @Override
    public int compareTo(PartitionId other) {
        int byTopic = topic.compareTo(other.topic);
        return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
    }

    @Override
    public String toString() {
        return folder();
    }
}
