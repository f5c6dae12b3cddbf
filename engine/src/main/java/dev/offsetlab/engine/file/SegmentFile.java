package dev.offsetlab.engine.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An append-only file.
///
/// ```
///   at ----> idle <----> open ----> closed or deleted ----> gone
///             first use / let go                last release
/// ```
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
    static final String DELETED = ".deleted";

    /// The sign bit of the user count: no new users.
    private static final int CLOSED = Integer.MIN_VALUE;

    private final AtomicInteger users = new AtomicInteger();
    private volatile Path path;
    private volatile long sizeBytes;
    private volatile @Nullable OpenFile open;
    private volatile boolean pinned;
    private volatile boolean letGoWanted;
    private volatile boolean removed;
    private volatile Runnable whenLetGo = () -> {};

    /// A failed append may have left bytes behind the end; the writer's own.
    private boolean tailUncertain;

    private SegmentFile(Path path, long sizeBytes) {
        this.path = path;
        this.sizeBytes = sizeBytes;
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
        return path;
    }

    /// Bytes that readers may see: grows after an append is whole.
    public long sizeBytes() {
        return sizeBytes;
    }

    public FileRegion region(long position, long sizeBytes) {
        return new FileRegion(this, position, sizeBytes);
    }

    /// Writes all of `bytes` at the end; returns the position of the first. On failure nothing of it stays.
    public long append(ByteBuffer bytes) throws IOException {
        long position = sizeBytes;
        long end = position + bytes.remaining();
        if (!retain()) {
            throw new ClosedChannelException();
        }
        try {
            if (tailUncertain) {
                cutTail(position);
            }
            writeAll(bytes, position);
            sizeBytes = end;
        } catch (IOException failure) {
            undo(position, failure);
            throw failure;
        } finally {
            release();
        }
        return position;
    }

    /// Where another thread's interrupt closed the channel, the same bytes go once more to the same place.
    private void writeAll(ByteBuffer bytes, long position) throws IOException {
        int start = bytes.position();
        while (bytes.hasRemaining()) {
            try {
                channel().write(bytes, position + bytes.position() - start);
            } catch (ClosedChannelException closed) {
                if (Thread.currentThread().isInterrupted()) {
                    throw closed;
                }
            }
        }
    }

    private void undo(long position, IOException failure) {
        tailUncertain = true;
        try {
            cutTail(position);
        } catch (IOException later) {
            failure.addSuppressed(later); // the next append cuts it
        }
    }

    private void cutTail(long position) throws IOException {
        channel().truncate(position);
        tailUncertain = false;
    }

    /// Keeps the file open for a reader; false where it is closed or deleted already.
    public boolean retain() {
        int now = users.get();
        while (now >= 0) {
            if (users.compareAndSet(now, now + 1)) {
                return true;
            }
            now = users.get();
        }
        return false;
    }

    public void release() {
        int left = users.decrementAndGet();
        if (left == CLOSED) {
            dispose();
        } else if (left == 0 && letGoWanted) {
            letGo();
        } else if (left == -1) {
            users.incrementAndGet();
            throw new IllegalStateException("released more often than retained: file=" + path);
        }
    }

    public FileChannel channel() throws IOException {
        return open().channel(path);
    }

    /// The file's descriptor, for system calls that the JDK does not offer.
    public int descriptor() throws IOException {
        return open().descriptor(path);
    }

    /// Mapped memory that covers at least the first `endPosition` bytes.
    public MemorySegment mapping(long endPosition) throws IOException {
        return open().mapping(path, endPosition, sizeBytes);
    }

    private OpenFile open() throws IOException {
        OpenFile now = open;
        return now != null ? now : openNow();
    }

    private OpenFile openNow() throws IOException {
        OpenFile now;
        synchronized (this) {
            now = open;
            if (now != null) {
                return now;
            }
            if (users.get() == CLOSED) {
                throw new ClosedChannelException();
            }
            now = new OpenFile();
            now.channel(path);
            open = now;
        }
        OpenFiles.opened(this);
        return now;
    }

    /// Lets go of the mapping, so that the page cache may evict the file's pages: now, or with the last reader.
    public void unmap() {
        OpenFile now = open;
        if (now != null && now.isMapped()) {
            letGoWanted = true;
            if (users.get() == 0) {
                letGo();
            }
        }
    }

    /// A pinned file (the one that is written) stays open though idle.
    public void pin(boolean pinned) {
        this.pinned = pinned;
    }

    /// Runs when the idle file is let go of: whoever keeps more memory for it lets go too.
    public void whenLetGo(Runnable listener) {
        whenLetGo = listener;
    }

    /// Closes what nobody uses; false where somebody does. First the field is emptied, then the users are counted:
    /// a user who came in between has either seen the field full, and is counted here, or sees it empty, and
    /// waits for this monitor to open the file again.
    boolean letGo() {
        synchronized (this) {
            OpenFile now = open;
            if (now == null) {
                return true;
            }
            if (pinned && !letGoWanted) {
                return false;
            }
            open = null;
            if ((users.get() & ~CLOSED) != 0) {
                open = now;
                return false;
            }
            letGoWanted = false;
            closeQuietly(now);
        }
        whenLetGo.run();
        return true;
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

    /// Cuts the file, of which a reader may have been promised no more than the first `sizeBytes`.
    public void truncate(long sizeBytes) throws IOException {
        if (!retain()) {
            throw new ClosedChannelException();
        }
        try {
            this.sizeBytes = Math.min(sizeBytes, this.sizeBytes);
            tailUncertain = true;
            cutTail(this.sizeBytes);
        } finally {
            release();
        }
    }

    /// Renames the file; readers do not notice.
    public synchronized void moveTo(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        path = target;
    }

    /// Its folder was renamed: from now on it is found there.
    public synchronized void folderMovedTo(Path folder) {
        path = folder.resolve(path.getFileName());
    }

    /// Renamed to `.deleted` now, removed after the last reader's release.
    public void delete() throws IOException {
        synchronized (this) {
            if (!removed) {
                moveTo(path.resolveSibling(path.getFileName() + DELETED));
                removed = true;
            }
        }
        close();
    }

    @Override
    public void close() {
        int before = users.getAndUpdate(count -> count | CLOSED);
        if (before == 0) {
            dispose();
        }
    }

    private synchronized void dispose() {
        OpenFile now = open;
        open = null;
        if (now != null) {
            closeQuietly(now);
        }
        if (removed) {
            removeQuietly(path);
        }
    }

    /// All that was written is the kernel's already: what a close can still report changes nothing.
    private static void closeQuietly(OpenFile file) {
        try {
            file.close();
        } catch (IOException nothingLost) {
            assert nothingLost != null;
        }
    }

    /// A file named `.deleted` that could not be removed goes when the log opens next.
    private static void removeQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException later) {
            assert later != null;
        }
    }
}
