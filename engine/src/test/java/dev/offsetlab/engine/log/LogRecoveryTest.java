package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogRecoveryTest {
    private static final LogLoader.Checkpoints CRASHED = new LogLoader.Checkpoints(false, 0, 0);

    @TempDir
    Path temp;

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
            for (int i = 0; i < 30; i++) {
                log.append(LogFixture.batch(i, 1, 100));
            }
            copy(fixture.partition(), crashed);
        }
        try (FileChannel file =
                FileChannel.open(SegmentName.in(crashed, 0, SegmentName.LOG), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 300);
        }
        PartitionLog log = open(fixture, crashed, CRASHED);
        assertThat(log.logEndOffset()).isEqualTo(1);
        assertThat(log.segments()).hasSize(1);
        assertThat(fixture.recovered.size()).isGreaterThan(2);
        LogFixture.invariants(log, log.core(), "");
        log.close();
    }

    @Test
    void open_recoveryPoint_checksOnlyWhatLiesBehind() throws IOException {
        LogFixture fixture = new LogFixture(temp.resolve("data"), LogFixture.config(700, 100));
        Path crashed = temp.resolve("crashed");
        try (LogDirectory directory = fixture.open()) {
            PartitionLog log = fixture.log(directory);
            for (int i = 0; i < 30; i++) {
                log.append(LogFixture.batch(i, 1, 100));
            }
            directory.checkpoint();
            copy(fixture.partition(), crashed);
            assertThat(fixture.folder.resolve("recovery-point-offset-checkpoint"))
                    .hasContent("0\n1\norders 0 " + log.segments().getLast().baseOffset() + "\n");
        }
        try (FileChannel file =
                FileChannel.open(SegmentName.in(crashed, 0, SegmentName.LOG), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 300);
        }
        PartitionLog log = open(fixture, crashed, new LogLoader.Checkpoints(false, 29, 0));
        assertThat(log.logEndOffset()).isEqualTo(30);
        assertThat(fixture.recovered).isEmpty();
        log.close();
    }

    enum Damage {
        MISSING,
        PART_OF_AN_ENTRY,
        TOO_LONG,
        ZERO_TAIL,
        GARBAGE,
        EMPTY
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void open_damagedOffsetIndexAfterACleanStop_isRebuilt(Damage damage) throws IOException {
        LogFixture fixture = new LogFixture(temp.resolve("data"), LogFixture.config(60_000, 4096));
        byte[] expected;
        try (LogDirectory directory = fixture.open()) {
            PartitionLog log = fixture.log(directory);
            Random random = new Random(42);
            for (int i = 0; i < 400; i++) {
                log.append(LogFixture.randomBatch(random, i * 100L));
            }
            expected = LogFixture.readAll(log, 0, 5000);
        }
        damage(SegmentName.in(fixture.partition(), 0, SegmentName.OFFSET_INDEX), damage);
        try (LogDirectory directory = fixture.open()) {
            PartitionLog log = fixture.log(directory);
            assertThat(LogFixture.readAll(log, 0, 5000)).isEqualTo(expected);
            try (LogRead read = log.read(100, 10, true)) {
                assertThat(read.region().isEmpty()).isFalse();
            }
            assertThat(fixture.recovered).hasSize(damage == Damage.ZERO_TAIL ? 0 : 1);
            LogFixture.invariants(log, log.core(), damage.name());
        }
    }

    private static void damage(Path index, Damage damage) throws IOException {
        byte[] bytes = Files.readAllBytes(index);
        assertThat(bytes.length).isGreaterThan(16);
        switch (damage) {
            case MISSING -> Files.delete(index);
            case PART_OF_AN_ENTRY -> Files.write(index, new byte[] {9}, StandardOpenOption.APPEND);
            case TOO_LONG ->
                Files.write(
                        index,
                        ByteBuffer.allocate(8).putInt(2_000_000).putInt(900_000).array(),
                        StandardOpenOption.APPEND);
            case ZERO_TAIL -> Files.write(index, new byte[8000], StandardOpenOption.APPEND);
            case GARBAGE -> Files.write(index, new byte[] {0, 0, 0, 3, 0, 0, 0, 5});
            case EMPTY -> Files.write(index, new byte[0]);
            default -> throw new AssertionError(damage);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 30_000})
    void open_indexesByTheirOwnInterval_areWholeAndRebuiltAsTheyWere(int intervalBytes) throws IOException {
        LogFixture fixture = new LogFixture(temp.resolve("data"), LogFixture.config(20_000, intervalBytes));
        try (LogDirectory directory = fixture.open()) {
            for (int i = 0; i < 300; i++) {
                fixture.log(directory).append(LogFixture.batch(i, 1, 100));
            }
        }
        try (LogDirectory directory = fixture.open()) {
            assertThat(fixture.log(directory).segments().size()).isGreaterThan(1);
            LogFixture.invariants(fixture.log(directory), fixture.log(directory).core(), "");
            assertThat(fixture.recovered).isEmpty();
        }
        Path index = SegmentName.in(fixture.partition(), 0, SegmentName.OFFSET_INDEX);
        byte[] before = Files.readAllBytes(index);
        Files.delete(index);
        try (LogDirectory directory = fixture.open()) {
            LogFixture.readAll(fixture.log(directory), 0, 5000);
            assertThat(fixture.recovered).hasSize(1);
            assertThat(index).hasBinaryContent(before);
        }
    }

    @Test
    void read_indexThatGrewUnderAWiderInterval_isWhole() throws IOException {
        LogFixture fixture = new LogFixture(temp.resolve("data"), LogFixture.config(20_000, 300));
        try (LogDirectory directory = fixture.open()) {
            PartitionLog log = fixture.log(directory);
            log.configure(LogFixture.config(20_000, 30_000));
            for (int i = 0; i < 100; i++) {
                log.append(LogFixture.batch(i, 1, 100));
            }
            log.roll();
            LogFixture.invariants(log, log.core(), "");
            assertThat(fixture.recovered).isEmpty();
        }
    }

    @Test
    void open_missingTimeIndex_isRebuilt() throws IOException {
        LogFixture fixture = new LogFixture(temp.resolve("data"), LogFixture.config(600, 100));
        try (LogDirectory directory = fixture.open()) {
            for (int i = 0; i < 20; i++) {
                fixture.log(directory).append(LogFixture.batch(1000 + i, 1, 100));
            }
        }
        Files.delete(SegmentName.in(fixture.partition(), 0, SegmentName.TIME_INDEX));
        try (LogDirectory directory = fixture.open()) {
            PartitionLog log = fixture.log(directory);
            assertThat(log.offsetForTimestamp(1001)).contains(new TimestampedOffset(1001, 1));
            LogFixture.invariants(log, log.core(), "");
        }
        assertThat(fixture.recovered).hasSize(1);
    }

    @Test
    void open_secondBroker_isRefusedInOneLine() throws IOException {
        LogFixture fixture = new LogFixture(temp.resolve("data"), LogConfig.DEFAULTS);
        try (LogDirectory directory = fixture.open()) {
            assertThat(directory.clusterId()).hasSize(22);
            assertThatThrownBy(fixture::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another broker")
                    .hasMessageContaining("folder=");
        }
        String id;
        try (LogDirectory directory = fixture.open()) {
            id = directory.clusterId();
        }
        try (LogDirectory directory = fixture.open()) {
            assertThat(directory.clusterId()).isEqualTo(id);
        }
    }

    @Test
    void close_leavesAFolderAsKafkaKnowsIt() throws IOException {
        LogFixture fixture = new LogFixture(temp.resolve("data"), LogConfig.DEFAULTS);
        try (LogDirectory directory = fixture.open()) {
            fixture.log(directory).append(LogFixture.batch(77, 2, 10));
            assertThat(fixture.partition().resolve("00000000000000000000.index"))
                    .hasSize(10_485_760);
            assertThat(fixture.partition().resolve("00000000000000000000.timeindex"))
                    .hasSize(10_485_756);
            assertThat(fixture.folder.resolve(".kafka_cleanshutdown")).doesNotExist();
        }
        assertThat(fixture.folder.resolve(".kafka_cleanshutdown")).hasContent("{\"version\":0,\"brokerEpoch\":-1}");
        assertThat(fixture.folder.resolve("meta.properties"))
                .content()
                .containsPattern("version=1\\ncluster.id=.{22}\\nnode.id=1\\ndirectory.id=.{22}");
        assertThat(fixture.folder.resolve("recovery-point-offset-checkpoint")).hasContent("0\n1\norders 0 2\n");
        assertThat(fixture.folder.resolve("replication-offset-checkpoint")).hasContent("0\n1\norders 0 2\n");
        assertThat(fixture.partition().resolve("partition.metadata"))
                .hasContent("version: 0\ntopic_id: " + LogFixture.TOPIC_ID);
        assertThat(fixture.partition().resolve("00000000000000000000.index")).isEmptyFile();
        assertThat(fixture.partition().resolve("00000000000000000000.timeindex"))
                .hasSize(12);
        assertThat(fixture.partition().resolve("00000000000000000002.snapshot")).exists();
    }

    @Test
    void delete_whileAReaderHoldsARegion_theReaderFinishesAndTheFolderGoes() throws IOException {
        LogFixture fixture = new LogFixture(temp.resolve("data"), LogFixture.config(600, 100));
        try (LogDirectory directory = fixture.open()) {
            ByteBuffer first = LogFixture.batch(1, 1, 100);
            fixture.log(directory).append(first);
            LogRead held = fixture.log(directory).read(0, 1000, true);
            directory.delete(LogFixture.ID);
            assertThat(directory.log(LogFixture.ID)).isEmpty();
            PartitionLog again = fixture.log(directory);
            assertThat(again.logEndOffset()).isZero();
            assertThat(LogFixture.bytes(held)).isEqualTo(first);
            held.close();
            directory.cleanUp();
            assertThat(fixture.folderNames()).noneMatch(name -> name.endsWith("-delete"));
        }
        Files.createDirectory(fixture.folder.resolve("gone-3.0123456789abcdef0123456789abcdef-delete"));
        try (LogDirectory directory = fixture.open()) {
            assertThat(directory.logs()).hasSize(1);
            assertThat(fixture.folderNames()).noneMatch(name -> name.endsWith("-delete"));
        }
    }

    @Test
    void cleanUp_retentionBySize_deletesTheOldestSegments() throws IOException {
        LogFixture fixture = new LogFixture(temp.resolve("data"), LogFixture.config(600, 100));
        try (LogDirectory directory = fixture.open()) {
            PartitionLog log = fixture.log(directory);
            for (int i = 0; i < 40; i++) {
                log.append(LogFixture.batch(i, 1, 100));
            }
            log.configure(new LogConfig(
                    600,
                    1 << 20,
                    100,
                    1 << 16,
                    -1,
                    1500,
                    true,
                    false,
                    0,
                    0.5,
                    10_000,
                    false,
                    Long.MAX_VALUE,
                    86_400_000));
            directory.cleanUp();
            assertThat(log.sizeBytes()).isBetween(1500L, 2400L);
            assertThat(log.logStartOffset()).isEqualTo(log.segments().getFirst().baseOffset());
            LogFixture.invariants(log, log.core(), "");
        }
    }
}
