package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.FileRegion;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A range of a log file, read by positions in the file.
record RegionBytes(FileRegion region) implements SegmentBytes {
    @Override
    public long end() {
        return region.end();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        long left = region.end() - position;
        if (into.remaining() <= left) {
            return region.channel().read(into, position);
        }
        if (left <= 0) {
            return -1;
        }
        int limit = into.limit();
        into.limit(into.position() + (int) left);
        try {
            return region.channel().read(into, position);
        } finally {
            into.limit(limit);
        }
    }

    /// For messages.
    @Override
    public String toString() {
        return region.file().path().toString();
    }
}
