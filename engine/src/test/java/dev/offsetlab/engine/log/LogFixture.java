package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.observe.EngineEvent;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// A data folder with one partition, a clock that stands still, and the check of what must always hold.
final class LogFixture {
    static final PartitionId ID = new PartitionId("orders", 0);
    static final String TOPIC_ID = "8xVJ1mAZTSGAfH5lLNPKeQ";

    final AtomicLong nowMs = new AtomicLong(1_000_000);
    final InstantSource clock = () -> Instant.ofEpochMilli(nowMs.get());
    final Observation observation = new Observation();
    final List<EngineEvent.Recovered> recovered = new ArrayList<>();
    final Path folder;
    final LogConfig config;

    LogFixture(Path folder, LogConfig config) {
        this.folder = folder;
        this.config = config;
        observation.observe(event -> {
            if (event instanceof EngineEvent.Recovered found) {
                recovered.add(found);
            }
        });
    }

    /// Small segments, an index entry for every few batches.
    static LogConfig config(int segmentBytes, int indexIntervalBytes) {
        return settings(segmentBytes, indexIntervalBytes).build();
    }

    /// The same, to be changed further.
    static LogSettings settings(int segmentBytes, int indexIntervalBytes) {
        return new LogSettings().segmentBytes(segmentBytes).index(indexIntervalBytes, 1 << 16);
    }

    LogDirectory open() throws IOException {
        return LogDirectory.open(folder, topic -> config, clock, observation);
    }

    PartitionLog log(LogDirectory directory) throws IOException {
        var log = directory.log(ID);
        return log.isPresent() ? log.get() : directory.create(ID, TOPIC_ID, config);
    }

    Path partition() {
        return folder.resolve(ID.folder());
    }

    /// All that is in the data folder.
    List<String> folderNames() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    static ByteBuffer batch(long timestampMs, int records, int valueBytes) {
        BatchBuilder builder = new BatchBuilder(Compression.NONE);
        for (int i = 0; i < records; i++) {
            builder.add(timestampMs + i, new byte[] {(byte) i}, new byte[valueBytes]);
        }
        return builder.build();
    }

    static ByteBuffer randomBatch(Random random, long timestampMs) {
        BatchBuilder builder = new BatchBuilder(random.nextInt(4) == 0 ? Compression.GZIP : Compression.NONE);
        int records = 1 + random.nextInt(8);
        for (int i = 0; i < records; i++) {
            byte[] value = new byte[random.nextInt(200)];
            random.nextBytes(value);
            builder.add(timestampMs + random.nextInt(50), null, value);
        }
        return builder.build();
    }

    static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
    }

    static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        return array;
    }

    /// All bytes from `offset` on, by as many reads as it takes.
    static byte[] readAll(PartitionLog log, long offset, int maxBytes) throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) log.sizeBytes());
        long next = offset;
        while (next < log.logEndOffset()) {
            try (LogRead read = log.read(next, maxBytes, true)) {
                ByteBuffer bytes = bytes(read);
                int whole = 0;
                while (bytes.limit() - whole > 61 && sizeAt(bytes, whole) <= bytes.limit() - whole) {
                    next = bytes.getLong(whole) + bytes.getInt(whole + 23) + 1;
                    whole += sizeAt(bytes, whole);
                }
                all.put(bytes.limit(whole));
            }
        }
        byte[] result = new byte[all.position()];
        all.flip().get(result);
        return result;
    }

    private static int sizeAt(ByteBuffer bytes, int at) {
        return bytes.getInt(at + 8) + 12;
    }

    static ByteBuffer bytes(LogRead read) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) read.region().sizeBytes());
        while (bytes.hasRemaining()) {
            assertThat(read.region().skip(bytes.position()).read(bytes)).isPositive();
        }
        return bytes.flip();
    }

    /// What holds of every log at every moment that nobody writes.
    static void invariants(PartitionLog log, LogCore core, String seed) throws IOException {
        List<LogSegment> segments = core.segments.all();
        long next = segments.getFirst().baseOffset();
        assertThat(next).as(seed).isLessThanOrEqualTo(log.logStartOffset());
        for (LogSegment segment : segments) {
            assertThat(segment.baseOffset()).as(seed).isGreaterThanOrEqualTo(next);
            next = checkSegment(segment, seed);
        }
        assertThat(next).as(seed).isLessThanOrEqualTo(log.logEndOffset());
        assertThat(core.end.position()).as(seed).isEqualTo(segments.getLast().sizeBytes());
    }

    private static long checkSegment(LogSegment segment, String seed) throws IOException {
        SegmentFile file = segment.file();
        assertThat(file.path().getFileName()).hasToString("%020d.log".formatted(segment.baseOffset()));
        assertThat(file.path()).as(seed).hasSize(segment.sizeBytes());
        List<Long> starts = new ArrayList<>();
        List<Long> lastOffsets = new ArrayList<>();
        long largest = -1;
        long next = segment.baseOffset();
        assertThat(file.retain()).isTrue();
        BatchCursor batches = segment.batches(0, segment.sizeBytes());
        while (batches.next()) {
            assertThat(batches.header().baseOffset()).as(seed).isGreaterThanOrEqualTo(next);
            starts.add(batches.position());
            lastOffsets.add(batches.header().lastOffset());
            largest = Math.max(largest, batches.header().maxTimestampMs());
            next = batches.header().nextOffset();
        }
        file.release();
        assertThat(batches.end()).as(seed).isEqualTo(segment.sizeBytes());
        OffsetIndex offsets = segment.indexes().offsets();
        for (int i = 0; i < offsets.count(); i++) {
            int at = starts.indexOf((long) offsets.position(i));
            assertThat(at).as(seed + " entry points at a batch's start").isNotNegative();
            assertThat(offsets.offset(i)).as(seed).isEqualTo(lastOffsets.get(at));
        }
        if (!starts.isEmpty()) {
            assertThat(segment.largestTimestamp().orElseThrow().timestampMs())
                    .as(seed)
                    .isEqualTo(largest);
        }
        return next;
    }
}
