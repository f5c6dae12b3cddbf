package dev.offsetlab.exercises.ex02;

import dev.offsetlab.engine.log.BatchStamping;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// Lets [BatchStamper] stamp every batch that the live broker appends.
public final class Ex02Part implements BatchStamping {
    private final BatchStamper stamper = new BatchStamper();

    @Override
    public void stamp(ByteBuffer buffer, int at, long baseOffset, int leaderEpoch, OptionalLong appendTimeMs) {
        stamper.stamp(buffer, at, baseOffset, leaderEpoch, appendTimeMs);
    }
}
