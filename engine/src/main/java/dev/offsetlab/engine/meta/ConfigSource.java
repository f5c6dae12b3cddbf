package dev.offsetlab.engine.meta;

/// Where the value of a config comes from, with the number that Kafka's protocol has for it.
public enum ConfigSource {
    /// Set for the topic itself.
    DYNAMIC_TOPIC_CONFIG(1),
    /// Set with kafka-configs for this broker by its name.
    DYNAMIC_BROKER_CONFIG(2),
    /// Set with kafka-configs for all brokers (`--entity-default`).
    DYNAMIC_DEFAULT_BROKER_CONFIG(3),
    /// Given when the broker was started.
    STATIC_BROKER_CONFIG(4),
    /// Nobody set it.
    DEFAULT_CONFIG(5);

    private final byte id;

    ConfigSource(int id) {
        this.id = (byte) id;
    }

    public byte id() {
        return id;
    }
}
