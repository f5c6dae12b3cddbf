package dev.offsetlab.engine.workload;

import org.jspecify.annotations.Nullable;

/// Where the records of a topic come from; never runs dry. One thread calls it.
public interface RecordSource {
    SourceRecord next();

    /// What it sends, in a few words for people: "order events of about 300 B, seed 42".
    String describe();

    /// A key, absent where the source knows none, and a value. The arrays are handed over, not copied.
    final class SourceRecord {
        private final byte @Nullable [] key;
        private final byte[] value;

        public SourceRecord(byte @Nullable [] key, byte[] value) {
            this.key = key;
            this.value = value;
        }

        public byte @Nullable [] key() {
            return key;
        }

        public byte[] value() {
            return value;
        }
    }
}
