package dev.offsetlab.engine.log;

/// Where a batch of an idempotent producer was stored, enough to know its retry and to answer it.
record StoredBatch(int lastSequence, long lastOffset, int lastOffsetDelta, long timestampMs) {
    long baseOffset() {
        return lastOffset - lastOffsetDelta;
    }

    int baseSequence() {
        return ProducerBatch.sequenceAfter(lastSequence, -lastOffsetDelta);
    }

    boolean isRetriedBy(ProducerBatch batch) {
        return lastSequence == batch.lastSequence() && baseSequence() == batch.baseSequence();
    }
}
