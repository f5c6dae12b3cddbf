package dev.offsetlab.engine.log;

import java.io.IOException;

/// An offset that the log does not hold.
public final class OffsetOutOfRangeException extends IOException {
    public OffsetOutOfRangeException(PartitionId partition, long offset, long start, long end) {
        super("offset out of range: partition=" + partition + " offset=" + offset + " logStartOffset=" + start
                + " logEndOffset=" + end);
    }
}
