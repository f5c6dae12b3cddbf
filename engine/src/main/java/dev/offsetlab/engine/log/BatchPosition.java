package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchHeader;

/// A batch and where in its segment's log file it starts.
record BatchPosition(BatchHeader header, long position) {
    long end() {
        return position + header.sizeBytes();
    }
}
