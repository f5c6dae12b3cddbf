package dev.offsetlab.engine.log;

import java.io.IOException;

/// The two indexes of one segment, in memory.
record IndexPair(OffsetIndex offsets, TimeIndex times) {
    /// @throws DamagedIndexException where a file cannot be the index of a log file of `logBytes`
    static IndexPair read(IndexPaths paths, long logBytes) throws IOException {
        return new IndexPair(
                OffsetIndex.read(paths.offsets(), paths.baseOffset(), logBytes),
                TimeIndex.read(paths.times(), paths.baseOffset()));
    }

    /// Empty ones, ready to grow.
    static IndexPair create(IndexPaths paths, int maxBytes) throws IOException {
        return new IndexPair(
                OffsetIndex.grow(paths.offsets(), paths.baseOffset(), maxBytes, 0),
                TimeIndex.grow(paths.times(), paths.baseOffset(), maxBytes, 0));
    }

    /// The same, ready to grow.
    IndexPair growing(IndexPaths paths, int maxBytes) throws IOException {
        return new IndexPair(
                OffsetIndex.grow(paths.offsets(), paths.baseOffset(), maxBytes, offsets.count()),
                TimeIndex.grow(paths.times(), paths.baseOffset(), maxBytes, times.count()));
    }

    boolean isFull() {
        return offsets.isFull() || times.isFull();
    }

    void trim() throws IOException {
        offsets.trim();
        times.trim();
    }
}
