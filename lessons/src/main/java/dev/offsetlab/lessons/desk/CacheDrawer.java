package dev.offsetlab.lessons.desk;

/// The page cache.
public sealed interface CacheDrawer permits Desk {
    /// Drops the topic's segments from the page cache and looks whether they are gone. `lab.evict("orders")`
    ///
    /// Fails where pages stayed; the line says why.
    CachedLog evict(String topic);

    /// Reads the topic's segments once, so that the page cache has them. `lab.warm("orders")`
    CachedLog warm(String topic);

    /// How much of each segment is in the page cache, and which parts. `lab.cached("orders")`
    CachedLog cached(String topic);
}
