package dev.offsetlab.engine.log;

/// What the header of a batch says of the idempotent producer that made it.
///
/// @param baseSequence    number of its first record, counted by the producer for each partition
/// @param lastOffsetDelta records in it as sent, less one: sequences and offsets step together
record ProducerBatch(long producerId, short epoch, int baseSequence, int lastOffsetDelta, long maxTimestampMs) {
    int lastSequence() {
        return sequenceAfter(baseSequence, lastOffsetDelta);
    }

    /// Sequences are counted from 0 to the largest int and then from 0 again.
    static int sequenceAfter(int sequence, int steps) {
        return (int) ((sequence + (long) steps) & Integer.MAX_VALUE);
    }
}
