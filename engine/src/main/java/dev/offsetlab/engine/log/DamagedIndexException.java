package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Path;

/// An index that contradicts itself or its segment. Never fatal: it is made anew from the batches.
final class DamagedIndexException extends IOException {
    DamagedIndexException(Path file, String why) {
        super("damaged index: " + why + " file=" + file);
    }
}
