package dev.offsetlab.engine.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// An append-only file: a file that is opened when needed ([LazyFile]), its growing end ([FileTail]), and the count of
/// those who use it ([UserCount]).
///
/// Opened on first use (a log of 10,000 closed segments opens none), counted by its users: a file that was deleted or
/// closed while a reader still sends from it stays open until the last [#release()]. Whoever uses [#channel],
/// [#descriptor] or [#mapping] has retained the file.
///
/// **Crash.** Bytes that [#append] has written are the kernel's: they outlive the process, though not the machine
/// ([#flush]). A process killed inside an append leaves a torn tail, which the log cuts when it opens.
///
/// **Threads.** One writer at a time: append, truncate, move and delete are called under the log's lock. Readers are
/// any threads, and take no lock once the file is open.
public final class SegmentFile implements AutoCloseable {
    private final UserCount users = new UserCount();
    private final LazyFile file;
    private final FileTail tail;

    private SegmentFile(Path path, long sizeBytes) {
        this.file = new LazyFile(path, users);
        this.tail = new FileTail(file, sizeBytes);
    }

    /// A file that exists, `sizeBytes` long as far as the log is concerned; not opened before it is needed.
    public static SegmentFile at(Path path, long sizeBytes) {
        return new SegmentFile(path, sizeBytes);
    }

    /// A new, empty file; fails where there is one already.
    public static SegmentFile create(Path path) throws IOException {
        return new SegmentFile(Files.createFile(path), 0);
    }

    public Path path() {
        return file.path();
    }

    /// Bytes that readers may see: grows after an append is whole.
    public long sizeBytes() {
        return tail.position();
    }

    public FileRegion region(long position, long sizeBytes) {
        return new FileRegion(this, position, sizeBytes);
    }

    /// Writes all of `bytes` at the end; returns the position of the first. On failure nothing of it stays.
    public long append(ByteBuffer bytes) throws IOException {
        retainOrThrow();
        try {
            return tail.append(bytes);
        } finally {
            release();
        }
    }

    /// Cuts the file, of which a reader may have been promised no more than the first `sizeBytes`.
    public void truncate(long sizeBytes) throws IOException {
        retainOrThrow();
        try {
            tail.truncate(sizeBytes);
        } finally {
            release();
        }
    }

    /// Waits until what was appended is on the disk.
    public void flush() throws IOException {
        if (retain()) {
            try {
                channel().force(false);
            } finally {
                release();
            }
        }
    }

    /// Keeps the file open for a reader; false where it is closed or deleted already.
    public boolean retain() {
        return users.enter();
    }

    private void retainOrThrow() throws IOException {
        if (!retain()) {
            throw new ClosedChannelException();
        }
    }

    public void release() {
        switch (users.leave()) {
            case GONE -> file.dispose();
            case NOBODY -> file.idle();
            case OTHERS -> {}
        }
    }

    public FileChannel channel() throws IOException {
        return file.channel();
    }

    /// The file's descriptor, for system calls that the JDK does not offer.
    public int descriptor() throws IOException {
        return file.descriptor();
    }

    /// Mapped memory that covers at least the first `endPosition` bytes.
    public MemorySegment mapping(long endPosition) throws IOException {
        return file.mapping(endPosition, sizeBytes());
    }

    /// Lets go of the mapping, so that the page cache may evict the file's pages: now, or with the last reader.
    public void unmap() {
        file.unmap();
    }

    /// A pinned file (the one that is written) stays open though idle.
    public void pin(boolean pinned) {
        file.pin(pinned);
    }

    /// Runs when the idle file is let go of: whoever keeps more memory for it lets go too.
    public void whenLetGo(Runnable listener) {
        file.whenLetGo(listener);
    }

    /// Renames the file; readers do not notice.
    public void moveTo(Path target) throws IOException {
        file.moveTo(target);
    }

    /// Its folder was renamed: from now on it is found there.
    public void folderMovedTo(Path folder) {
        file.folderMovedTo(folder);
    }

    /// Renamed to `.deleted` now, removed after the last reader's release.
    public void delete() throws IOException {
        file.markDeleted();
        close();
    }

    @Override
    public void close() {
        if (users.close()) {
            file.dispose();
        }
    }
}
