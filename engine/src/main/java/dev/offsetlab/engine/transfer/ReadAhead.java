package dev.offsetlab.engine.transfer;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.file.SegmentFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The one buffer of a copying path: bytes that were read from a file and not yet written to the socket.
///
/// A full socket takes only a part of the buffer. The rest stays here for the next call, if that asks for the very
/// position at which the rest begins; else it is forgotten and the file is read again.
///
/// ```
///   file      ------[ written | remaining ]------->
///                             ^ position: the next call that asks for it finds it here
/// ```
final class ReadAhead {
    private final IntFunction<ByteBuffer> allocator;

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private @Nullable SegmentFile file;
    private long position;

    ReadAhead(IntFunction<ByteBuffer> allocator) {
        this.allocator = allocator;
    }

    /// The rest of an earlier read begins where `region` does, and belongs to it as a whole.
    boolean holds(FileRegion region) {
        return buffer.hasRemaining()
                && region.file() == file
                && region.position() == position
                && buffer.remaining() <= region.sizeBytes();
    }

    /// One read at the beginning of `region` into an emptied buffer of `bufferBytes`; `fresh` takes a new one.
    void fill(FileRegion region, int bufferBytes, boolean fresh) throws IOException {
        if (fresh || buffer.capacity() != bufferBytes) {
            buffer = allocator.apply(bufferBytes);
        }
        file = region.file();
        position = region.position();
        int read = region.read(buffer.clear());
        buffer.flip();
        if (read < 0) {
            throw new EOFException("the file ends before the region: position=" + position + " sizeBytes="
                    + region.sizeBytes() + " file=" + region.file().path());
        }
    }

    /// From its position to its limit: what the socket shall have next.
    ByteBuffer bytes() {
        return buffer;
    }

    void written(int bytes) {
        position += bytes;
    }
}
