package dev.offsetlab.exercises.ex15;

import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.engine.record.LogRecord;
import dev.offsetlab.engine.record.RecordHeader;
import dev.offsetlab.engine.record.RecordReader;
import dev.offsetlab.lessons.grade.kit.Expectation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The segments of a partition with keyed records, and what compaction is to make of them.
final class KeyedLog {
    static final long NOW_MS = 1_700_000_000_000L;

    /// Batches by the base offset of their segment; the last one is the active one.
    private final TreeMap<Long, List<ByteBuffer>> segments = new TreeMap<>();

    private long nextOffset;

    KeyedLog(long firstOffset) {
        nextOffset = firstOffset;
        roll();
    }

    static KeyedLog random(Random random, long firstOffset) {
        KeyedLog log = new KeyedLog(firstOffset);
        int batches = 3 + random.nextInt(25);
        for (int i = 0; i < batches; i++) {
            log.add(randomBatch(random));
            if (random.nextInt(5) == 0) {
                log.roll();
            }
        }
        return log;
    }

    private static BatchBuilder randomBatch(Random random) {
        BatchBuilder batch = new BatchBuilder(random.nextInt(4) == 0 ? Compression.GZIP : Compression.NONE);
        int records = 1 + random.nextInt(5);
        for (int i = 0; i < records; i++) {
            ByteBuffer key = random.nextInt(15) == 0 ? null : bytes("k" + random.nextInt(12));
            ByteBuffer value = random.nextInt(5) == 0 ? null : bytes("v" + random.nextInt(1000));
            List<RecordHeader> headers =
                    random.nextInt(6) == 0 ? List.of(new RecordHeader("from", bytes("grader"))) : List.of();
            batch.add(NOW_MS - 1_000 + random.nextInt(900), key, value, headers);
        }
        return batch;
    }

    KeyedLog roll() {
        segments.put(nextOffset, new ArrayList<>());
        return this;
    }

    /// A batch of records "a=1"; "a=_" is a tombstone, "=1" has no key.
    KeyedLog batch(String... records) {
        BatchBuilder batch = new BatchBuilder(Compression.NONE);
        for (String record : records) {
            String[] parts = record.split("=", 2);
            batch.add(
                    NOW_MS - 10,
                    parts[0].isEmpty() ? null : bytes(parts[0]),
                    parts[1].equals("_") ? null : bytes(parts[1]),
                    List.of());
        }
        return add(batch);
    }

    private KeyedLog add(BatchBuilder builder) {
        ByteBuffer batch = builder.build();
        batch.putLong(0, nextOffset); // outside the CRC
        segments.lastEntry().getValue().add(batch);
        nextOffset = BatchHeader.read(batch, 0).nextOffset();
        return this;
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    static String name(long baseOffset) {
        return "%020d.log".formatted(baseOffset);
    }

    String activeName() {
        return name(segments.lastKey());
    }

    String firstName() {
        return name(segments.firstKey());
    }

    int closedCount() {
        return segments.size() - 1;
    }

    long activeBaseOffset() {
        return segments.lastKey();
    }

    void write(DiskFolder folder) throws IOException {
        folder.clear();
        for (Map.Entry<Long, List<ByteBuffer>> segment : segments.entrySet()) {
            folder.write(name(segment.getKey()), segment.getValue());
        }
    }

    /// All records of a folder's segments, as text, in their order.
    static List<String> records(DiskFolder folder) throws IOException {
        List<String> records = new ArrayList<>();
        for (String name : folder.names()) {
            for (ByteBuffer batch : folder.read(name)) {
                RecordReader.all(batch).forEach(record -> records.add(text(record)));
            }
        }
        return records;
    }

    /// What is to be left of a folder's segments, the active one whole.
    static List<String> compacted(DiskFolder folder, long nowMs) throws IOException {
        List<String> names = folder.names();
        Map<String, Long> latest = new HashMap<>();
        List<String> left = new ArrayList<>();
        for (boolean second : new boolean[] {false, true}) {
            for (String name : names.subList(0, names.size() - 1)) {
                for (ByteBuffer batch : folder.read(name)) {
                    BatchHeader header = BatchHeader.read(batch, 0);
                    boolean tombstonesGo = header.hasDeleteHorizon() && header.baseTimestampMs() <= nowMs;
                    for (LogRecord record : RecordReader.all(batch)) {
                        String key = text(record.key());
                        if (!second) {
                            latest.put(key, record.offset());
                        } else if (record.key() != null
                                && latest.getOrDefault(key, -1L) == record.offset()
                                && !(record.isTombstone() && tombstonesGo)) {
                            left.add(text(record));
                        }
                    }
                }
            }
        }
        for (ByteBuffer batch : folder.read(names.getLast())) {
            RecordReader.all(batch).forEach(record -> left.add(text(record)));
        }
        return left;
    }

    /// "12: a=1", with the time and the headers where there are some.
    static String text(LogRecord record) {
        String headers = record.headers().isEmpty()
                ? ""
                : " " + record.headers().stream().map(RecordHeader::key).toList();
        return record.offset() + ": " + text(record.key()) + "=" + text(record.value()) + " @"
                + (record.timestampMs() - NOW_MS) + headers;
    }

    static String text(@Nullable ByteBuffer field) {
        return field == null
                ? "_"
                : StandardCharsets.UTF_8.decode(field.duplicate()).toString();
    }

    /// The segments as they were written.
    Expectation drawn(Expectation finding) {
        for (Map.Entry<Long, List<ByteBuffer>> segment : segments.entrySet()) {
            Long next = segments.higherKey(segment.getKey());
            long end = next == null ? nextOffset : next;
            long sizeBytes =
                    segment.getValue().stream().mapToLong(ByteBuffer::remaining).sum();
            finding.segment(segment.getKey(), end, sizeBytes, List.of());
        }
        return finding.mark(segments.size() - 1, 0, "active: not touched");
    }
}
