package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogOutlineTest {
    @TempDir
    Path temp;

    @Test
    void outline_someSegments_tellsWhatTheSnapshotsTell() throws IOException {
        LogFixture fixture = new LogFixture(temp, LogFixture.config(2_000, 300));
        try (LogDirectory directory = fixture.open()) {
            PartitionLog log = filled(fixture.log(directory));
            log.deleteRecordsBefore(17);

            LogOutline outline = log.outline();
            List<SegmentSnapshot> segments = log.segments();

            assertThat(outline.segmentCount()).isEqualTo(segments.size()).isGreaterThan(5);
            for (int i = 0; i < segments.size(); i++) {
                assertThat(outline.baseOffset(i)).isEqualTo(segments.get(i).baseOffset());
                assertThat(outline.sizeBytes(i)).isEqualTo(segments.get(i).sizeBytes());
                assertThat(outline.file(i)).isEqualTo(segments.get(i).file()).exists();
                assertThat(outline.isActive(i)).isEqualTo(segments.get(i).active());
                assertThat(outline.segmentOf(outline.baseOffset(i))).isEqualTo(i);
                assertThat(outline.segmentOf(outline.endOffset(i) - 1)).isEqualTo(i);
            }
            assertThat(outline.totalBytes()).isEqualTo(log.sizeBytes());
            assertThat(outline.logStartOffset()).isEqualTo(17);
            assertThat(outline.logEndOffset()).isEqualTo(log.logEndOffset());
            assertThat(outline.segmentOf(0)).isZero();
            assertThat(outline.segmentOf(1_000_000)).isEqualTo(segments.size() - 1);
        }
    }

    @Test
    void indexEntries_ofASegment_leadNearEachOffset() throws IOException {
        LogFixture fixture = new LogFixture(temp, LogFixture.config(5_000, 300));
        try (LogDirectory directory = fixture.open()) {
            PartitionLog log = filled(fixture.log(directory));
            LogOutline outline = log.outline();
            for (int i = 0; i < outline.segmentCount(); i++) {
                IndexEntries entries = log.indexEntries(outline.baseOffset(i)).orElseThrow();
                assertThat(entries.count()).isEqualTo(log.segments().get(i).indexEntries());
                for (int entry = 0; entry < entries.count(); entry++) {
                    assertThat(entries.entryBefore(entries.position(entry))).isEqualTo(entry);
                    assertThat(entries.entryUpTo(entries.offset(entry))).isEqualTo(entry);
                }
                assertThat(entries.entryBefore(0)).isEqualTo(-1);
                assertThat(entries.entryUpTo(outline.baseOffset(i) - 1)).isEqualTo(-1);
            }
            assertThat(log.indexEntries(1)).isEmpty();
        }
    }

    private static PartitionLog filled(PartitionLog log) throws IOException {
        for (int i = 0; i < 60; i++) {
            log.append(LogFixture.batch(i, 2, 100));
        }
        return log;
    }
}
