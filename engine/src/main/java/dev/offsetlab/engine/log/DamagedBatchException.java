package dev.offsetlab.engine.log;

import java.io.IOException;

/// A place in a log file where a batch ought to start and none does.
final class DamagedBatchException extends IOException {
    DamagedBatchException(SegmentBytes file, long position, int batchBytes) {
        super("damaged batch: batchBytes=" + batchBytes + " position=" + position + " file=" + file);
    }
}
