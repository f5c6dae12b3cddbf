package dev.offsetlab.engine.os;

import static dev.offsetlab.engine.os.Libc.INT;
import static dev.offsetlab.engine.os.Libc.LONG;
import static dev.offsetlab.engine.os.Libc.POINTER;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// `cachestat(2)`, Linux 6.5 and later: asks the page cache itself, and maps nothing.
///
/// ```
///   struct cachestat_range         struct cachestat
///   0  off   start of the range    0  nr_cache             pages in the cache
///   8  len   0: to the end         8  nr_dirty             of them not yet on disk
///                                 16  nr_writeback         of them being written now
///                                 24  nr_evicted
///                                 32  nr_recently_evicted
/// ```
///
/// A file of 10 pages of which 4 were read answers `4 0 0 ...`. The C library has no function for it yet, so it is
/// called by its number, which is the same on all processors. No state; any thread may ask.
final class CacheStat {
    private static final long NUMBER = 451;
    private static final int RANGE_BYTES = 2 * Long.BYTES;
    private static final int COUNTS_BYTES = 5 * Long.BYTES;
    private static final int NO_DESCRIPTOR = -1;

    private static final MethodHandle SYSCALL = Libc.variadic("syscall", 1, LONG, LONG, INT, POINTER, POINTER, INT);

    private CacheStat() {}

    /// What the page cache holds of a file.
    record Counts(long cachedPages, long dirtyPages) {}

    /// Asks with a descriptor that cannot exist: a kernel that knows the call complains of the descriptor.
    static Optional<String> unavailableBecause() {
        Optional<String> why = Libc.unavailable("syscall");
        if (why.isPresent()) {
            return why;
        }
        try (Arena arena = Arena.ofConfined()) {
            int errno = call(NO_DESCRIPTOR, arena.allocate(RANGE_BYTES, 8), arena.allocate(COUNTS_BYTES, 8));
            return errno == Errno.EBADF
                    ? Optional.empty()
                    : Optional.of(
                            "needs Linux 6.5 or later, and a sandbox that lets the call pass (errno=" + errno + ")");
        }
    }

    /// @throws IOException where the kernel refuses: the file must be one's own, or writable
    static Counts of(int descriptor) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment counts = arena.allocate(COUNTS_BYTES, 8);
            int errno = call(descriptor, arena.allocate(RANGE_BYTES, 8), counts);
            if (errno != 0) {
                throw Errno.failure("cachestat", errno, "descriptor=" + descriptor);
            }
            return new Counts(counts.getAtIndex(LONG, 0), counts.getAtIndex(LONG, 1) + counts.getAtIndex(LONG, 2));
        }
    }

    /// Returns 0, or the errno.
    private static int call(int descriptor, MemorySegment range, MemorySegment counts) {
        MemorySegment errno = Errno.memory();
        try {
            long result = (long) SYSCALL.invokeExact(errno, NUMBER, descriptor, range, counts, 0);
            return result == 0 ? 0 : Errno.value(errno);
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }
}
