package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.engine.record.RecordHeader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Batches of keyed records with any codec, some from idempotent producers, some with tombstones.
final class RandomBatches {
    static final long START_MS = 1_700_000_000_000L;

    private static final List<Compression> CODECS = List.of(Compression.values());

    private final Random random;
    private final int keys;
    private final Map<Long, Integer> nextSequences = new HashMap<>();

    RandomBatches(Random random, int keys) {
        this.random = random;
        this.keys = keys;
    }

    ByteBuffer next() {
        Compression codec = CODECS.get(random.nextInt(CODECS.size()));
        BatchBuilder batch = new BatchBuilder(codec);
        int records = 1 + random.nextInt(8);
        if (random.nextBoolean()) {
            long producerId = 1000L + random.nextInt(4);
            int sequence = nextSequences.getOrDefault(producerId, 0);
            batch.producer(producerId, (short) 0, sequence);
            nextSequences.put(producerId, sequence + records);
        }
        for (int i = 0; i < records; i++) {
            batch.add(START_MS + random.nextInt(1000), key(), value(), headers());
        }
        return batch.build();
    }

    private ByteBuffer key() {
        return bytes("key-" + random.nextInt(keys));
    }

    private @Nullable ByteBuffer value() {
        return random.nextInt(6) == 0 ? null : bytes("v".repeat(random.nextInt(60)) + random.nextInt());
    }

    private List<RecordHeader> headers() {
        return random.nextInt(5) == 0 ? List.of(new RecordHeader("from", bytes("test"))) : List.of();
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
