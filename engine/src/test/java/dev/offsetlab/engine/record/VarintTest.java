package dev.offsetlab.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import org.apache.kafka.common.utils.ByteUtils;
import org.junit.jupiter.api.Test;

class VarintTest {
    @Test
    void write_random_isWhatKafkaWritesAndReadsBack() throws InvalidBatchException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ByteBuffer ours = ByteBuffer.allocate(10);
        ByteBuffer kafkas = ByteBuffer.allocate(10);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            Varint.writeLong(value, ours.clear());
            ByteUtils.writeVarlong(value, kafkas.clear());
            assertThat(ours.flip()).as("seed=" + seed).isEqualTo(kafkas.flip());
            assertThat(Varint.sizeOf(value)).as("seed=" + seed).isEqualTo(ours.limit());
            assertThat(Varint.readLong(ours)).isEqualTo(value);
            Varint.writeInt((int) value, ours.clear());
            ByteUtils.writeVarint((int) value, kafkas.clear());
            assertThat(ours.flip()).as("seed=" + seed).isEqualTo(kafkas.flip());
            assertThat(Varint.sizeOf((int) value)).as("seed=" + seed).isEqualTo(ours.limit());
            assertThat(Varint.readInt(ours)).isEqualTo((int) value);
        }
    }

    @Test
    void read_tooLongOrCutShort_isDamage() {
        ByteBuffer endless = ByteBuffer.allocate(20);
        while (endless.hasRemaining()) {
            endless.put((byte) 0x80);
        }
        assertThatThrownBy(() -> Varint.readInt(endless.flip())).hasMessageContaining("longer than 5 bytes");
        assertThatThrownBy(() -> Varint.readLong(endless.rewind())).hasMessageContaining("longer than 10 bytes");
        assertThatThrownBy(() -> Varint.readLong(endless.rewind().limit(3))).hasMessageContaining("in the middle");
    }
}
