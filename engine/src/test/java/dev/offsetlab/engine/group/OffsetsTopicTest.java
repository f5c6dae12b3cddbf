package dev.offsetlab.engine.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.AppendRefusedException;
import dev.offsetlab.engine.log.LogDirectory;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.observe.Observation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffsetsTopicTest {
    private static final String GROUP = "billing";

    @TempDir
    Path folder;

    private LogDirectory logs;
    private Topics topics;
    private OffsetsTopic journal;

    @BeforeEach
    void open() throws IOException {
        InstantSource clock = InstantSource.system();
        Settings settings = Settings.open(folder, Map.of());
        logs = LogDirectory.open(folder, settings::topicLogConfig, clock, new Observation());
        topics = Topics.open(settings, logs, clock);
        journal = new OffsetsTopic(topics, settings, clock);
    }

    @AfterEach
    void close() throws IOException {
        logs.close();
    }

    private PartitionLog log() {
        return topics.partition(OffsetsTopic.NAME, 0).orElseThrow();
    }

    private static OffsetsRecord membersWithPlanOf(int bytes) {
        GroupMetadata.StoredMember member = new GroupMetadata.StoredMember(
                "m", null, "c", "/127.0.0.1", 1, 1, ByteBuffer.allocate(1), ByteBuffer.allocate(bytes));
        return OffsetsRecord.members(GROUP, new GroupMetadata("consumer", 1, "range", "m", 0, List.of(member)));
    }

    @Test
    void write_planBeyondMaxMessageBytes_refusedAndNotStored() throws IOException {
        journal.write(GROUP, List.of(membersWithPlanOf(1_000_000)));

        assertThatThrownBy(() -> journal.write(GROUP, List.of(membersWithPlanOf(12_000_000))))
                .isInstanceOfSatisfying(AppendRefusedException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(AppendRefusedException.Reason.TOO_LARGE);
                    assertThat(Failures.ofMetadata(refused)).isEqualTo(Errors.UNKNOWN_SERVER_ERROR);
                    assertThat(Failures.ofCommit(refused)).isEqualTo(Errors.INVALID_COMMIT_OFFSET_SIZE);
                });
        assertThat(log().logEndOffset()).isOne();
    }

    @Test
    void write_commitsBeyondMaxMessageBytes_noneStored() throws IOException {
        CommittedOffset committed = new CommittedOffset(1, 0, "n".repeat(4096), 0, OptionalLong.empty());
        List<OffsetsRecord> commits = IntStream.range(0, 300)
                .mapToObj(i -> OffsetsRecord.commit(GROUP, new PartitionId("orders", i), committed))
                .toList();

        assertThatThrownBy(() -> journal.write(GROUP, commits)).isInstanceOf(AppendRefusedException.class);
        assertThat(log().logEndOffset()).isZero();
    }

    @Test
    void write_tombstonesBeyondMaxMessageBytes_goInSeveralBatches() throws IOException {
        String group = "g".repeat(30_000);
        List<OffsetsRecord> tombstones = IntStream.range(0, 100)
                .mapToObj(i -> OffsetsRecord.commitDeleted(group, new PartitionId("orders", i)))
                .toList();

        journal.write(group, tombstones);

        assertThat(log().logEndOffset()).isEqualTo(100);
    }
}
