package dev.offsetlab.engine.log;

import java.io.IOException;

/// The log was closed, or deleted with its topic, since the caller found it.
public final class LogClosedException extends IOException {
    public LogClosedException(PartitionId partition) {
        super("the log is closed: partition=" + partition);
    }
}
