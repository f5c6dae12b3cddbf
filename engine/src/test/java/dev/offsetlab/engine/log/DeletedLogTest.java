package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A log that bears the name of one that was deleted owes nothing to it, not even after a kill.
class DeletedLogTest {
    private static final List<String> CHECKPOINTS =
            List.of(OffsetCheckpoint.LOG_STARTS, OffsetCheckpoint.RECOVERY_POINTS, OffsetCheckpoint.HIGH_WATERMARKS);

    @TempDir
    Path temp;

    @Test
    void delete_takesTheLinesOfTheLogAndLeavesTheOthers() throws IOException {
        LogFixture fixture = fixture("data");
        PartitionId other = new PartitionId("other", 0);
        try (LogDirectory directory = fixture.open()) {
            PartitionLog kept = directory.create(other, LogFixture.TOPIC_ID, fixture.config);
            append(kept, 10);
            kept.deleteRecordsBefore(5);
            writeAndDelete(fixture, directory);
            for (String name : CHECKPOINTS) {
                assertThat(lines(fixture, name)).as(name).containsOnlyKeys(other);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 80})
    void kill_afterTheLogWasMadeAgain_keepsEveryRecord(int records) throws IOException {
        LogFixture fixture = fixture("data");
        try (LogDirectory directory = fixture.open()) {
            writeAndDelete(fixture, directory);
            append(fixture.log(directory), records);
            assertAllThereAfterAKill(fixture, records);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 80})
    void create_linesThatACrashLeft_areForgotten(int records) throws IOException {
        LogFixture fixture = fixture("data");
        fixture.open().close();
        for (String name : CHECKPOINTS) {
            new OffsetCheckpoint(fixture.folder, name).write(Map.of(LogFixture.ID, 50L));
        }
        try (LogDirectory directory = fixture.open()) {
            append(fixture.log(directory), records);
            assertAllThereAfterAKill(fixture, records);
        }
    }

    @Test
    void open_startPastTheEndOfALogWithRecords_isIgnoredAndSaidSo() throws IOException {
        LogFixture fixture = fixture("data");
        try (LogDirectory directory = fixture.open()) {
            append(fixture.log(directory), 10);
        }
        new OffsetCheckpoint(fixture.folder, OffsetCheckpoint.LOG_STARTS).write(Map.of(LogFixture.ID, 50L));
        try (LogDirectory directory = fixture.open()) {
            assertHolds(fixture.log(directory), 0, 10);
            assertThat(fixture.recovered)
                    .singleElement()
                    .satisfies(event -> assertThat(event.toString()).contains("log start offset 50 ignored"));
        }
    }

    @Test
    void open_nothingLeftOfALog_goesOnAtItsStart() throws IOException {
        LogFixture fixture = fixture("data");
        try (LogDirectory directory = fixture.open()) {
            append(fixture.log(directory), 3);
        }
        Files.delete(fixture.partition().resolve(SegmentName.of(0, SegmentName.LOG)));
        new OffsetCheckpoint(fixture.folder, OffsetCheckpoint.LOG_STARTS).write(Map.of(LogFixture.ID, 3L));
        try (LogDirectory directory = fixture.open()) {
            assertThat(fixture.log(directory).logStartOffset()).isEqualTo(3);
            assertThat(fixture.log(directory).logEndOffset()).isEqualTo(3);
        }
    }

    @Test
    void checkpoint_startInTheActiveSegment_isNotPastTheRecoveryPoint() throws IOException {
        LogFixture fixture = fixture("data");
        try (LogDirectory directory = fixture.open()) {
            append(fixture.log(directory), 10);
            fixture.log(directory).deleteRecordsBefore(7);
            directory.checkpoint();
            assertThat(lines(fixture, OffsetCheckpoint.LOG_STARTS)).containsEntry(LogFixture.ID, 7L);
            assertThat(lines(fixture, OffsetCheckpoint.RECOVERY_POINTS)).containsEntry(LogFixture.ID, 7L);
        }
    }

    private LogFixture fixture(String name) {
        return new LogFixture(temp.resolve(name), LogFixture.config(1 << 20, 100));
    }

    /// Leaves a checkpoint behind that says that the log starts at 50, then deletes the log.
    private static void writeAndDelete(LogFixture fixture, LogDirectory directory) throws IOException {
        append(fixture.log(directory), 60);
        fixture.log(directory).deleteRecordsBefore(50);
        directory.checkpoint();
        assertThat(lines(fixture, OffsetCheckpoint.LOG_STARTS)).containsEntry(LogFixture.ID, 50L);
        directory.delete(LogFixture.ID);
    }

    private static void append(PartitionLog log, int records) throws IOException {
        for (int i = 0; i < records; i++) {
            log.append(LogFixture.batch(i, 1, 10));
        }
    }

    private static SortedMap<PartitionId, Long> lines(LogFixture fixture, String name) throws IOException {
        return new TreeMap<>(new OffsetCheckpoint(fixture.folder, name).read());
    }

    /// What a kill leaves is what the folder holds at that moment.
    private void assertAllThereAfterAKill(LogFixture live, int records) throws IOException {
        LogFixture killed = fixture("killed");
        copy(live.folder, killed.folder);
        try (LogDirectory directory = killed.open()) {
            assertHolds(directory.log(LogFixture.ID).orElseThrow(), 0, records);
        }
    }

    private static void assertHolds(PartitionLog log, long start, long end) throws IOException {
        assertThat(log.logStartOffset()).isEqualTo(start);
        assertThat(log.logEndOffset()).isEqualTo(end);
        assertThat(log.offsetForTimestamp(0)).contains(new TimestampedOffset(start, start));
        LogFixture.invariants(log, log.core(), "");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }
}
