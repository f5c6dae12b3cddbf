package dev.offsetlab.engine.os;

import java.util.Optional;

/// What became of the attempt to drop a file from the page cache.
///
/// @param before what was cached
/// @param after  what still is: looked at again afterwards, never taken on trust
/// @param why    why pages stayed; empty where the file is cold now
public record Eviction(Residency before, Residency after, Optional<String> why) {
    public boolean complete() {
        return why.isEmpty();
    }
}
