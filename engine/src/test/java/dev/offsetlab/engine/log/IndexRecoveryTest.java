package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Indexes that are missing, damaged or of another interval: found out, and rebuilt from the log.
class IndexRecoveryTest {
    @TempDir
    Path temp;

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
}
