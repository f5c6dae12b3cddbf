package dev.offsetlab.exercises.ex11;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.log.TailScan.Found;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.exercises.ex11.SegmentOnDisk.IndexEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// After a stop that was not clean: the log ends with its last whole batch, and the indexes are made anew.
///
/// ```
///   [ 0 ....... ][ 1500 ..... ][ 3200 .. | .. x   ][ 4100 ... ]
///                       ^ recovery point       ^ a torn batch
///     believed     checked       checked, cut      deleted: behind the cut there is no order of offsets
/// ```
public final class Recovery {
    private Recovery() {}

    /// Where the last batch ends that counts. A batch counts where
    ///
    /// - all of it is in the file,
    /// - its magic is 2 and its CRC-32C is that of its bytes from the attributes on,
    /// - it does not begin before `leastOffset`, nor before the offset that follows the batch before it,
    /// - every batch before it counts.
    ///
    /// @param file  all bytes of a segment's log file
    /// @param found is told of each batch that counts, and where it starts, in their order
    public static long endOfWhole(FileRegion file, long leastOffset, Found found) throws IOException {
        // solution:
        FileRegion rest = file;
        long nextOffset = leastOffset;
        while (rest.sizeBytes() >= BatchLayout.HEADER_BYTES) {
            BatchHeader header = BatchHeader.read(read(rest, BatchLayout.HEADER_BYTES), 0);
            boolean there = header.sizeBytes() >= BatchLayout.HEADER_BYTES && header.sizeBytes() <= rest.sizeBytes();
            if (!there || !isSound(read(rest, header.sizeBytes()), header) || header.baseOffset() < nextOffset) {
                break;
            }
            found.batch(header, rest.position());
            nextOffset = header.nextOffset();
            rest = rest.skip(header.sizeBytes());
        }
        return rest.position();
        // starter: throw new UnsupportedOperationException("exercise 11: find the end of the last whole batch");
        // end
    }

    // solution:
    private static boolean isSound(ByteBuffer batch, BatchHeader header) {
        CRC32C crc = new CRC32C();
        crc.update(batch.slice(BatchLayout.ATTRIBUTES, header.sizeBytes() - BatchLayout.ATTRIBUTES));
        return header.magic() == BatchLayout.CURRENT_MAGIC
                && header.crc() == (int) crc.getValue()
                && header.lastOffsetDelta() >= 0;
    }

    // end
    /// The first `bytes` of a region. One read may bring fewer: given, see exercise 6.
    static ByteBuffer read(FileRegion region, int bytes) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(bytes);
        while (into.hasRemaining()) {
            if (region.skip(into.position()).read(into) < 0) {
                throw new IOException(
                        "the file became shorter: file=" + region.file().path());
            }
        }
        return into.flip();
    }

    /// Checks the segments that hold offsets from `recoveryPoint` on. Of the first one that is damaged, what lies
    /// behind its last whole batch is cut off; all segments behind it are deleted. Each checked one that stays
    /// gets an index of what was checked, by the rule that appends go by: a batch gets an entry, its last offset
    /// and its position, where more than `indexIntervalBytes` lie between the start of the batch that got the
    /// last entry (or of the segment) and its own start.
    ///
    /// What lies wholly below the recovery point is on the disk, and is not looked at. A recovery may be killed
    /// at any moment, too: the next one must come to the same end. So the newest segment goes first, and the cut,
    /// which makes the damage invisible, comes last.
    ///
    /// @param segments oldest first
    public static void recover(List<SegmentOnDisk> segments, long recoveryPoint, int indexIntervalBytes)
            throws IOException {
        // solution:
        for (int i = 0; i < segments.size(); i++) {
            SegmentOnDisk segment = segments.get(i);
            boolean below = i + 1 < segments.size() && segments.get(i + 1).baseOffset() <= recoveryPoint;
            if (below) {
                continue;
            }
            IndexInTheMaking index = new IndexInTheMaking(segment.baseOffset(), indexIntervalBytes);
            long end = endOfWhole(segment.bytes(), segment.baseOffset(), index);
            segment.writeIndex(index.entries);
            if (end < segment.sizeBytes()) {
                for (SegmentOnDisk behind :
                        segments.subList(i + 1, segments.size()).reversed()) {
                    behind.delete();
                }
                segment.cut(end);
                return;
            }
        }
        // starter: throw new UnsupportedOperationException("exercise 11: recover the segments");
        // end
    }

    // solution:
    private static final class IndexInTheMaking implements Found {
        private final List<IndexEntry> entries = new ArrayList<>();
        private final long baseOffset;
        private final int intervalBytes;
        private long bytesSinceEntry;

        IndexInTheMaking(long baseOffset, int intervalBytes) {
            this.baseOffset = baseOffset;
            this.intervalBytes = intervalBytes;
        }

        @Override
        public void batch(BatchHeader header, long position) {
            if (bytesSinceEntry > intervalBytes) {
                int relativeOffset = Math.toIntExact(header.lastOffset() - baseOffset);
                entries.add(new IndexEntry(relativeOffset, Math.toIntExact(position)));
                bytesSinceEntry = 0;
            }
            bytesSinceEntry += header.sizeBytes();
        }
    }
    // end
}
