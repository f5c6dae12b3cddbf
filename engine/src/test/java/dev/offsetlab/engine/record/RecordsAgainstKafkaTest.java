package dev.offsetlab.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Batches that Kafka's own classes wrote are read by ours, and the other way round.
class RecordsAgainstKafkaTest {
    private static final int ROUNDS = 25;

    @ParameterizedTest
    @EnumSource
    void reader_batchOfKafka_givesWhatWentIn(Compression codec) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<LogRecord> records = randomRecords(random, 1000, 1);
            assertThat(RecordReader.all(kafkaBatch(codec, records)))
                    .as("codec=%s seed=%d", codec, seed)
                    .isEqualTo(records);
        }
    }

    @ParameterizedTest
    @EnumSource
    void builder_readByKafka_givesWhatWentIn(Compression codec) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<LogRecord> records = randomRecords(random, 77, 1 + random.nextInt(3));
            BatchBuilder builder =
                    new BatchBuilder(codec).baseOffset(77).leaderEpoch(5).producer(42, (short) 3, 900);
            records.forEach(builder::add);
            ByteBuffer batch = builder.build();
            assertThat(RecordReader.all(batch)).as("seed=%d", seed).isEqualTo(records);

            MutableRecordBatch kafka =
                    MemoryRecords.readableRecords(batch).batches().iterator().next();
            kafka.ensureValid();
            List<LogRecord> read = new ArrayList<>();
            for (Record record : kafka) {
                read.add(ofKafka(record));
            }
            assertThat(read).as("codec=%s seed=%d", codec, seed).isEqualTo(records);
            assertThat(kafka.compressionType().id).isEqualTo((byte) codec.id());
            assertThat(kafka.producerId()).isEqualTo(42);
            assertThat(kafka.producerEpoch()).isEqualTo((short) 3);
            assertThat(kafka.baseSequence()).isEqualTo(900);
            assertThat(kafka.partitionLeaderEpoch()).isEqualTo(5);
            assertThat(kafka.lastOffset()).isEqualTo(records.getLast().offset());
            assertThat(kafka.maxTimestamp())
                    .isEqualTo(records.stream()
                            .mapToLong(LogRecord::timestampMs)
                            .max()
                            .orElseThrow());
        }
    }

    @Test
    void builder_withoutCompression_hasKafkasBytes() {
        List<LogRecord> records = randomRecords(new Random(1), 0, 1);
        BatchBuilder builder = new BatchBuilder(Compression.NONE).leaderEpoch(-1);
        records.forEach(builder::add);
        assertThat(builder.build()).isEqualTo(kafkaBatch(Compression.NONE, records));
    }

    @ParameterizedTest
    @EnumSource
    void reader_anyByteChanged_failsOrReadsButNeverBreaks(Compression codec) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<LogRecord> records = randomRecords(random, 0, 1);
        ByteBuffer whole = kafkaBatch(codec, records);
        for (int round = 0; round < 400; round++) {
            byte[] bytes = new byte[whole.remaining()];
            whole.duplicate().get(bytes);
            int at = BatchLayout.RECORDS + random.nextInt(bytes.length - BatchLayout.RECORDS);
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            try {
                RecordReader.all(ByteBuffer.wrap(bytes));
            } catch (InvalidBatchException expected) {
                assertThat(expected.getMessage()).as("seed=%d", seed).contains("baseOffset=");
            }
        }
    }

    @Test
    void reader_recordsLeftOver_namesTheBatch() {
        ByteBuffer batch = kafkaBatch(Compression.GZIP, randomRecords(new Random(3), 500, 1));
        batch.putInt(BatchLayout.RECORD_COUNT, 1);
        assertThatThrownBy(() -> RecordReader.all(batch))
                .isInstanceOf(InvalidBatchException.class)
                .hasMessageContaining("bytes after the last record")
                .hasMessageContaining("baseOffset=500");
    }

    @Test
    void emptied_batch_keepsOffsetsAndProducer() {
        ByteBuffer batch = new BatchBuilder(Compression.LZ4)
                .baseOffset(10)
                .producer(9, (short) 1, 20)
                .add(5, new byte[1], new byte[1])
                .add(7, new byte[1], new byte[1])
                .build();
        MutableRecordBatch kafka = MemoryRecords.readableRecords(BatchBuilder.emptied(BatchHeader.read(batch, 0)))
                .batches()
                .iterator()
                .next();
        kafka.ensureValid();
        assertThat(kafka.countOrNull()).isZero();
        assertThat(kafka.lastOffset()).isEqualTo(11);
        assertThat(kafka.lastSequence()).isEqualTo(21);
        assertThat(kafka.maxTimestamp()).isEqualTo(7);
        assertThat(kafka.iterator().hasNext()).isFalse();
    }

    private static List<LogRecord> randomRecords(Random random, long baseOffset, int step) {
        List<LogRecord> records = new ArrayList<>();
        int count = 2 + random.nextInt(60);
        long timestampMs = 1_700_000_000_000L;
        for (int i = 0; i < count; i++) {
            timestampMs += random.nextInt(2000) - 500;
            records.add(new LogRecord(
                    baseOffset + (long) i * step,
                    timestampMs,
                    randomBytes(random, 40),
                    randomBytes(random, random.nextInt(20) == 0 ? 90_000 : 300),
                    randomHeaders(random)));
        }
        return records;
    }

    private static List<RecordHeader> randomHeaders(Random random) {
        List<RecordHeader> headers = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            headers.add(new RecordHeader(random.nextBoolean() ? "" : "höhe-" + i, randomBytes(random, 100)));
        }
        return headers;
    }

    private static @Nullable ByteBuffer randomBytes(Random random, int most) {
        if (random.nextInt(8) == 0) {
            return null;
        }
        byte[] bytes = new byte[random.nextInt(most)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextBoolean() ? 'a' : random.nextInt(256));
        }
        return ByteBuffer.wrap(bytes);
    }

    private static ByteBuffer kafkaBatch(Compression codec, List<LogRecord> records) {
        MemoryRecordsBuilder builder = MemoryRecords.builder(
                ByteBuffer.allocate(1024),
                RecordBatch.MAGIC_VALUE_V2,
                org.apache.kafka.common.compress.Compression.of(CompressionType.forId(codec.id()))
                        .build(),
                TimestampType.CREATE_TIME,
                records.getFirst().offset());
        for (LogRecord record : records) {
            builder.appendWithOffset(
                    record.offset(), record.timestampMs(), record.key(), record.value(), kafkaHeaders(record));
        }
        return builder.build().buffer();
    }

    private static Header[] kafkaHeaders(LogRecord record) {
        return record.headers().stream()
                .map(header -> new KafkaHeader(header.key(), array(header.value())))
                .toArray(Header[]::new);
    }

    private static LogRecord ofKafka(Record record) {
        List<RecordHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            byte[] value = header.value();
            headers.add(new RecordHeader(header.key(), value == null ? null : ByteBuffer.wrap(value)));
        }
        return new LogRecord(record.offset(), record.timestamp(), record.key(), record.value(), headers);
    }

    private static byte @Nullable [] array(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /// A header as the test hands it to Kafka.
    private static final class KafkaHeader implements Header {
        private final String key;
        private final byte @Nullable [] value;

        KafkaHeader(String key, byte @Nullable [] value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public byte @Nullable [] value() {
            return value;
        }
    }
}
