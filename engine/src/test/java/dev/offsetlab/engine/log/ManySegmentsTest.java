package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Counts descriptors, not milliseconds: what a long log costs is what is opened for it.
@EnabledOnOs(OS.LINUX)
class ManySegmentsTest {
    private static final int SEGMENTS = 10_000;

    @TempDir
    Path temp;

    @Test
    void open_tenThousandSegments_opensOnlyTheLastAndKeepsFewOpenLater() throws IOException {
        LogFixture fixture = new LogFixture(temp, LogFixture.config(200, 4096));
        write(fixture.partition());
        Files.createFile(temp.resolve(".kafka_cleanshutdown"));
        try (LogDirectory directory = fixture.open()) {
            PartitionLog log = directory.log(LogFixture.ID).orElseThrow();
            assertThat(openFiles()).isLessThanOrEqualTo(2);
            assertThat(log.logEndOffset()).isEqualTo(SEGMENTS);
            for (long offset = 0; offset < SEGMENTS; offset += 7) {
                try (LogRead read = log.read(offset, 1000, true)) {
                    assertThat(LogFixture.bytes(read).getLong(0)).isEqualTo(offset);
                }
            }
            assertThat(openFiles()).isLessThan(300);
            assertThat(fixture.recovered).isEmpty();
        }
    }

    /// One batch a segment, the indexes as a clean stop leaves them.
    static void write(Path partition) throws IOException {
        Files.createDirectories(partition);
        PartitionMetadata.write(partition, LogFixture.TOPIC_ID);
        ByteBuffer batch = LogFixture.batch(1, 1, 50);
        for (long offset = 0; offset < SEGMENTS; offset++) {
            batch.putLong(0, offset);
            Files.write(SegmentName.in(partition, offset, SegmentName.LOG), LogFixture.array(batch));
            Files.createFile(SegmentName.in(partition, offset, SegmentName.OFFSET_INDEX));
            Files.write(
                    SegmentName.in(partition, offset, SegmentName.TIME_INDEX),
                    ByteBuffer.allocate(12).putLong(1).putInt(0).array());
        }
    }

    private long openFiles() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(this::isOurs).count();
        }
    }

    private boolean isOurs(Path descriptor) {
        try {
            Path file = Files.readSymbolicLink(descriptor);
            return file.startsWith(temp) && file.toString().endsWith(".log");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
