package dev.offsetlab.engine.transfer;

import java.util.function.IntSupplier;

/// What a path gets for its work on one connection.
///
/// @param bufferBytes size of the copying paths' buffer in bytes, 0 for the path's own default; may change at any time
/// @param counters    counts of this path, shared by all connections
public record PathContext(IntSupplier bufferBytes, PathCounters counters) {}
