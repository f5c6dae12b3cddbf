package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.record.BatchLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchCursorTest {
    @TempDir
    Path folder;

    private final List<Long> starts = new ArrayList<>();
    private SegmentFile file;

    @BeforeEach
    void make() throws IOException {
        file = SegmentFile.create(folder.resolve("a.log"));
        assertThat(file.retain()).isTrue();
    }

    @AfterEach
    void close() {
        file.release();
        file.close();
    }

    private void append(int valueBytes) throws IOException {
        ByteBuffer batch = LogFixture.batch(starts.size(), 1, valueBytes);
        batch.putLong(BatchLayout.BASE_OFFSET, starts.size());
        starts.add(file.append(batch));
    }

    @Test
    void next_batchesOfAllSizesAroundTheWindow_meetsEachAtItsPlace() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            append(random.nextInt(random.nextInt(10) == 0 ? 3 * HeaderWindow.SIZE_BYTES : 300));
        }
        BatchCursor batches = new BatchCursor(file.region(0, file.sizeBytes()));
        for (int i = 0; i < starts.size(); i++) {
            String as = "seed=" + seed + " batch=" + i;
            assertThat(batches.next()).as(as).isTrue();
            assertThat(batches.position()).as(as).isEqualTo(starts.get(i));
            assertThat(batches.header().baseOffset()).as(as).isEqualTo(i);
        }
        assertThat(batches.next()).as("seed=" + seed).isFalse();
        assertThat(batches.end()).isEqualTo(file.sizeBytes());
    }

    @Test
    void next_twoScansOfOneThread_takeNothingFromEachOther() throws IOException {
        for (int i = 0; i < 20; i++) {
            append(50);
        }
        BatchCursor one = new BatchCursor(file.region(0, file.sizeBytes()));
        BatchCursor other = new BatchCursor(file.region(starts.get(7), file.sizeBytes() - starts.get(7)));
        for (int i = 0; i < 13; i++) {
            assertThat(one.next()).isTrue();
            assertThat(other.next()).isTrue();
            assertThat(one.header().baseOffset()).isEqualTo(i);
            assertThat(other.header().baseOffset()).isEqualTo(i + 7);
        }
    }

    @Test
    void next_rangeThatCutsABatch_isNotEntered() throws IOException {
        append(50);
        append(50);
        for (long cut = starts.get(1); cut < file.sizeBytes(); cut++) {
            BatchCursor batches = new BatchCursor(file.region(0, cut));
            assertThat(batches.next()).isTrue();
            assertThat(batches.next()).as("cut=" + cut).isFalse();
            assertThat(batches.end()).isEqualTo(starts.get(1));
        }
    }
}
