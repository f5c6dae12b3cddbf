package dev.offsetlab.engine.workload;

import org.jspecify.annotations.Nullable;

/// Where the records of a topic come from; never runs dry. One thread calls it.
public interface RecordSource {
    SourceRecord next();

    /// What it sends, in a few words for people: "order events of about 300 B, seed 42".
    String describe();

    /// @param key absent where the source knows none
    record SourceRecord(byte @Nullable [] key, byte[] value) {}
}
