package dev.offsetlab.engine.log;

import java.util.Arrays;

/// The entries of one segment's offset index, copied out of it for whoever wants to look at them. See [OffsetIndex] for
/// what they mean.
public final class IndexEntries {
    private final long[] offsets;
    private final int[] positions;

    private IndexEntries(long[] offsets, int[] positions) {
        this.offsets = offsets;
        this.positions = positions;
    }

    /// Those that are whole at this moment; a growing index may have more a moment later.
    static IndexEntries of(OffsetIndex index) {
        int count = index.count();
        long[] offsets = new long[count];
        int[] positions = new int[count];
        for (int entry = 0; entry < count; entry++) {
            offsets[entry] = index.offset(entry);
            positions[entry] = index.position(entry);
        }
        return new IndexEntries(offsets, positions);
    }

    public int count() {
        return offsets.length;
    }

    /// Last offset of the batch that the entry points to.
    public long offset(int entry) {
        return offsets[entry];
    }

    /// Where that batch starts in the log file.
    public int position(int entry) {
        return positions[entry];
    }

    /// The last entry at or before `position` in the file; -1 where there is none.
    public int entryBefore(long position) {
        int found = Arrays.binarySearch(positions, Math.toIntExact(Math.min(position, Integer.MAX_VALUE)));
        return found >= 0 ? found : -found - 2;
    }

    /// The last entry whose batch ends at or before `offset`; -1 where there is none.
    public int entryUpTo(long offset) {
        int found = Arrays.binarySearch(offsets, offset);
        return found >= 0 ? found : -found - 2;
    }
}
