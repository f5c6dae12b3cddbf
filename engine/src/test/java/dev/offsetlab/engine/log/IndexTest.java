package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTest {
    @TempDir
    Path folder;

    @Test
    void offsetLookup_random_agreesWithATreeMap() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path file = folder.resolve("x.index");
        for (int round = 0; round < 30; round++) {
            Files.deleteIfExists(file);
            long base = random.nextLong(1L << 40);
            int entries = random.nextInt(300);
            OffsetIndex growing = OffsetIndex.grow(file, base, 8 * 300, 0);
            TreeMap<Long, Integer> oracle = new TreeMap<>();
            long offset = base;
            int position = 0;
            for (int i = 0; i < entries; i++) {
                offset += 1 + random.nextInt(50);
                position += 1 + random.nextInt(9000);
                growing.append(offset, position);
                oracle.put(offset, position);
            }
            compare(growing, oracle, base, offset, random, "seed=" + seed);
            growing.trim();
            assertThat(file).hasSize(8L * entries);
            OffsetIndex closed = OffsetIndex.read(file, base, position + 1L);
            assertThat(closed.count()).isEqualTo(entries);
            compare(closed, oracle, base, offset, random, "seed=" + seed);
        }
    }

    private static void compare(
            OffsetIndex index, Map<Long, Integer> entries, long base, long last, Random random, String as) {
        TreeMap<Long, Integer> oracle = new TreeMap<>(entries);
        for (int i = 0; i < 200; i++) {
            long wanted = base + random.nextLong(last - base + 10);
            Map.Entry<Long, Integer> floor = oracle.floorEntry(wanted);
            assertThat(index.lookup(wanted)).as(as).isEqualTo(floor == null ? 0 : floor.getValue());
        }
    }

    @Test
    void offsetLookup_workedExample_isAsTheClassSays() throws IOException {
        OffsetIndex index = OffsetIndex.grow(folder.resolve("x.index"), 1500, 80, 0);
        index.append(1539, 6000);
        assertThat(index.lookup(1545)).isEqualTo(6000);
        assertThat(index.lookup(1535)).isZero();
        index.trim();
        assertThat(folder.resolve("x.index"))
                .hasBinaryContent(ByteBuffer.allocate(8).putInt(39).putInt(6000).array());
    }

    @Test
    void offsetRead_pastTheLog_isDamage() throws IOException {
        Path file = folder.resolve("x.index");
        Files.write(file, ByteBuffer.allocate(8).putInt(39).putInt(6000).array());
        assertThatThrownBy(() -> OffsetIndex.read(file, 0, 6000))
                .isInstanceOf(DamagedIndexException.class)
                .hasMessageContaining("x.index");
    }

    @Test
    void timeLookup_random_agreesWithATreeMap() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path file = folder.resolve("x.timeindex");
        for (int round = 0; round < 30; round++) {
            Files.deleteIfExists(file);
            TimeIndex growing = TimeIndex.grow(file, 100, 12 * 400, 0);
            TreeMap<Long, Long> oracle = new TreeMap<>();
            long offset = 100;
            for (int i = 0; i < 200; i++) {
                offset += random.nextInt(20);
                long timestamp = random.nextInt(i * 10 + 10);
                growing.append(new TimestampedOffset(timestamp, offset));
                if (oracle.isEmpty() || oracle.lastKey() < timestamp) {
                    oracle.put(timestamp, offset);
                }
            }
            growing.trim();
            TimeIndex closed = TimeIndex.read(file, 100);
            assertThat(closed.count()).as("seed=" + seed).isEqualTo(oracle.size());
            for (int i = 0; i < 200; i++) {
                long wanted = random.nextLong(2100) - 10;
                Map.Entry<Long, Long> floor = oracle.floorEntry(wanted);
                assertThat(closed.lookup(wanted)).as("seed=" + seed).isEqualTo(floor == null ? 100 : floor.getValue());
            }
        }
    }

    @Test
    void grow_again_keepsEntriesAndPreallocates() throws IOException {
        Path file = folder.resolve("x.index");
        OffsetIndex first = OffsetIndex.grow(file, 0, 10 << 20, 0);
        assertThat(file).hasSize(10_485_760);
        first.append(5, 100);
        first.trim();
        OffsetIndex again = OffsetIndex.grow(file, 0, 10 << 20, 1);
        again.append(9, 200);
        assertThat(file).hasSize(10_485_760);
        assertThat(again.lookup(7)).isEqualTo(100);
        assertThat(again.lookup(9)).isEqualTo(200);
        assertThat(TimeIndex.grow(folder.resolve("x.timeindex"), 0, 10 << 20, 0).count())
                .isZero();
        assertThat(folder.resolve("x.timeindex")).hasSize(10_485_756);
    }
}
