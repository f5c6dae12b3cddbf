package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.observe.EngineEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A killed process: whole batches stay, the torn tail is cut, and what was checked is not checked again.
class LogRecoveryTest {
    private static final LogLoader.Checkpoints CRASHED = new LogLoader.Checkpoints(false, 0, 0);

    @TempDir
    Path temp;

    @Test
    void open_tornAtEveryByteOfTheLastTwoBatches_keepsEveryWholeBatch() throws IOException {
        LogFixture fixture = new LogFixture(temp.resolve("data"), LogFixture.config(700, 100));
        try (LogDirectory directory = fixture.open()) {
            PartitionLog log = fixture.log(directory);
            for (int i = 0; i < 12; i++) {
                log.append(LogFixture.batch(i, 2, 10));
            }
            List<SegmentSnapshot> segments = log.segments();
            SegmentSnapshot last = segments.getLast();
            int batchBytes = LogFixture.batch(0, 2, 10).remaining();
            assertThat(last.sizeBytes()).isGreaterThanOrEqualTo(2L * batchBytes);
            for (long cut = last.sizeBytes() - 2L * batchBytes; cut <= last.sizeBytes(); cut++) {
                Path crashed = temp.resolve("cut-" + cut);
                copy(fixture.partition(), crashed);
                try (FileChannel file =
                        FileChannel.open(crashed.resolve(last.file().getFileName()), StandardOpenOption.WRITE)) {
                    file.truncate(cut);
                }
                fixture.recovered.clear();
                checkTorn(fixture, crashed, last, cut, batchBytes);
            }
        }
    }

    private static void checkTorn(LogFixture fixture, Path crashed, SegmentSnapshot last, long cut, int batchBytes)
            throws IOException {
        PartitionLog log = open(fixture, crashed, CRASHED);
        long whole = cut / batchBytes;
        assertThat(log.logEndOffset()).as("cut=" + cut).isEqualTo(last.baseOffset() + 2 * whole);
        assertThat(fixture.recovered)
                .as("cut=" + cut)
                .hasSize(cut % batchBytes == 0 ? 0 : 1)
                .allMatch(event -> event.truncatedBytes() == cut % batchBytes);
        assertThat(log.append(LogFixture.batch(1, 1, 10)).baseOffset()).isEqualTo(last.baseOffset() + 2 * whole);
        LogFixture.readAll(log, 0, 200);
        LogFixture.invariants(log, log.core(), "cut=" + cut);
        log.close();
    }

    @Test
    void open_damageInTheMiddle_cutsThereAndDropsWhatFollows() throws IOException {
        LogFixture fixture = new LogFixture(temp.resolve("data"), LogFixture.config(700, 100));
        Path crashed = temp.resolve("crashed");
        try (LogDirectory directory = fixture.open()) {
            PartitionLog log = fixture.log(directory);
            appendThirty(log);
            copy(fixture.partition(), crashed);
        }
        damageFirstSegment(crashed);
        PartitionLog log = open(fixture, crashed, CRASHED);
        assertThat(log.logEndOffset()).isEqualTo(1);
        assertThat(log.segments()).hasSize(1);
        assertThat(fixture.recovered.size()).isGreaterThan(2);
        assertThat(fixture.recovered)
                .as("newest first, and the cut last: a recovery that is killed leaves the damage to the next one")
                .extracting(EngineEvent.Recovered::baseOffset)
                .isSortedAccordingTo(Comparator.reverseOrder());
        LogFixture.invariants(log, log.core(), "");
        log.close();
    }

    @Test
    void open_recoveryPoint_checksOnlyWhatLiesBehind() throws IOException {
        LogFixture fixture = new LogFixture(temp.resolve("data"), LogFixture.config(700, 100));
        Path crashed = temp.resolve("crashed");
        try (LogDirectory directory = fixture.open()) {
            PartitionLog log = fixture.log(directory);
            appendThirty(log);
            directory.checkpoint();
            copy(fixture.partition(), crashed);
            assertThat(fixture.folder.resolve("recovery-point-offset-checkpoint"))
                    .hasContent("0\n1\norders 0 " + log.segments().getLast().baseOffset() + "\n");
        }
        damageFirstSegment(crashed);
        PartitionLog log = open(fixture, crashed, new LogLoader.Checkpoints(false, 29, 0));
        assertThat(log.logEndOffset()).isEqualTo(30);
        assertThat(fixture.recovered).isEmpty();
        log.close();
    }

    private static void appendThirty(PartitionLog log) throws IOException {
        for (int i = 0; i < 30; i++) {
            log.append(LogFixture.batch(i, 1, 100));
        }
    }

    /// Overwrites three bytes of its second batch.
    private static void damageFirstSegment(Path partition) throws IOException {
        Path segment = SegmentName.in(partition, 0, SegmentName.LOG);
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 300);
        }
    }

    /// The folder as a killed process leaves it: what was written is there, nothing was closed.
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static PartitionLog open(LogFixture fixture, Path partition, LogLoader.Checkpoints known)
            throws IOException {
        return PartitionLog.open(LogFixture.ID, partition, fixture.config, known, fixture.clock, fixture.observation);
    }
}
