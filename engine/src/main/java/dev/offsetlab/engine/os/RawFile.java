package dev.offsetlab.engine.os;

import static dev.offsetlab.engine.os.Libc.INT;
import static dev.offsetlab.engine.os.Libc.POINTER;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/// A file by its descriptor: what `splice`, `posix_fadvise` and `cachestat` ask for, and what no public class of the
/// JDK gives away. Not closed by any garbage collector: every [#openReadOnly] needs its [#close].
public final class RawFile {
    private static final int O_RDONLY = 0;
    /// The descriptor is not inherited by programs that this one starts.
    private static final int O_CLOEXEC = 0x80000;

    private static final MethodHandle OPEN = Libc.variadic("open", 2, INT, POINTER, INT);
    private static final MethodHandle CLOSE = Libc.function("close", INT, INT);

    private RawFile() {}

    /// Why descriptors cannot be had here; empty where they can.
    public static Optional<String> unavailableBecause() {
        return Libc.unavailable("open", "close");
    }

    /// Opens `path` for reading and returns its descriptor.
    ///
    /// @throws IOException where it cannot be opened, or where this system has no descriptors for us
    public static int openReadOnly(Path path) throws IOException {
        Optional<String> why = unavailableBecause();
        if (why.isPresent()) {
            throw new IOException("file descriptors are not available: " + why.get() + " file=" + path);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = Errno.memory();
            MemorySegment name = arena.allocateFrom(path.toAbsolutePath().toString());
            int descriptor = (int) OPEN.invokeExact(errno, name, O_RDONLY | O_CLOEXEC);
            if (descriptor < 0) {
                throw Errno.failure("open", Errno.value(errno), "file=" + path);
            }
            return descriptor;
        } catch (IOException failure) {
            throw failure;
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }

    /// Closes a descriptor. Linux has released it even where it reports an error, so there is nothing to retry.
    public static void close(int descriptor) {
        try {
            int _ = (int) CLOSE.invokeExact(Errno.memory(), descriptor);
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }
}
