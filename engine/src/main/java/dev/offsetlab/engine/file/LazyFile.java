package dev.offsetlab.engine.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// A file by its path: opened at its first use, let go of when idle, opened again at the next.
///
/// ```
///   at ----> idle <----> open ----> closed or deleted ----> gone
///             first use / let go                last user leaves
/// ```
///
/// **Threads.** Any. Once the file is open its users take no lock; opening, letting go and moving take this object's
/// monitor, so that no file is looked for under a name that it has just lost. Users have entered the [UserCount].
final class LazyFile {
    static final String DELETED = ".deleted";

    private final UserCount users;
    private volatile Path path;
    private volatile @Nullable OpenFile open;
    private volatile boolean pinned;
    private volatile boolean letGoWanted;
    private volatile boolean removed;
    private volatile Runnable whenLetGo = () -> {};

    LazyFile(Path path, UserCount users) {
        this.path = path;
        this.users = users;
    }

    Path path() {
        return path;
    }

    FileChannel channel() throws IOException {
        return open().channel(path);
    }

    /// Opened by path a second time, and so under the monitor: the file may be on its way to another name.
    int descriptor() throws IOException {
        OpenFile now = open();
        return now.hasDescriptor() ? now.descriptor(path) : openDescriptor(now);
    }

    private synchronized int openDescriptor(OpenFile now) throws IOException {
        return now.descriptor(path);
    }

    MemorySegment mapping(long endPosition, long sizeBytes) throws IOException {
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
            if (users.isGone()) {
                throw new ClosedChannelException();
            }
            now = new OpenFile();
            now.channel(path);
            open = now;
        }
        OpenFiles.opened(this);
        return now;
    }

    /// A pinned file stays open though idle.
    void pin(boolean pinned) {
        this.pinned = pinned;
    }

    /// Runs when the idle file is let go of.
    void whenLetGo(Runnable listener) {
        whenLetGo = listener;
    }

    /// Lets go of the mapping: now, or with the last user.
    void unmap() {
        OpenFile now = open;
        if (now != null && now.isMapped()) {
            letGoWanted = true;
            idle();
        }
    }

    /// The last user left, for now.
    void idle() {
        if (letGoWanted && users.isIdle()) {
            letGo();
        }
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
            if (!users.isIdle()) {
                open = now;
                return false;
            }
            letGoWanted = false;
            closeQuietly(now);
        }
        whenLetGo.run();
        return true;
    }

    synchronized void moveTo(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        path = target;
    }

    synchronized void folderMovedTo(Path folder) {
        path = folder.resolve(path.getFileName());
    }

    /// Renamed now, removed by [#dispose()].
    synchronized void markDeleted() throws IOException {
        if (!removed) {
            moveTo(path.resolveSibling(path.getFileName() + DELETED));
            removed = true;
        }
    }

    /// Nobody is left, and nobody will come.
    synchronized void dispose() {
        OpenFile now = open;
        open = null;
        if (now != null) {
            closeQuietly(now);
        }
        if (removed) {
            removeQuietly(path);
        }
    }

    private static void closeQuietly(OpenFile file) {
        try {
            file.close();
        } catch (IOException _) {
            // nothing is lost: all that was written is the kernel's already
        }
    }

    private static void removeQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException _) {
            // a file named `.deleted` that is still there goes when the log opens next
        }
    }
}
