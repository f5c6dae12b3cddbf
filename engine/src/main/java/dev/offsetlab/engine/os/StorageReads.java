package dev.offsetlab.engine.os;

import java.nio.file.Path;
import java.util.OptionalLong;

/// What this process made the storage read: bytes that the page cache did not have, read-ahead included.
///
/// `read_bytes` of `/proc/self/io`. Reads that the page cache answers do not count, whatever call asked for them; a
/// page fault in a mapping that goes to disk does.
public final class StorageReads {
    private static final Path IO = Path.of("/proc/self/io");

    private StorageReads() {}

    /// Total since the process began; empty where the system does not tell.
    public static OptionalLong bytes() {
        return ProcFiles.read(IO)
                .map(io -> OptionalLong.of(ProcFiles.number(io, "read_bytes")))
                .orElse(OptionalLong.empty());
    }
}
