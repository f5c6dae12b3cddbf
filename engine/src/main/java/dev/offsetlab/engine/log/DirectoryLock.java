package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// `.lock` of a data folder: one broker at a time writes there. The kernel drops the lock with the process, so a crash
/// leaves a file and no lock.
final class DirectoryLock implements AutoCloseable {
    static final String NAME = ".lock";

    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    static DirectoryLock take(Path folder) throws IOException {
        FileChannel file = FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(file) == null) {
            file.close();
            throw new IOException("the data folder is in use by another broker: stop that one or choose another folder:"
                    + " folder=" + folder);
        }
        return new DirectoryLock(file);
    }

    /// Held until the channel is closed.
    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
