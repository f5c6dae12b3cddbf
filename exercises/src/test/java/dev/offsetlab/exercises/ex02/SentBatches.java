package dev.offsetlab.exercises.ex02;

import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.BatchStamp;
import dev.offsetlab.engine.record.Compression;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Batches as they come from a producer, in buffers as a broker has them.
final class SentBatches {
    private static final Compression[] CODECS = {Compression.NONE, Compression.GZIP};

    private SentBatches() {}

    /// The batch of the page.
    static ByteBuffer workedExample() {
        return new BatchBuilder(Compression.NONE)
                .add(1_700_000_000_000L, bytes("ada"), bytes("42"))
                .add(1_700_000_000_250L, bytes("bob"), bytes("7"))
                .build();
    }

    /// Some records, packed or not, of an idempotent producer.
    static ByteBuffer random(Random random) {
        BatchBuilder builder = new BatchBuilder(CODECS[random.nextInt(CODECS.length)])
                .producer(random.nextLong(1_000), (short) random.nextInt(5), random.nextInt(1_000));
        int records = 1 + random.nextInt(6);
        for (int i = 0; i < records; i++) {
            byte[] value = new byte[random.nextInt(60)];
            random.nextBytes(value);
            builder.add(1_700_000_000_000L + random.nextInt(100_000), null, value);
        }
        return builder.build();
    }

    /// As compaction leaves them: fewer records than offsets.
    static ByteBuffer withGaps(Random random) {
        ByteBuffer batch = random(random);
        batch.putInt(BatchLayout.LAST_OFFSET_DELTA, batch.getInt(BatchLayout.RECORD_COUNT) + random.nextInt(50));
        BatchStamp.seal(batch, 0);
        return batch;
    }

    /// The batch at index `at`, other bytes before and behind it, on the heap or outside.
    static ByteBuffer amid(ByteBuffer batch, int at, Random random) {
        byte[] whole = new byte[at + batch.limit() + 1 + random.nextInt(100)];
        random.nextBytes(whole);
        batch.get(0, whole, at, batch.limit());
        boolean heap = random.nextBoolean();
        return (heap ? ByteBuffer.allocate(whole.length) : ByteBuffer.allocateDirect(whole.length)).put(0, whole);
    }

    static ByteBuffer copy(ByteBuffer buffer) {
        return ByteBuffer.wrap(all(buffer));
    }

    /// Everything in the buffer, whatever its position and limit.
    static byte[] all(ByteBuffer buffer) {
        byte[] all = new byte[buffer.capacity()];
        buffer.duplicate().clear().get(0, all);
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
