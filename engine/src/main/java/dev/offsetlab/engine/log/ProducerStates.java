package dev.offsetlab.engine.log;

import dev.offsetlab.engine.log.AppendRefusedException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What makes a producer idempotent: for each producer id the epoch and the last batches, so that a retry is
/// answered and not stored twice, and a gap (a batch lost on the way) is refused.
///
/// ```
///   last stored: epoch 3, sequences 40..49        an incoming batch of that producer id
///     epoch 3, base sequence 50                     is next: appended
///     epoch 3, sequences 40..49 again               is a retry: answered with the offsets of the first try
///     epoch 3, base sequence 60                     is past a gap: OUT_OF_ORDER_SEQUENCE_NUMBER
///     epoch 4, base sequence 0                      is a producer that began anew: appended
///     epoch 4, base sequence 7                      is a gap in the new epoch: OUT_OF_ORDER_SEQUENCE_NUMBER
///     epoch 2                                       is a zombie: INVALID_PRODUCER_EPOCH
/// ```
///
/// A producer id that the partition does not know may start at any sequence: its state may have gone with expired
/// records. After the largest int the sequence goes on at 0.
///
/// Kept over restarts by [ProducerSnapshots], each valid up to the offset in its name; what was appended after it is
/// replayed from the batch headers. A snapshot remembers one batch of each producer, so right after a restart only the
/// retry of the very last batch is known as one, unless the replay met the others.
///
/// Owned by the log's lock.
final class ProducerStates {
    private final PartitionId partition;
    private final ProducerSnapshots snapshots;
    private final Map<Long, ProducerState> producers = new HashMap<>();

    ProducerStates(PartitionId partition, Path folder) {
        this.partition = partition;
        this.snapshots = new ProducerSnapshots(folder);
    }

    /// Starts from the newest whole snapshot within the log; returns the offset from which batches must be replayed.
    ///
    /// @param silentSinceMs a producer that wrote nothing after it is forgotten
    long load(long logStartOffset, long logEndOffset, long silentSinceMs) throws IOException {
        producers.clear();
        Optional<ProducerSnapshot> newest = snapshots.newest(logStartOffset, logEndOffset);
        newest.ifPresent(snapshot -> snapshot.producers().stream()
                .filter(state -> !isExpired(state, silentSinceMs))
                .forEach(state -> producers.put(state.producerId(), state)));
        return newest.map(ProducerSnapshot::endOffset).orElse(logStartOffset);
    }

    /// Keeps the state of all appends below `endOffset`: at a roll (the new segment's base offset) and at a clean
    /// close.
    void takeSnapshot(long endOffset) throws IOException {
        snapshots.write(new ProducerSnapshot(endOffset, producers.values()));
    }

    /// Where a batch from a client stands.
    ///
    /// @return where it was stored before; empty where it is to be appended now
    /// @throws AppendRefusedException a gap, or an epoch that was superseded
    Optional<StoredBatch> check(ProducerBatch batch) throws AppendRefusedException {
        ProducerState state = producers.get(batch.producerId());
        if (state == null || state.epoch() == ProducerState.NO_EPOCH) {
            return Optional.empty();
        }
        if (batch.epoch() < state.epoch()) {
            throw refused(Reason.INVALID_PRODUCER_EPOCH, "an older epoch than the last one seen", batch, state);
        }
        Optional<StoredBatch> stored = state.retriedBy(batch);
        if (stored.isEmpty()) {
            checkSequence(batch, state);
        }
        return stored;
    }

    /// After a batch was appended at `baseOffset`, or met in a replay: then nothing is checked, the log is the truth.
    void appended(ProducerBatch batch, long baseOffset) {
        state(batch.producerId())
                .add(
                        batch.epoch(),
                        new StoredBatch(
                                batch.lastSequence(),
                                baseOffset + batch.lastOffsetDelta(),
                                batch.lastOffsetDelta(),
                                batch.maxTimestampMs()));
    }

    /// A transaction marker in a log that came from elsewhere: it has an epoch and no sequence.
    void replayedMarker(long producerId, short epoch, long timestampMs) {
        state(producerId).fence(epoch, timestampMs);
    }

    /// The last offset that each active producer wrote: compaction keeps the batches that end there, be they
    /// empty, since their headers hold the producers' last sequences. A copy, for a pass that runs without the
    /// log's lock.
    Map<Long, Long> lastOffsets() {
        Map<Long, Long> offsets = new HashMap<>();
        for (ProducerState state : producers.values()) {
            StoredBatch last = state.last();
            if (last != null) {
                offsets.put(state.producerId(), last.lastOffset());
            }
        }
        return offsets;
    }

    /// Forgets producers that wrote nothing after `silentSinceMs`: `producer.id.expiration.ms` ago.
    void expire(long silentSinceMs) {
        producers.values().removeIf(state -> isExpired(state, silentSinceMs));
    }

    int count() {
        return producers.size();
    }

    private static boolean isExpired(ProducerState state, long silentSinceMs) {
        return state.transactionFirstOffset() == ProducerState.NO_OFFSET && state.lastTimestampMs() <= silentSinceMs;
    }

    private ProducerState state(long producerId) {
        return producers.computeIfAbsent(producerId, ProducerState::new);
    }

    private void checkSequence(ProducerBatch batch, ProducerState state) throws AppendRefusedException {
        StoredBatch last = state.last();
        boolean newEpoch = batch.epoch() != state.epoch();
        int expected = newEpoch || last == null ? 0 : ProducerBatch.sequenceAfter(last.lastSequence(), 1);
        if (batch.baseSequence() != expected) {
            throw refused(
                    Reason.OUT_OF_ORDER_SEQUENCE,
                    newEpoch ? "a new epoch starts at sequence 0" : "expectedSequence=" + expected,
                    batch,
                    state);
        }
    }

    private AppendRefusedException refused(Reason reason, String rule, ProducerBatch batch, ProducerState state) {
        return new AppendRefusedException(
                reason,
                rule + ": partition=" + partition + " producerId=" + batch.producerId() + " epoch=" + batch.epoch()
                        + " lastEpoch=" + state.epoch() + " baseSequence=" + batch.baseSequence() + " lastSequence="
                        + batch.lastSequence());
    }
}
