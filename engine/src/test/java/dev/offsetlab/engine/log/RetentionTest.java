package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Segments 0, 1, 2 (closed) and 3 (active), one record each, written at 1000, 2000, 3000 and 4000.
class RetentionTest {
    private static final long NEVER = -1;

    @TempDir
    Path folder;

    private SegmentFolder log;
    private long segmentBytes;

    @BeforeEach
    void fill() throws IOException {
        log = SegmentFolder.create(folder, config(true, NEVER, NEVER));
        for (int i = 1; i <= 4; i++) {
            log.append(new BatchBuilder(Compression.NONE)
                    .add(i * 1000L, new byte[4], new byte[100])
                    .build());
            if (i < 4) {
                log.roll();
            }
        }
        segmentBytes = log.segments().first().sizeBytes();
    }

    @AfterEach
    void close() throws IOException {
        log.close();
    }

    @Test
    void expired_byTime_segmentsWhoseNewestRecordIsOlder() throws Exception {
        assertThat(expired(true, 5000, NEVER, 0, 6000)).isZero();
        assertThat(expired(true, 5000, NEVER, 0, 6001)).isEqualTo(1);
        assertThat(expired(true, 5000, NEVER, 0, 8001)).isEqualTo(3);
    }

    @Test
    void expired_allByTime_activeToo() throws Exception {
        assertThat(expired(true, 5000, NEVER, 0, 9001)).isEqualTo(4);
    }

    @Test
    void expired_emptyActive_stays() throws Exception {
        log.roll();
        assertThat(expired(true, 5000, NEVER, 0, Long.MAX_VALUE / 2)).isEqualTo(4);
    }

    @Test
    void expired_bySize_keepsAtLeastThatMuch() throws Exception {
        assertThat(expired(true, NEVER, 2 * segmentBytes, 0, 0)).isEqualTo(2);
        assertThat(expired(true, NEVER, 2 * segmentBytes + 1, 0, 0)).isEqualTo(1);
        assertThat(expired(true, NEVER, 4 * segmentBytes, 0, 0)).isZero();
    }

    @Test
    void expired_byStart_segmentsWithNothingFromThere() throws Exception {
        assertThat(expired(false, 1, 1, 1, Long.MAX_VALUE / 2)).isEqualTo(1);
        assertThat(expired(false, 1, 1, 3, Long.MAX_VALUE / 2)).isEqualTo(3);
        assertThat(expired(false, 1, 1, 4, Long.MAX_VALUE / 2)).isEqualTo(3);
    }

    private int expired(boolean delete, long retentionMs, long retentionBytes, long logStartOffset, long nowMs)
            throws IOException {
        RetentionRule.Limits limits = RetentionRule.Limits.of(config(delete, retentionMs, retentionBytes));
        return RetentionRule.ENGINE.expired(AgingLogSegment.all(log.segments().all()), limits, logStartOffset, nowMs);
    }

    private static LogConfig config(boolean delete, long retentionMs, long retentionBytes) {
        return new LogSettings()
                .index(500, 12_000)
                .retention(retentionMs, retentionBytes)
                .compact(!delete)
                .build();
    }
}
