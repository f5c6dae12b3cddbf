package dev.offsetlab.exercises.ex05;

import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.Compression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongToIntFunction;

/// A log file of real batches, and where each of them is.
///
/// @param batches by last offset: where the batch starts
/// @param entries the index: by last offset, where the batch starts
/// @param end     behind the last whole batch
record SampleSegment(
        FileChannel file, long baseOffset, TreeMap<Long, Integer> batches, TreeMap<Long, Integer> entries, int end)
        implements AutoCloseable {

    /// @param gaps  compaction took some batches, and offsets within others
    /// @param entry so many batches lie between two index entries
    static SampleSegment write(Path folder, Random random, int count, boolean gaps, int entry) throws IOException {
        FileChannel file = FileChannel.open(
                folder.resolve("segment-" + random.nextLong() + ".log"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        long base = random.nextLong(1L << 40);
        TreeMap<Long, Integer> batches = new TreeMap<>();
        TreeMap<Long, Integer> entries = new TreeMap<>();
        long next = base;
        int position = 0;
        for (int i = 0; i < count; i++) {
            next += gaps && random.nextInt(3) == 0 ? random.nextInt(20) : 0;
            ByteBuffer batch = batch(random, next);
            int delta = batch.getInt(BatchLayout.LAST_OFFSET_DELTA) + (gaps ? random.nextInt(5) : 0);
            batch.putInt(BatchLayout.LAST_OFFSET_DELTA, delta);
            batches.put(next + delta, position);
            if (i > 0 && i % entry == 0) {
                entries.put(next + delta, position);
            }
            position += file.write(batch, position);
            next += delta + 1;
        }
        return new SampleSegment(file, base, batches, entries, position);
    }

    private static ByteBuffer batch(Random random, long baseOffset) {
        BatchBuilder builder = new BatchBuilder(Compression.NONE).baseOffset(baseOffset);
        int records = 1 + random.nextInt(8);
        for (int i = 0; i < records; i++) {
            byte[] value = new byte[random.nextInt(60)];
            random.nextBytes(value);
            builder.add(1_700_000_000_000L, null, value);
        }
        return builder.build();
    }

    LongToIntFunction index() {
        return offset -> {
            Map.Entry<Long, Integer> entry = entries.floorEntry(offset);
            return entry == null ? 0 : entry.getValue();
        };
    }

    /// Where the first whole batch before `end` starts that ends at `offset` or later.
    OptionalLong oracle(long offset, long end) {
        Map.Entry<Long, Integer> entry = batches.ceilingEntry(offset);
        return entry == null || endOf(entry.getValue()) > end
                ? OptionalLong.empty()
                : OptionalLong.of(entry.getValue());
    }

    /// Behind the last byte of the batch at `position`.
    int endOf(int position) {
        return starts().stream().filter(start -> start > position).findFirst().orElse(end);
    }

    /// Where batches start, in their order.
    List<Integer> starts() {
        return new ArrayList<>(batches.values());
    }

    long endOffset() {
        return batches.isEmpty() ? baseOffset : batches.lastKey() + 1;
    }

    void put(int position, int length) throws IOException {
        file.write(ByteBuffer.allocate(Integer.BYTES).putInt(0, length), position);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
