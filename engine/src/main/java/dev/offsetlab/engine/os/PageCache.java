package dev.offsetlab.engine.os;

import static dev.offsetlab.engine.os.Libc.INT;
import static dev.offsetlab.engine.os.Libc.LONG;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The page cache, file by file: what is in it, how to empty it, how to fill it.
///
/// A log's reads are fast because what was just written is still in memory; a lesson that compares warm with cold must
/// be able to make a file cold *and to prove it*. So [#evict] looks again afterwards and says what stayed.
///
/// No state; any thread may ask, but one that may be interrupted had better not: files are opened here.
public final class PageCache {
    private static final int POSIX_FADV_DONTNEED = 4;
    private static final int WARM_BUFFER_BYTES = 1024 * 1024;

    private static final MethodHandle FADVISE = Libc.function("posix_fadvise", INT, INT, LONG, LONG, INT);

    private PageCache() {}

    /// How much of the file is cached: by `cachestat`, else by counting the pages of `mincore`.
    public static Residency residency(Path path) throws IOException {
        if (CacheStat.unavailableBecause().isEmpty()) {
            int descriptor = RawFile.openReadOnly(path);
            try {
                long pageBytes = PageMap.pageBytes();
                long pages = Math.ceilDiv(Files.size(path), pageBytes);
                CacheStat.Counts counts = CacheStat.of(descriptor);
                return new Residency(pages, counts.cachedPages(), counts.dirtyPages(), pageBytes, "cachestat");
            } finally {
                RawFile.close(descriptor);
            }
        }
        PageMap map = PageMap.of(path);
        return new Residency(map.pageCount(), map.pages().cardinality(), 0, PageMap.pageBytes(), map.source());
    }

    /// The file cut into `buckets` equal parts, and of each the share that is cached, from 0 (cold) to 1.
    public static double[] heat(Path path, int buckets) throws IOException {
        return PageMap.of(path).buckets(buckets);
    }

    /// Drops the file's pages from memory; its bytes on disk stay as they are. First it is written out, for a
    /// page that is not yet on disk cannot be dropped. Nor can one that some process has mapped and touched, or
    /// to which a packet refers: packets that were received already are freed on the way.
    public static Eviction evict(Path path) throws IOException {
        Residency before = residency(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
        Optional<String> why = Libc.unavailable("posix_fadvise");
        Residency after = why.isEmpty() ? dropped(path) : before;
        return new Eviction(
                before, after, after.isCold() ? Optional.empty() : why.or(() -> Optional.of(stayed(after))));
    }

    /// Reads the whole file once, so that the page cache has it (as far as memory goes); returns the bytes read.
    public static long warm(Path path) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(WARM_BUFFER_BYTES);
        long total = 0;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            for (int read = channel.read(buffer); read >= 0; read = channel.read(buffer.clear())) {
                total += read;
            }
        }
        return total;
    }

    /// Why a file cannot be evicted here; empty where it can.
    public static Optional<String> evictionUnavailableBecause() {
        return Libc.unavailable("posix_fadvise");
    }

    private static Residency dropped(Path path) throws IOException {
        adviseNotNeeded(path);
        Residency after = residency(path);
        if (after.isCold()) {
            return after;
        }
        DeferredPackets.free();
        adviseNotNeeded(path);
        return residency(path);
    }

    private static String stayed(Residency after) {
        return after.dirtyPages() > 0
                ? after.cachedPages() + " pages stayed, " + after.dirtyPages()
                        + " of them not yet on disk: stop writing and evict again"
                : after.cachedPages() + " pages stayed: mapped and touched, read now, or referred to by packets";
    }

    private static void adviseNotNeeded(Path path) throws IOException {
        int descriptor = RawFile.openReadOnly(path);
        try {
            int error = fadvise(descriptor);
            if (error != 0) {
                throw Errno.failure("posix_fadvise", error, "file=" + path);
            }
        } finally {
            RawFile.close(descriptor);
        }
    }

    /// Unlike its sisters, `posix_fadvise` returns the error number and leaves errno alone. Length 0: to the end.
    private static int fadvise(int descriptor) {
        try {
            return (int) FADVISE.invokeExact(Errno.memory(), descriptor, 0L, 0L, POSIX_FADV_DONTNEED);
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }
}
