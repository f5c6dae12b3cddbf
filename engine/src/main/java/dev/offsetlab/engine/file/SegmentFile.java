package dev.offsetlab.engine.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// An append-only file. SEAM: signatures only; the `file` room fills them.
///
/// Opened on first use (a log of 10,000 closed segments opens none), counted by its users: a file that was deleted or
/// closed while a reader still sends from it stays open until the last [#release()].
public final class SegmentFile implements AutoCloseable {
    /// A file that exists, `sizeBytes` long as far as the log is concerned; not opened before it is needed.
    public static SegmentFile at(Path path, long sizeBytes) {
        throw new UnsupportedOperationException("seam");
    }

    public Path path() {
        throw new UnsupportedOperationException("seam");
    }

    /// Bytes that readers may see: grows after an append is whole.
    public long sizeBytes() {
        throw new UnsupportedOperationException("seam");
    }

    /// Writes all of `bytes` at the end; returns the position of the first. On failure nothing of it stays.
    public long append(ByteBuffer bytes) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    public FileRegion region(long position, long sizeBytes) {
        return new FileRegion(this, position, sizeBytes);
    }

    /// Keeps the file open for a reader; false where it is closed or deleted already.
    public boolean retain() {
        throw new UnsupportedOperationException("seam");
    }

    public void release() {
        throw new UnsupportedOperationException("seam");
    }

    public FileChannel channel() throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    public int descriptor() throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// Mapped memory that covers at least the first `endPosition` bytes.
    public MemorySegment mapping(long endPosition) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// Lets go of the mapping, so that the page cache may evict the file's pages.
    public void unmap() {
        throw new UnsupportedOperationException("seam");
    }

    public void flush() throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    public void truncate(long sizeBytes) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// Renamed to `.deleted` now, removed after the last reader's release.
    public void delete() throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("seam");
    }
}
