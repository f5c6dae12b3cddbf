package dev.offsetlab.engine.transfer;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/// What a path gets for its work on one connection. The suppliers may change their answer at any time.
///
/// @param bufferBytes      size of the copying paths' buffer in bytes, 0 for the path's own default
/// @param freshBuffer      `heap` takes a new buffer for each read: the same copies, and garbage
/// @param gatherBelowBytes up to which size `auto` copies a region beside its header, 0 for its own default
/// @param counters         counts of this path, shared by all connections
public record PathContext(
        IntSupplier bufferBytes, BooleanSupplier freshBuffer, IntSupplier gatherBelowBytes, PathCounters counters) {

    public PathContext(IntSupplier bufferBytes, PathCounters counters) {
        this(bufferBytes, () -> false, () -> 0, counters);
    }

    /// The size that was asked for, or else the path's own.
    int bufferBytesOr(int ownDefault) {
        int asked = bufferBytes.getAsInt();
        return asked > 0 ? asked : ownDefault;
    }

    int gatherBelowBytesOr(int ownDefault) {
        int asked = gatherBelowBytes.getAsInt();
        return asked > 0 ? asked : ownDefault;
    }
}
