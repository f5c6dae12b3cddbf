package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.AppendRefusedException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProducerStatesTest {
    private static final PartitionId PARTITION = new PartitionId("orders", 0);
    private static final long PID = 7;
    private static final int MAX = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    private ProducerStates states;

    @BeforeEach
    void create() {
        states = new ProducerStates(PARTITION, folder);
    }

    @Test
    void check_retryOfStoredBatch_answersFirstOffsets() throws Exception {
        append(batch(0, 10, 5), 100);
        append(batch(0, 15, 3), 105);
        StoredBatch stored = states.check(batch(0, 10, 5)).orElseThrow();
        assertThat(stored.baseOffset()).isEqualTo(100);
        assertThat(stored.lastOffset()).isEqualTo(104);
        assertThat(stored.timestampMs()).isEqualTo(1000);
    }

    @Test
    void check_sixthLastBatch_isOutOfOrder() throws Exception {
        for (int i = 0; i <= ProducerState.BATCHES_KEPT; i++) {
            append(batch(0, i, 1), i);
        }
        assertThat(states.check(batch(0, 1, 1))).isPresent();
        assertRefused(batch(0, 0, 1), Reason.OUT_OF_ORDER_SEQUENCE);
    }

    @Test
    void check_sameBaseOtherLength_isOutOfOrder() throws Exception {
        append(batch(0, 0, 5), 0);
        assertRefused(batch(0, 0, 4), Reason.OUT_OF_ORDER_SEQUENCE);
    }

    @Test
    void check_gap_isOutOfOrder() throws Exception {
        append(batch(0, 0, 5), 0);
        assertRefused(batch(0, 6, 1), Reason.OUT_OF_ORDER_SEQUENCE);
    }

    @Test
    void check_unknownProducer_mayStartAnywhere() throws Exception {
        assertThat(states.check(batch(0, 4711, 1))).isEmpty();
    }

    @Test
    void check_epochs_oldRefusedNewStartsAtZero() throws Exception {
        append(batch(3, 0, 5), 0);
        assertRefused(batch(2, 5, 1), Reason.INVALID_PRODUCER_EPOCH);
        assertRefused(batch(4, 5, 1), Reason.OUT_OF_ORDER_SEQUENCE);
        append(batch(4, 0, 5), 5);
        assertThat(states.check(batch(4, 0, 5)).orElseThrow().baseOffset()).isEqualTo(5);
    }

    @Test
    void check_sequenceAfterLargestInt_isZero() throws Exception {
        append(batch(0, MAX - 1, 2), 0);
        assertRefused(batch(0, 1, 1), Reason.OUT_OF_ORDER_SEQUENCE);
        append(batch(0, 0, 1), 2);
        states.appended(batch(1, MAX, 3), 3);
        assertThat(states.check(batch(1, MAX, 3)).orElseThrow().baseOffset()).isEqualTo(3);
        assertThat(states.check(batch(1, 2, 1))).isEmpty();
    }

    @Test
    void marker_newEpoch_nextBatchStartsAtZero() throws Exception {
        append(batch(0, 0, 5), 0);
        states.replayedMarker(PID, (short) 1, 2000);
        assertThat(states.lastOffsets()).isEmpty();
        assertRefused(batch(1, 5, 1), Reason.OUT_OF_ORDER_SEQUENCE);
        assertThat(states.check(batch(1, 0, 1))).isEmpty();
    }

    @Test
    void expire_silentSince_isForgotten() throws Exception {
        append(batch(0, 0, 5), 0);
        states.expire(999);
        assertThat(states.count()).isOne();
        states.expire(1000);
        assertThat(states.count()).isZero();
        assertThat(states.check(batch(0, 99, 1))).isEmpty();
    }

    @Test
    void load_snapshot_knowsLastBatchOfEach() throws Exception {
        append(batch(2, 0, 5), 10);
        append(batch(2, 5, 5), 15);
        states.replayedMarker(8, (short) 4, 1000);
        states.takeSnapshot(20);

        ProducerStates loaded = new ProducerStates(PARTITION, folder);
        assertThat(loaded.load(0, 20, 0)).isEqualTo(20);
        assertThat(loaded.count()).isEqualTo(2);
        assertThat(loaded.lastOffsets()).isEqualTo(Map.of(PID, 19L));
        assertThat(loaded.check(batch(2, 5, 5)).orElseThrow().baseOffset()).isEqualTo(15);
        assertThat(loaded.check(batch(2, 10, 1))).isEmpty();
    }

    @Test
    void load_damagedNewest_isDeletedAndOlderUsed() throws Exception {
        append(batch(0, 0, 5), 0);
        states.takeSnapshot(5);
        append(batch(0, 5, 5), 5);
        states.takeSnapshot(10);
        Path newest = ProducerSnapshot.path(folder, 10);
        byte[] bytes = Files.readAllBytes(newest);
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            Files.write(newest, damaged);
            assertThat(new ProducerStates(PARTITION, folder).load(0, 10, 0))
                    .as("byte %d", at)
                    .isEqualTo(5);
            assertThat(newest).doesNotExist();
        }
        Files.write(newest, new byte[3]);
        assertThat(new ProducerStates(PARTITION, folder).load(0, 10, 0)).isEqualTo(5);
    }

    @Test
    void load_snapshotBeyondTheLog_isDeleted() throws Exception {
        append(batch(0, 0, 5), 0);
        states.takeSnapshot(5);
        states.takeSnapshot(50);
        assertThat(states.load(0, 20, 0)).isEqualTo(5);
        assertThat(ProducerSnapshot.path(folder, 50)).doesNotExist();
        assertThat(states.load(5, 20, 0)).isEqualTo(5);
        assertThat(states.count()).isZero();
    }

    @Test
    void takeSnapshot_many_keepsTheLast() throws Exception {
        for (int i = 1; i < 10; i++) {
            states.takeSnapshot(i);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(ProducerSnapshots.KEPT);
        }
        assertThat(states.load(0, 100, -1)).isEqualTo(9);
    }

    /// A log that stores batches, with restarts from a snapshot and a replay, against a list of all that was stored.
    @Test
    void check_randomRetriesAndGaps_matchesOracle() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        record Stored(ProducerBatch batch, long baseOffset) {}
        List<Stored> log = new ArrayList<>();
        List<Stored> known = new ArrayList<>();
        long end = 0;
        short epoch = 0;
        int next = MAX - 40;
        for (int step = 0; step < 5000; step++) {
            String where = "seed=" + seed + " step=" + step;
            int what = random.nextInt(20);
            if (what < 10) {
                ProducerBatch batch = batch(epoch, next, 1 + random.nextInt(10));
                assertThat(states.check(batch)).as(where).isEmpty();
                states.appended(batch, end);
                log.add(new Stored(batch, end));
                known.add(log.getLast());
                end += batch.lastOffsetDelta() + 1;
                next = ProducerBatch.sequenceAfter(batch.lastSequence(), 1);
            } else if (what < 15 && !known.isEmpty()) {
                int back = Math.min(known.size(), 1 + random.nextInt(8));
                Stored old = known.get(known.size() - back);
                if (back <= ProducerState.BATCHES_KEPT) {
                    Optional<StoredBatch> found = states.check(old.batch());
                    assertThat(found.map(StoredBatch::baseOffset)).as(where).contains(old.baseOffset());
                } else {
                    assertRefused(old.batch(), Reason.OUT_OF_ORDER_SEQUENCE);
                }
            } else if (what < 17 && !known.isEmpty()) {
                int gap = ProducerBatch.sequenceAfter(next, 1 + random.nextInt(1000));
                assertRefused(batch(epoch, gap, 1), Reason.OUT_OF_ORDER_SEQUENCE);
            } else if (what == 17 && epoch > 0 && !known.isEmpty()) {
                assertRefused(batch(epoch - 1, next, 1), Reason.INVALID_PRODUCER_EPOCH);
            } else if (what == 18 && random.nextInt(5) == 0) {
                epoch++;
                next = 0;
                known.clear();
            } else if (what == 19) {
                // A stop: what the snapshot does not cover is replayed from the log; of what it covers, one batch is
                // known.
                states.takeSnapshot(end);
                int replayed = Math.min(log.size(), random.nextInt(4));
                long from = replayed == 0 ? end : log.get(log.size() - replayed).baseOffset();
                if (from < end) {
                    Files.delete(ProducerSnapshot.path(folder, end));
                }
                states = new ProducerStates(PARTITION, folder);
                long loaded = states.load(0, end, 0);
                log.stream()
                        .filter(stored -> stored.baseOffset() >= loaded)
                        .forEach(stored -> states.appended(stored.batch(), stored.baseOffset()));
                Optional<Stored> covered = known.stream()
                        .filter(stored -> stored.baseOffset() < loaded)
                        .reduce((first, second) -> second);
                known.removeIf(stored -> stored.baseOffset() < loaded && !covered.equals(Optional.of(stored)));
            }
        }
    }

    private void append(ProducerBatch batch, long baseOffset) throws AppendRefusedException {
        assertThat(states.check(batch)).isEmpty();
        states.appended(batch, baseOffset);
    }

    private void assertRefused(ProducerBatch batch, Reason reason) {
        assertThatThrownBy(() -> states.check(batch))
                .isInstanceOfSatisfying(
                        AppendRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageContaining("partition=orders-0 producerId=7");
    }

    private static ProducerBatch batch(int epoch, int baseSequence, int records) {
        return new ProducerBatch(PID, (short) epoch, baseSequence, records - 1, 1000);
    }
}
