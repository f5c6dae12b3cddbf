package dev.offsetlab.engine.log;

import java.io.IOException;

/// A batch that the log will not take; nothing was written.
public final class AppendRefusedException extends IOException {
    /// Which rule it broke; the server maps each to Kafka's error code.
    public enum Reason {
        /// CRC, length or record bytes do not hold together (CORRUPT_MESSAGE).
        CORRUPT,
        /// Well formed, but not what a client may send: control batch, counts, two batches (INVALID_RECORD).
        INVALID,
        /// Not magic 2 (UNSUPPORTED_FOR_MESSAGE_FORMAT).
        UNSUPPORTED_MAGIC,
        /// Larger than max.message.bytes (MESSAGE_TOO_LARGE).
        TOO_LARGE,
        /// A batch without a key in a compacted topic (INVALID_RECORD).
        NO_KEY,
        /// A gap in an idempotent producer's sequence (OUT_OF_ORDER_SEQUENCE_NUMBER).
        OUT_OF_ORDER_SEQUENCE,
        /// An older epoch of the producer (INVALID_PRODUCER_EPOCH).
        INVALID_PRODUCER_EPOCH
    }

    private final Reason reason;

    public AppendRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
