package dev.offsetlab.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordReaderTest {
    @ParameterizedTest
    @EnumSource
    void nextTime_randomBatch_agreesWithNext(Compression codec) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            BatchBuilder builder = new BatchBuilder(codec).baseOffset(1000);
            int count = 1 + random.nextInt(30);
            for (int i = 0; i < count; i++) {
                builder.add(random.nextLong(1L << 41), new byte[random.nextInt(3)], new byte[random.nextInt(3000)]);
            }
            ByteBuffer batch = builder.build();
            List<RecordTime> whole = RecordReader.all(batch).stream()
                    .map(found -> new RecordTime(found.offset(), found.timestampMs()))
                    .toList();
            List<RecordTime> times = new ArrayList<>();
            try (RecordReader records = new RecordReader(batch)) {
                while (records.hasNext()) {
                    times.add(records.nextTime());
                }
            }
            assertThat(times).as("codec=%s seed=%d", codec, seed).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void next_recordLargerThanTheCap_isRefusedInOneClearLineAndCanBePassedOver(Compression codec) throws Exception {
        ByteBuffer batch = new BatchBuilder(codec)
                .add(7, null, new byte[RecordBytes.MAX_RECORD_BYTES])
                .build();
        assertThatThrownBy(() -> RecordReader.all(batch))
                .isInstanceOf(InvalidBatchException.class)
                .hasMessageContaining("larger than the broker unpacks")
                .hasMessageContaining("largest=" + RecordBytes.MAX_RECORD_BYTES);
        try (RecordReader records = new RecordReader(batch)) {
            assertThat(records.nextTime()).isEqualTo(new RecordTime(0, 7));
        }
    }
}
