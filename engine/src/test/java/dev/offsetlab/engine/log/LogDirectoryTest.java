package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data folder: one broker at a time, the files that Kafka knows, and logs that go.
class LogDirectoryTest {
    @TempDir
    Path temp;

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
            log.configure(LogFixture.settings(600, 100).retention(-1, 1500).build());
            directory.cleanUp();
            assertThat(log.sizeBytes()).isBetween(1500L, 2400L);
            assertThat(log.logStartOffset()).isEqualTo(log.segments().getFirst().baseOffset());
            LogFixture.invariants(log, log.core(), "");
        }
    }
}
