package dev.offsetlab.engine.wire;

import java.io.IOException;

/// Bytes that are no request of Kafka's protocol: the connection cannot go on, for nobody knows where the next
/// frame starts.
public final class BadFrameException extends IOException {
    public BadFrameException(String message) {
        super(message);
    }

    public BadFrameException(String message, Throwable cause) {
        super(message, cause);
    }
}
