package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.record.LogRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What the tests of compaction have in common: settings, batches to fill a log with, and what must hold afterwards.
final class CompactionChecks {
    static final long NOW_MS = RandomBatches.START_MS + 1000;
    static final long DELETE_RETENTION_MS = 5000;

    private CompactionChecks() {}

    /// The indexes of every segment lead to the batch of every record, or before it.
    static void checkLookups(SegmentFolder log, String where) throws IOException {
        for (LogSegment segment : log.segments().all()) {
            assertThat(segment.file().retain()).isTrue();
            BatchCursor batches = segment.batches(0, segment.sizeBytes());
            while (batches.next()) {
                BatchPosition found = segment.locate(batches.header().lastOffset(), segment.sizeBytes())
                        .orElseThrow();
                assertThat(found.position()).as(where).isEqualTo(batches.position());
            }
            segment.file().release();
        }
    }

    static void fill(SegmentFolder log, RandomBatches batches, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            log.append(batches.next());
        }
    }

    /// What a reader of the whole log knows at its end: the last value of each key that was not deleted.
    static Map<ByteBuffer, ByteBuffer> state(List<LogRecord> records) {
        Map<ByteBuffer, ByteBuffer> state = new HashMap<>();
        for (LogRecord record : records) {
            ByteBuffer key = Objects.requireNonNull(record.key());
            if (record.value() == null) {
                state.remove(key);
            } else {
                state.put(key, record.value());
            }
        }
        return state;
    }

    static LogConfig config(int segmentBytes) {
        return new LogSettings()
                .segmentBytes(segmentBytes)
                .index(300, 12_000)
                .compact(true)
                .deleteRetentionMs(DELETE_RETENTION_MS)
                .minCleanableDirtyRatio(0.3)
                .build();
    }

    static List<Path> endingWith(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
