package dev.offsetlab.engine.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A range of bytes of one segment file: *where* records are, never the records themselves.
///
/// ```
///   file  |----------------[===== sizeBytes =====]-------->  append
///                          ^ position
/// ```
///
/// A plain value. It does not keep its file open: whoever hands it out has retained the file
/// ([SegmentFile#retain()]), and releases it after the last byte left.
public record FileRegion(SegmentFile file, long position, long sizeBytes) {
    public FileRegion {
        if (position < 0 || sizeBytes < 0) {
            throw new IllegalArgumentException("a region starts at 0 or later and has no negative size: position="
                    + position + " sizeBytes=" + sizeBytes + " file=" + file.path());
        }
    }

    public long end() {
        return position + sizeBytes;
    }

    public boolean isEmpty() {
        return sizeBytes == 0;
    }

    /// What is left after `bytes` were sent.
    public FileRegion skip(long bytes) {
        return new FileRegion(file, position + bytes, sizeBytes - bytes);
    }

    /// The first `bytes` of it, or all where it is shorter.
    public FileRegion first(long bytes) {
        return bytes >= sizeBytes ? this : new FileRegion(file, position, bytes);
    }

    public FileChannel channel() throws IOException {
        return file.channel();
    }

    /// The file's descriptor, for system calls that the JDK does not offer.
    public int descriptor() throws IOException {
        return file.descriptor();
    }

    /// The bytes of this region as mapped memory.
    public MemorySegment mapped() throws IOException {
        return file.mapping(end()).asSlice(position, sizeBytes);
    }

    /// One positional read into `into`, at most to the region's end; returns the bytes read, -1 at the end of file.
    public int read(ByteBuffer into) throws IOException {
        if (into.remaining() <= sizeBytes) {
            return channel().read(into, position);
        }
        int limit = into.limit();
        into.limit(into.position() + (int) sizeBytes);
        try {
            return channel().read(into, position);
        } finally {
            into.limit(limit);
        }
    }
}
