package dev.offsetlab.engine.observe;

/// What the engine did, as values.
public sealed interface EngineEvent {
    record Appended(String topic, int partition, long baseOffset, int recordCount, int sizeBytes, long durationNs)
            implements EngineEvent {}

    record Fetched(
            String topic, int partition, long offset, long position, long sizeBytes, String clientId, long durationNs)
            implements EngineEvent {}

    record Transferred(String path, String clientId, long askedBytes, long sentBytes, long durationNs)
            implements EngineEvent {}

    record Rolled(String topic, int partition, long baseOffset, long sizeBytes, String reason) implements EngineEvent {}

    record Recovered(String topic, int partition, long baseOffset, long truncatedBytes, String what, long durationNs)
            implements EngineEvent {}
}
