package dev.offsetlab.engine.os;

/// How much of a file is in the page cache, in pages.
///
/// @param pages       pages that the whole file has
/// @param cachedPages of them in memory
/// @param dirtyPages  of those, changed and not yet on disk; 0 where the system does not tell
/// @param pageBytes   size of a page
/// @param source      what told it: `cachestat`, `mincore` or `isLoaded`
public record Residency(long pages, long cachedPages, long dirtyPages, long pageBytes, String source) {

    /// From 0, cold, to 1, all in memory. An empty file counts as cold.
    public double fraction() {
        return pages == 0 ? 0 : (double) cachedPages / pages;
    }

    public boolean isCold() {
        return cachedPages == 0;
    }
}
