package dev.offsetlab.engine.meta;

import java.io.IOException;

/// Gives every idempotent producer a number of its own, never the same twice, not even after a killed process: a
/// block of 1,000 numbers is written off on disk before its first one is given out, and what is left of a block when
/// the broker ends is never used. Any thread may call it.
public final class ProducerIds {
    static final int BLOCK = 1000;

    private final Settings settings;
    private long next;
    private long blockEnd;

    public ProducerIds(Settings settings) {
        this.settings = settings;
    }

    public synchronized long next() throws IOException {
        if (next == blockEnd) {
            next = settings.store().exclusively(state -> {
                settings.commit(state.withNextProducerId(state.nextProducerId() + BLOCK));
                return state.nextProducerId();
            });
            blockEnd = next + BLOCK;
        }
        return next++;
    }
}
