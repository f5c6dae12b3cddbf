package dev.offsetlab.engine.log;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/// One batch as it lies in its segment file, copied out: the file may go meanwhile.
///
/// @param position  where it starts in the file
/// @param sizeBytes of the whole batch
/// @param bytes     from its first byte on; fewer than `sizeBytes` where a bound was given
public record BatchBytes(Path file, long position, int sizeBytes, ByteBuffer bytes) {
    /// With a position of its own.
    @Override
    public ByteBuffer bytes() {
        return bytes.asReadOnlyBuffer();
    }
}
