package dev.offsetlab.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.record.InvalidBatchException.Problem;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchValidatorTest {
    private static ByteBuffer batch(Compression compression, int records) {
        BatchBuilder builder = new BatchBuilder(compression);
        for (int i = 0; i < records; i++) {
            builder.add(100 + i, i % 2 == 0 ? null : new byte[] {1}, new byte[20]);
        }
        return builder.build();
    }

    private static ByteBuffer sealed(ByteBuffer batch) {
        BatchStamp.seal(batch, 0);
        return batch;
    }

    private static void assertProblem(ByteBuffer batch, Problem problem, String says) {
        int position = batch.position();
        int limit = batch.limit();
        assertThatThrownBy(() -> BatchValidator.checkSent(batch))
                .isInstanceOfSatisfying(
                        InvalidBatchException.class,
                        invalid -> assertThat(invalid.problem()).isEqualTo(problem))
                .hasMessageContaining(says);
        assertThat(batch.position()).isEqualTo(position);
        assertThat(batch.limit()).isEqualTo(limit);
    }

    @Test
    void checkSent_everyCodecHeapAndDirect_passes() throws InvalidBatchException {
        for (Compression compression : Compression.values()) {
            ByteBuffer heap = batch(compression, 5);
            ByteBuffer direct = ByteBuffer.allocateDirect(heap.remaining() + 3).position(3);
            direct.put(heap.duplicate()).position(3);
            assertThat(BatchValidator.checkSent(heap).recordCount()).isEqualTo(5);
            assertThat(BatchValidator.checkSent(direct).codec()).isEqualTo(compression.id());
            assertThat(direct.position()).isEqualTo(3);
        }
    }

    @Test
    void checkSent_brokenRules_areNamed() {
        ByteBuffer count = batch(Compression.NONE, 3);
        assertProblem(sealed(count.putInt(BatchLayout.RECORD_COUNT, 2)), Problem.INVALID, "recordCount=2");
        ByteBuffer both = batch(Compression.NONE, 3);
        both.putInt(BatchLayout.RECORD_COUNT, 4).putInt(BatchLayout.LAST_OFFSET_DELTA, 3);
        assertProblem(sealed(both), Problem.CORRUPT, "variable-length");
        ByteBuffer fewer = batch(Compression.NONE, 3);
        fewer.putInt(BatchLayout.RECORD_COUNT, 2).putInt(BatchLayout.LAST_OFFSET_DELTA, 1);
        assertProblem(sealed(fewer), Problem.INVALID, "after the last record");
        ByteBuffer control = batch(Compression.NONE, 1).putShort(BatchLayout.ATTRIBUTES, (short) 0x20);
        assertProblem(sealed(control), Problem.INVALID, "control");
        ByteBuffer transactional = batch(Compression.NONE, 1).putShort(BatchLayout.ATTRIBUTES, (short) 0x10);
        assertProblem(sealed(transactional), Problem.INVALID, "transactions");
        ByteBuffer codec = batch(Compression.NONE, 1).putShort(BatchLayout.ATTRIBUTES, (short) 5);
        assertProblem(sealed(codec), Problem.INVALID, "attributes=5");
        ByteBuffer sequence = batch(Compression.NONE, 1).putLong(BatchLayout.PRODUCER_ID, 9);
        assertProblem(sealed(sequence), Problem.INVALID, "producerId=9");
        ByteBuffer length = batch(Compression.NONE, 1).put(BatchLayout.RECORDS, (byte) 2);
        assertProblem(sealed(length), Problem.CORRUPT, "in the middle");
        ByteBuffer crc = batch(Compression.NONE, 1).put(BatchLayout.RECORDS, (byte) 2);
        assertProblem(crc, Problem.CORRUPT, "checksum");
        ByteBuffer magic = batch(Compression.NONE, 1).put(BatchLayout.MAGIC, (byte) 0);
        assertProblem(magic, Problem.UNSUPPORTED_MAGIC, "magic=0");
        assertProblem(ByteBuffer.allocate(5), Problem.CORRUPT, "too short");
    }

    @Test
    void checkSent_randomDamageUnderAValidChecksum_isRefusedOrHarmless() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            ByteBuffer batch = batch(Compression.NONE, 1 + random.nextInt(4));
            for (int n = random.nextInt(4); n >= 0; n--) {
                batch.put(BatchLayout.ATTRIBUTES + random.nextInt(batch.limit() - BatchLayout.ATTRIBUTES), (byte)
                        random.nextInt());
            }
            sealed(batch);
            try {
                BatchHeader header = BatchValidator.checkSent(batch);
                assertThat(header.recordCount()).as("seed=" + seed).isPositive();
            } catch (InvalidBatchException refused) {
                assertThat(refused.getMessage()).as("seed=" + seed).isNotEmpty();
            }
            assertThat(batch.position()).as("seed=" + seed).isZero();
        }
    }

    @Test
    void stamp_assignOffset_leavesTheChecksumRight() throws InvalidBatchException {
        ByteBuffer batch = batch(Compression.NONE, 2);
        BatchStamp.assignOffset(batch, 0, 1L << 40, 3);
        BatchHeader header = BatchValidator.checkStored(batch);
        assertThat(header.baseOffset()).isEqualTo(1L << 40);
        assertThat(header.leaderEpoch()).isEqualTo(3);
        BatchStamp.appendTime(batch, 0, 999);
        assertThat(BatchValidator.checkStored(batch).maxTimestampMs()).isEqualTo(999);
        assertThat(BatchValidator.checkStored(batch).hasAppendTime()).isTrue();
    }
}
