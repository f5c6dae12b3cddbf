package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// When a log goes on in a new segment, and what happens to the old one.
class RollTest extends PartitionLogCase {
    @Test
    void roll_oldSegmentCannotBeClosed_leavesTheLogAsItWas() throws IOException {
        ByteBuffer first = LogFixture.batch(1, 1, 10);
        log.append(first);
        Path index = SegmentName.in(fixture.partition(), 0, SegmentName.OFFSET_INDEX);
        Files.move(index, index.resolveSibling("aside"));
        ByteBuffer large = LogFixture.batch(2, 1, 3900);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> log.append(large)).isInstanceOf(NoSuchFileException.class);
            assertThat(log.logEndOffset()).isOne();
            LogFixture.invariants(log, log.core(), "");
        }
        log.append(LogFixture.batch(1, 1, 10));
        Files.move(index.resolveSibling("aside"), index);
        assertThat(log.append(large).baseOffset()).isEqualTo(2);
        assertThat(log.segments()).extracting(SegmentSnapshot::baseOffset).containsExactly(0L, 2L);
    }

    @Test
    void roll_bySizeAndTime() throws IOException {
        log.append(LogFixture.batch(1000, 1, 10));
        log.append(LogFixture.batch(1000 + LogConfig.DEFAULTS.segmentMs() + 1, 1, 10));
        assertThat(log.segments()).hasSize(2);
        log.append(LogFixture.batch(1, 1, 3900));
        assertThat(log.segments()).extracting(SegmentSnapshot::baseOffset).containsExactly(0L, 1L, 2L);
        log.roll();
        log.roll();
        assertThat(log.segments()).extracting(SegmentSnapshot::baseOffset).containsExactly(0L, 1L, 2L, 3L);
        assertThat(fixture.partition().resolve("00000000000000000000.index")).isEmptyFile();
        assertThat(fixture.partition().resolve("00000000000000000000.timeindex"))
                .hasSize(12);
        assertThat(fixture.partition().resolve("00000000000000000003.index")).hasSize(1 << 16);
    }

    @Test
    void append_flushMessagesAcrossARoll_flushesBothSegments() throws IOException {
        log.configure(LogFixture.settings(4000, 500).flushMessages(3).build());
        log.append(LogFixture.batch(1, 2, 10));
        log.roll();
        assertThat(log.recoveryPoint()).isZero();
        log.append(LogFixture.batch(1, 1, 10));
        assertThat(log.recoveryPoint()).isEqualTo(3);
        log.append(LogFixture.batch(1, 2, 10));
        assertThat(log.recoveryPoint()).isEqualTo(3);
    }

    @Test
    void read_ofAnOlderSegment_saysThatMoreIsBehind() throws IOException {
        log.append(LogFixture.batch(1, 2, 10));
        log.roll();
        log.append(LogFixture.batch(1, 1, 10));
        try (LogRead older = log.read(0, 10_000, true);
                LogRead active = log.read(2, 10_000, true);
                LogRead end = log.read(3, 10_000, true)) {
            assertThat(older.moreBehind()).isTrue();
            assertThat(active.moreBehind()).isFalse();
            assertThat(end.moreBehind()).isFalse();
        }
    }
}
