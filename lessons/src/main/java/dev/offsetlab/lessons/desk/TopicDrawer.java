package dev.offsetlab.lessons.desk;

/// Topics: made, filled, changed, deleted.
///
/// The drawers have the documentation, the desk what stands behind it.
public sealed interface TopicDrawer permits Desk {
    /// Every topic with its records, size and segments. `lab.topics()`
    TopicList topics();

    /// Makes a topic of one partition with Kafka's topic configs. `lab.create("clicks",
    /// "segment.bytes=1048576")`
    ///
    /// Fails where there is one of that name, or a config is unknown or has a wrong value.
    TopicState create(String topic, String... configs);

    /// The same with several partitions. `lab.create("clicks", 3)`
    TopicState create(String topic, int partitions, String... configs);

    /// Makes a topic as [#create] does; one of that name is deleted first, with all its records.
    /// `lab.fresh("clicks")`
    TopicState fresh(String topic, String... configs);

    /// Appends order events until the topic holds so many MB, in batches of at most 16 kB; the same events
    /// each time. A topic that holds enough stays as it is; a new one gets segments of 4 MiB.
    /// `lab.fill("orders", 64)`
    ///
    /// Fails where the disk has no room for it.
    Filled fill(String topic, int megabytes);

    /// The same in batches of at most `batchBytes`. `lab.fill("small", 8, 2000)`
    Filled fill(String topic, int megabytes, int batchBytes);

    /// The same with records of about `recordBytes`. `lab.fill("large", 64, 500_000, 10_000)`
    Filled fill(String topic, int megabytes, int batchBytes, int recordBytes);

    /// Appends these texts as the records of one batch, through the broker's Produce API. A text `key=>value`
    /// has a key, `key=>` is a tombstone. `lab.produce("clicks", "hello", "ada=>42")`
    ///
    /// Fails where there is no such topic, or the broker refuses the batch.
    Produced produce(String topic, String... records);

    /// Sets one of the topic's configs at once; an empty value takes it back. `lab.config("clicks",
    /// "retention.bytes", "1000000")`
    ///
    /// Fails where the config is unknown or the value wrong.
    TopicState config(String topic, String key, String value);

    /// Deletes the topic and its files; answers with the topics that are left. `lab.delete("clicks")`
    TopicList delete(String topic);
}
