package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.EpochCheckpoint.EpochStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFileTest {
    @TempDir
    Path folder;

    @Test
    void write_offsets_hasKafkasForm() throws Exception {
        OffsetCheckpoint checkpoint = new OffsetCheckpoint(folder, OffsetCheckpoint.RECOVERY_POINTS);
        Map<PartitionId, Long> offsets = Map.of(
                new PartitionId("orders", 1),
                820L,
                new PartitionId("orders", 0),
                1500L,
                new PartitionId("a-b", 10),
                0L);
        checkpoint.write(offsets);
        assertThat(folder.resolve("recovery-point-offset-checkpoint"))
                .content()
                .isEqualTo("0\n3\na-b 10 0\norders 0 1500\norders 1 820\n");
        assertThat(checkpoint.read()).isEqualTo(offsets);
    }

    @Test
    void write_twice_replacesAndLeavesNothingBeside() throws Exception {
        OffsetCheckpoint checkpoint = new OffsetCheckpoint(folder, OffsetCheckpoint.LOG_STARTS);
        checkpoint.write(Map.of(new PartitionId("orders", 0), 1L, new PartitionId("orders", 1), 1L));
        checkpoint.write(Map.of());
        assertThat(checkpoint.read()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve(OffsetCheckpoint.LOG_STARTS));
        }
    }

    @Test
    void read_noFile_isEmpty() throws Exception {
        assertThat(new OffsetCheckpoint(folder, OffsetCheckpoint.HIGH_WATERMARKS).read())
                .isEmpty();
        assertThat(new EpochCheckpoint(folder).read()).isEmpty();
    }

    @Test
    void write_epochs_areReadBack() throws Exception {
        EpochCheckpoint checkpoint = new EpochCheckpoint(folder);
        List<EpochStart> epochs = List.of(new EpochStart(0, 0), new EpochStart(3, 1500));
        checkpoint.write(epochs);
        assertThat(folder.resolve("leader-epoch-checkpoint")).content().isEqualTo("0\n2\n0 0\n3 1500\n");
        assertThat(checkpoint.read()).isEqualTo(epochs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "1\n0\n", "0\n2\norders 0 5\n", "0\nx\n", "0\n1\norders 0\n", "0\n1\norders zero 5\n"})
    void read_damagedOffsets_isOneLineThatNamesTheFile(String content) throws Exception {
        Files.writeString(folder.resolve(OffsetCheckpoint.CLEANER_POINTS), content);
        assertThatThrownBy(() -> new OffsetCheckpoint(folder, OffsetCheckpoint.CLEANER_POINTS).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged checkpoint")
                .hasMessageContaining("file=" + folder)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0\n1\n0\n", "0\n1\n0 0 0\n", "0\n1\na b\n", "0\n2\n3 0\n2 5\n", "0\n2\n1 9\n2 5\n"})
    void read_damagedEpochs_isOneLineThatNamesTheFile(String content) throws Exception {
        Files.writeString(folder.resolve(EpochCheckpoint.NAME), content);
        assertThatThrownBy(() -> new EpochCheckpoint(folder).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged checkpoint");
    }
}
