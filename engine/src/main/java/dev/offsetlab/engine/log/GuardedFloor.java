package dev.offsetlab.engine.log;

import java.nio.ByteBuffer;

/// Lets somebody search an index. A wrong floor would let a reader skip records, so it is compared with the engine's
/// own; both searches look at memory only.
record GuardedFloor(IndexFloor part) implements IndexFloor {
    private static final String KIND = "floor";

    @Override
    public int position(ByteBuffer entries, int count, long relativeOffset) {
        int answer;
        try {
            answer = part.position(entries.asReadOnlyBuffer(), count, relativeOffset);
        } catch (Throwable failure) {
            throw PartFailedException.threw(KIND, part, failure);
        }
        int right = IndexFloor.ENGINE.position(entries, count, relativeOffset);
        if (answer != right) {
            throw PartFailedException.wrong(
                    KIND,
                    part,
                    "of " + count + " entries the floor of relative offset " + relativeOffset + " is at position "
                            + right + ", not " + answer);
        }
        return answer;
    }
}
