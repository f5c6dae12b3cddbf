package dev.offsetlab.engine.log;

import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One idempotent producer as a partition knows it: its epoch and its last five batches. Five, for a client has at most
/// five requests in flight, so an older batch cannot be retried any more.
///
/// Owned by [ProducerStates].
final class ProducerState {
    static final int BATCHES_KEPT = 5;
    static final short NO_EPOCH = -1;
    static final int NO_SEQUENCE = -1;
    static final long NO_OFFSET = -1;

    private final long producerId;
    private final ArrayDeque<StoredBatch> batches = new ArrayDeque<>(BATCHES_KEPT);
    private final int coordinatorEpoch;
    private final long transactionFirstOffset;
    private short epoch;
    private long lastTimestampMs;

    ProducerState(long producerId) {
        this(producerId, NO_EPOCH, -1, NO_OFFSET, -1);
    }

    /// As a snapshot holds it. The two values of transactions are carried along for the broker that wrote them.
    ProducerState(
            long producerId, short epoch, int coordinatorEpoch, long transactionFirstOffset, long lastTimestampMs) {
        this.producerId = producerId;
        this.epoch = epoch;
        this.coordinatorEpoch = coordinatorEpoch;
        this.transactionFirstOffset = transactionFirstOffset;
        this.lastTimestampMs = lastTimestampMs;
    }

    long producerId() {
        return producerId;
    }

    short epoch() {
        return epoch;
    }

    int coordinatorEpoch() {
        return coordinatorEpoch;
    }

    long transactionFirstOffset() {
        return transactionFirstOffset;
    }

    long lastTimestampMs() {
        return lastTimestampMs;
    }

    @Nullable
    StoredBatch last() {
        return batches.peekLast();
    }

    Optional<StoredBatch> retriedBy(ProducerBatch batch) {
        if (batch.epoch() != epoch) {
            return Optional.empty();
        }
        return batches.stream().filter(stored -> stored.isRetriedBy(batch)).findFirst();
    }

    void add(short batchEpoch, StoredBatch batch) {
        fence(batchEpoch, batch.timestampMs());
        if (batches.size() == BATCHES_KEPT) {
            batches.removeFirst();
        }
        batches.addLast(batch);
    }

    /// A new epoch forgets the batches of the old one; also what a transaction marker does, which has no sequence.
    void fence(short newEpoch, long timestampMs) {
        if (epoch != newEpoch) {
            batches.clear();
            epoch = newEpoch;
        }
        lastTimestampMs = timestampMs;
    }
}
