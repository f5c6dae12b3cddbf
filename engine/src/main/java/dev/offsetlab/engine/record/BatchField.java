package dev.offsetlab.engine.record;

import java.util.List;
import java.util.Optional;

/// One field of a decoded batch, or a group of them.
///
/// @param name     as [BatchLayout] and [RecordWalk] call it
/// @param value    as people read it
/// @param meaning  one line that says what it is
/// @param range    its bytes within the batch; empty for what has none of its own: bits, and what was unpacked
/// @param children in the order of their bytes
public record BatchField(
        String name, String value, String meaning, Optional<ByteRange> range, List<BatchField> children) {

    /// Bytes from `from` on, before `to`.
    public record ByteRange(int from, int to) {
        public int sizeBytes() {
            return to - from;
        }

        public boolean holds(int at) {
            return from <= at && at < to;
        }
    }

    static BatchField leaf(String name, String value, String meaning, int from, int to) {
        return group(name, value, meaning, from, to, List.of());
    }

    static BatchField group(String name, String value, String meaning, int from, int to, List<BatchField> children) {
        return new BatchField(name, value, meaning, Optional.of(new ByteRange(from, to)), List.copyOf(children));
    }

    /// Without bytes of its own.
    static BatchField within(String name, String value, String meaning, List<BatchField> children) {
        return new BatchField(name, value, meaning, Optional.empty(), List.copyOf(children));
    }

    static BatchField within(String name, String value, String meaning) {
        return within(name, value, meaning, List.of());
    }

    /// The smallest piece of bytes: nothing inside has bytes of its own. These pieces tile a batch.
    public boolean isPiece() {
        return range.isPresent() && children.stream().allMatch(child -> child.range.isEmpty());
    }
}
