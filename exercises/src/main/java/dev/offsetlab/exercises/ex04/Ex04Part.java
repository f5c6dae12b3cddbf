package dev.offsetlab.exercises.ex04;

import dev.offsetlab.engine.log.IndexFloor;
import java.nio.ByteBuffer;

/// Lets [SparseIndex#floor] search the indexes of the live broker.
public final class Ex04Part implements IndexFloor {
    @Override
    public int position(ByteBuffer entries, int count, long relativeOffset) {
        return SparseIndex.floor(entries, count, relativeOffset);
    }
}
