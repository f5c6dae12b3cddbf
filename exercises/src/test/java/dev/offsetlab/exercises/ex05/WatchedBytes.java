package dev.offsetlab.exercises.ex05;

import dev.offsetlab.engine.log.SegmentBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.BitSet;
import java.util.Random;

/// A real file that remembers which of its bytes were read, and may bring them in small pieces.
final class WatchedBytes implements SegmentBytes {
    private static final int MOST_READS = 100_000;

    private final FileChannel file;
    private final long end;
    private final BitSet touched = new BitSet();
    private final Random pieces;
    private final boolean small;
    private int reads;

    /// @param end   how far it may be read; the file may go on
    /// @param small a read brings a few bytes at a time
    WatchedBytes(FileChannel file, long end, boolean small, Random random) {
        this.file = file;
        this.end = end;
        this.small = small;
        this.pieces = random;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        if (++reads > MOST_READS) {
            throw new IOException("read " + MOST_READS + " times and still no answer: position=" + position);
        }
        int bytes = (int) Math.min(into.remaining(), end - position);
        if (position < 0 || bytes <= 0) {
            return -1;
        }
        int piece = small ? 1 + pieces.nextInt(Math.min(bytes, 20)) : bytes;
        int limit = into.limit();
        into.limit(into.position() + piece);
        int read = file.read(into, position);
        into.limit(limit);
        touched.set((int) position, (int) position + read);
        return read;
    }

    int reads() {
        return reads;
    }

    /// How many different bytes were read from `from` to before `to`.
    int touched(long from, long to) {
        return touched.get((int) from, (int) to).cardinality();
    }
}
