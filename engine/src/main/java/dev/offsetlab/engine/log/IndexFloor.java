package dev.offsetlab.engine.log;

import java.nio.ByteBuffer;

/// The search in a sparse index, for which see [OffsetIndex]: eight bytes an entry, both numbers rise.
///
/// ```
///   entry   0               4               8
///           | relative      | position      |
///           | offset        |               |
/// ```
///
/// Any thread may ask at any time.
@FunctionalInterface
public interface IndexFloor {
    /// The engine's own: [OffsetIndex].
    IndexFloor ENGINE = (entries, count, relativeOffset) ->
            OffsetIndex.inMemory(entries, count).lookup(relativeOffset);

    /// The position in the last entry whose relative offset is not past the wanted one; 0 where there is none.
    ///
    /// @param entries        the first at index 0; may not be written, its position is of no meaning
    /// @param count          how many of them are whole
    /// @param relativeOffset less the segment's base offset; may be larger than any that an entry can hold
    int position(ByteBuffer entries, int count, long relativeOffset);
}
