package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.AppendRefusedException.Reason;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// Batches of idempotent producers: retries are answered, gaps refused, the silent forgotten.
class ProducerRetriesTest extends PartitionLogCase {
    @Test
    void append_retryOfIdempotentProducer_isAnsweredWithTheFirstOffsets() throws IOException {
        ByteBuffer first = producerBatch(0);
        ByteBuffer retry = LogFixture.copy(first);
        AppendResult stored = log.append(first);
        AppendResult again = log.append(retry);
        assertThat(again.duplicate()).isTrue();
        assertThat(again.baseOffset()).isEqualTo(stored.baseOffset());
        assertGapRefused();
        reopen();
        assertThat(log.append(producerBatch(0)).duplicate()).isTrue();
        assertThat(log.append(producerBatch(1)).baseOffset()).isEqualTo(1);
    }

    @Test
    void applyRetention_producerSilentForItsTime_isForgotten() throws IOException {
        log.append(producerBatch(0));
        log.applyRetention();
        assertGapRefused();
        log.configure(
                LogFixture.settings(4000, 500).producerIdExpirationMs(1000).build());
        log.applyRetention();
        assertThat(log.append(producerBatch(5)).baseOffset()).isEqualTo(1);
    }

    private static ByteBuffer producerBatch(int sequence) {
        return new BatchBuilder(Compression.NONE)
                .producer(7, (short) 0, sequence)
                .add(1, null, new byte[3])
                .build();
    }

    private void assertGapRefused() {
        assertThatThrownBy(() -> log.append(producerBatch(5)))
                .isInstanceOfSatisfying(
                        AppendRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.OUT_OF_ORDER_SEQUENCE));
    }
}
