package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Path;

/// A place in a log file where a batch ought to start and none does.
final class DamagedBatchException extends IOException {
    DamagedBatchException(Path file, long position, int batchBytes) {
        super("damaged batch: batchBytes=" + batchBytes + " position=" + position + " file=" + file);
    }
}
