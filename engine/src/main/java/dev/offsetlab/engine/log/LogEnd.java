package dev.offsetlab.engine.log;

/// The end of a log as readers see it, published in one step after each append: the next offset, and how far the
/// active segment's file may be read.
record LogEnd(long offset, LogSegment segment, long position) {
    /// How far `of` may be read by whoever sees this end.
    long limitOf(LogSegment of) {
        return of == segment ? position : of.sizeBytes();
    }
}
