package dev.offsetlab.engine.log;

import static dev.offsetlab.engine.log.CompactionChecks.NOW_MS;
import static dev.offsetlab.engine.log.CompactionChecks.checkLookups;
import static dev.offsetlab.engine.log.CompactionChecks.config;
import static dev.offsetlab.engine.log.CompactionChecks.endingWith;
import static dev.offsetlab.engine.log.CompactionChecks.fill;
import static dev.offsetlab.engine.log.CompactionChecks.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A crash while compacted segments take the place of the old ones.
class SegmentSwapTest {
    @TempDir
    Path data;

    /// Every state that a crash can leave of a swap: unfinished, decided with the first few old segments gone.
    @Test
    void recover_everyCrashPoint_losesNoKey() throws Exception {
        long seed = System.nanoTime();
        RandomBatches batches = new RandomBatches(new Random(seed), 30);
        Path original = data.resolve("original");
        LogConfig small = config(2000);
        LogConfig large = config(1_000_000);
        Map<ByteBuffer, ByteBuffer> expected;
        long end;
        try (SegmentFolder log = SegmentFolder.create(original, small)) {
            fill(log, batches, 60);
            log.roll();
            expected = state(log.records());
            end = log.endOffset();
        }
        List<Path> old = logs(original);
        Path compacted = copy(original, data.resolve("compacted"));
        try (SegmentFolder log = SegmentFolder.open(compacted, large, end)) {
            log.compact(NOW_MS, 1000);
        }
        Path cleaned = logs(compacted).getFirst();
        for (int gone = -1; gone < old.size(); gone++) {
            Path crashed = copy(original, data.resolve("crashed-" + gone));
            String name = cleaned.getFileName().toString();
            boolean decided = gone >= 0;
            Files.copy(cleaned, crashed.resolve(name + (decided ? SegmentSwap.SWAP : SegmentSwap.CLEANED)));
            Files.createFile(crashed.resolve(name.replace(".log", ".index") + SegmentSwap.CLEANED));
            for (int i = 0; i < gone; i++) {
                Files.delete(crashed.resolve(old.get(i).getFileName()));
            }
            try (SegmentFolder log = SegmentFolder.open(crashed, large, end)) {
                String where = "seed=" + seed + " gone=" + gone;
                assertThat(state(log.records())).as(where).isEqualTo(expected);
                assertThat(log.segments().all()).as(where).hasSize(decided ? 2 : old.size());
                assertThat(log.batches().stream()
                                .map(batch -> BatchHeader.read(batch, 0).baseOffset()))
                        .as(where)
                        .isSorted()
                        .doesNotHaveDuplicates();
                checkLookups(log, where);
                assertThat(endingWith(crashed, SegmentSwap.SWAP)).isEmpty();
                assertThat(endingWith(crashed, SegmentSwap.CLEANED)).isEmpty();
            }
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : endingWith(from, "")) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        return to;
    }

    private static List<Path> logs(Path folder) throws IOException {
        return endingWith(folder, SegmentName.LOG);
    }
}
