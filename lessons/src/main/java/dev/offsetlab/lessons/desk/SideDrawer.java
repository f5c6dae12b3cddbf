package dev.offsetlab.lessons.desk;

/// What stands beside the broker: tools that look on, brokers and readers of one's own.
public sealed interface SideDrawer permits Desk {
    /// Lets a tool of the system look on while `work` runs: `STRACE`, `IOSTAT`, `SAR`, `PERF`. iostat and sar
    /// look for `seconds`, the others until the work ends. `lab.observe(STRACE, 3, () -> lab.read("orders"))`
    ///
    /// Where the tool is missing, the work runs all the same, and the value says how to get it.
    Observed observe(Tool tool, int seconds, Runnable work);

    /// Starts a broker in a JVM and a folder of its own, to be killed. `var victim = lab.victim()`
    ///
    /// Fails where it does not start; the line is the last one that it logged.
    Victim victim();

    /// Connects a reader that asks for 16 MiB and takes nothing. `var slow = lab.slowReader("orders")`
    SlowReader slowReader(String topic);

    /// A consumer group of Kafka's own clients, without members at first; asked for again, the same one until it is
    /// closed. `var billing = lab.group("billing", "clicks")`
    ConsumerGroup group(String name, String topic);

    /// Small programs that send a topic's files over a connection without any broker.
    /// `lab.transfers().heap("orders", 8192)`
    Transfers transfers();

    /// A smaller desk for a real Apache Kafka. `lab.kafka("localhost:9092").measure("orders", 2)`
    KafkaDesk kafka(String bootstrap);
}
