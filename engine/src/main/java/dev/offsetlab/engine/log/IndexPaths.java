package dev.offsetlab.engine.log;

import java.nio.file.Path;

/// Where the index files of one segment are.
///
/// @param ending what their names have behind the usual suffix while they are not in place yet, else ""
record IndexPaths(Path folder, long baseOffset, String ending) {
    Path offsets() {
        return of(SegmentName.OFFSET_INDEX);
    }

    Path times() {
        return of(SegmentName.TIME_INDEX);
    }

    Path transactions() {
        return of(SegmentName.TRANSACTION_INDEX);
    }

    private Path of(String suffix) {
        return SegmentName.in(folder, baseOffset, suffix + ending);
    }
}
