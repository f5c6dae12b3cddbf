package dev.offsetlab.exercises.ex01;

import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.Compression;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Batches as a producer makes them.
final class SampleBatches {
    private static final Compression[] CODECS = {Compression.NONE, Compression.GZIP};

    private SampleBatches() {}

    /// The batch of the page: two records at offsets 40 and 41.
    static ByteBuffer workedExample() {
        return new BatchBuilder(Compression.NONE)
                .baseOffset(40)
                .leaderEpoch(5)
                .add(1_700_000_000_000L, bytes("ada"), bytes("42"))
                .add(1_700_000_000_250L, bytes("bob"), bytes("7"))
                .build();
    }

    /// One whose fields have bits in all of their bytes.
    static ByteBuffer random(Random random) {
        BatchBuilder builder = new BatchBuilder(CODECS[random.nextInt(CODECS.length)])
                .baseOffset(random.nextLong(Long.MAX_VALUE - 1000))
                .leaderEpoch(random.nextInt())
                .producer(random.nextLong(), (short) random.nextInt(), random.nextInt());
        long timestampMs = random.nextLong(1L << 50);
        int records = 1 + random.nextInt(5);
        for (int i = 0; i < records; i++) {
            byte[] value = new byte[random.nextInt(30)];
            random.nextBytes(value);
            builder.add(timestampMs + random.nextInt(100_000), null, value);
        }
        ByteBuffer batch = builder.build();
        // Nobody reads the records here: a header that claims many offsets, some of them compacted away.
        int lastOffsetDelta = random.nextInt(Integer.MAX_VALUE);
        return batch.putInt(BatchLayout.CRC, random.nextInt())
                .putInt(BatchLayout.LAST_OFFSET_DELTA, lastOffsetDelta)
                .putInt(BatchLayout.RECORD_COUNT, random.nextInt(lastOffsetDelta) + 1);
    }

    /// The batch at position `at` of a buffer that holds other bytes around it, on the heap or outside.
    static ByteBuffer amid(ByteBuffer batch, int at, Random random) {
        byte[] whole = new byte[at + batch.limit() + random.nextInt(100)];
        random.nextBytes(whole);
        batch.get(0, whole, at, batch.limit());
        ByteBuffer buffer =
                random.nextBoolean() ? ByteBuffer.allocate(whole.length) : ByteBuffer.allocateDirect(whole.length);
        return buffer.put(0, whole);
    }

    /// Everything in the buffer, whatever its position.
    static byte[] all(ByteBuffer buffer) {
        byte[] all = new byte[buffer.limit()];
        buffer.get(0, all);
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
