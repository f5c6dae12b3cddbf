package dev.offsetlab.engine.os;

import static dev.offsetlab.engine.os.Libc.INT;
import static dev.offsetlab.engine.os.Libc.LONG;
import static dev.offsetlab.engine.os.Libc.POINTER;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Optional;

/// Which pages of a file are in the page cache, one by one.
///
/// ```
///   file      0      4096    8192    12288   16384      5 pages
///             |  in  |  in   |  out  |  out  |  in  |
///   mincore     1       1       0       0       1       one byte a page, bit 0 counts
///   pages     {0, 1, 4}
/// ```
///
/// `mincore(2)` answers for mapped memory, so the file is mapped for a moment. To map is not to read: no page is
/// touched, so none is loaded by looking. Elsewhere [java.nio.MappedByteBuffer#isLoaded()] is asked for each piece of
/// the file, and answers for the piece as a whole.
///
/// @param pages     the cached pages by number
/// @param pageCount pages that the file has
/// @param source    `mincore` or `isLoaded`
record PageMap(BitSet pages, int pageCount, String source) {
    private static final int ASSUMED_PAGE_BYTES = 4096;
    private static final int PIECES = 1024;

    private static final MethodHandle MINCORE = Libc.function("mincore", INT, POINTER, LONG, POINTER);
    private static final MethodHandle GETPAGESIZE = Libc.function("getpagesize", INT);

    /// Why single pages cannot be seen; empty where they can.
    static Optional<String> unavailableBecause() {
        return Libc.unavailable("mincore", "getpagesize");
    }

    static PageMap of(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                Arena arena = Arena.ofShared()) {
            long sizeBytes = channel.size();
            if (sizeBytes == 0) {
                return new PageMap(new BitSet(), 0, "mincore");
            }
            return unavailableBecause().isEmpty()
                    ? byMincore(channel.map(MapMode.READ_ONLY, 0, sizeBytes, arena), arena)
                    : byIsLoaded(channel, sizeBytes);
        }
    }

    /// What share of each of `count` equal parts of the file is cached, from 0 to 1.
    double[] buckets(int count) {
        double[] shares = new double[count];
        for (int bucket = 0; bucket < count; bucket++) {
            int from = (int) ((long) pageCount * bucket / count);
            int to = (int) Math.ceilDiv((long) pageCount * (bucket + 1), count);
            if (to > from) {
                shares[bucket] = (double) pages.get(from, to).cardinality() / (to - from);
            }
        }
        return shares;
    }

    static int pageBytes() {
        if (Libc.unavailable("getpagesize").isPresent()) {
            return ASSUMED_PAGE_BYTES;
        }
        try {
            return (int) GETPAGESIZE.invokeExact(Errno.memory());
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }

    private static PageMap byMincore(MemorySegment mapping, Arena arena) throws IOException {
        int pageCount = Math.toIntExact(Math.ceilDiv(mapping.byteSize(), (long) pageBytes()));
        MemorySegment answer = arena.allocate(pageCount);
        MemorySegment errno = Errno.memory();
        if (mincore(errno, mapping, answer) != 0) {
            throw Errno.failure("mincore", Errno.value(errno), "sizeBytes=" + mapping.byteSize());
        }
        BitSet pages = new BitSet(pageCount);
        for (int page = 0; page < pageCount; page++) {
            pages.set(page, (answer.get(ValueLayout.JAVA_BYTE, page) & 1) == 1);
        }
        return new PageMap(pages, pageCount, "mincore");
    }

    private static PageMap byIsLoaded(FileChannel channel, long sizeBytes) throws IOException {
        int pageBytes = pageBytes();
        int pageCount = Math.toIntExact(Math.ceilDiv(sizeBytes, (long) pageBytes));
        int piecePages = Math.max(1, Math.ceilDiv(pageCount, PIECES));
        BitSet pages = new BitSet(pageCount);
        for (int first = 0; first < pageCount; first += piecePages) {
            long position = (long) first * pageBytes;
            long length = Math.min((long) piecePages * pageBytes, sizeBytes - position);
            try (Arena arena = Arena.ofShared()) {
                boolean loaded =
                        channel.map(MapMode.READ_ONLY, position, length, arena).isLoaded();
                pages.set(first, Math.min(pageCount, first + piecePages), loaded);
            }
        }
        return new PageMap(pages, pageCount, "isLoaded");
    }

    private static int mincore(MemorySegment errno, MemorySegment mapping, MemorySegment answer) {
        try {
            return (int) MINCORE.invokeExact(errno, mapping, mapping.byteSize(), answer);
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }
}
