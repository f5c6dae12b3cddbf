package dev.offsetlab.exercises.ex04;

import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Random segments, entry by entry and lookup by lookup, against a `TreeMap`.
@Tag("4")
@ExtendWith(Seeds.class)
@Timeout(20)
class SparseIndexGrader {
    private static final int SEGMENTS = 40;
    private static final int BATCHES = 200;

    @Test
    @Points(1)
    @Invariant("I1")
    @DisplayName("the worked example: five batches of 2,000 bytes, one entry")
    void append_workedExample_oneEntry() {
        OracleIndex index = workedExample();
        index.compareEntries(null);
    }

    @Test
    @Points(1)
    @Invariant("I4")
    @DisplayName("the worked example: 1545 is behind the entry, 1535 is not")
    void lookup_workedExample() {
        OracleIndex index = workedExample();
        for (long offset : new long[] {1_545, 1_539, 1_535, 1_500}) {
            index.compareLookup(offset, null);
        }
    }

    private static OracleIndex workedExample() {
        OracleIndex index = new OracleIndex(1_500, 4_096, 16);
        for (int i = 0; i < 5; i++) {
            index.append(10, 2_000);
        }
        return index;
    }

    @Test
    @Points(2)
    @Invariant("I1")
    @DisplayName("exactly index.interval.bytes is not more than that: no entry is due yet")
    void append_exactlyTheInterval_noEntry() {
        for (int interval : new int[] {100, 1_000, 4_096}) {
            OracleIndex index = new OracleIndex(0, interval, 16);
            for (int i = 0; i < 9; i++) {
                index.append(1, interval / 2);
                index.compareEntries(null);
            }
        }
    }

    @Test
    @Points(3)
    @Invariant("I2")
    @DisplayName("random batches get the entries that the rule gives them, byte for byte")
    void append_random_asTheOracle(Seed seed) {
        Random random = seed.random();
        for (int i = 0; i < SEGMENTS; i++) {
            OracleIndex.random(random, BATCHES, BATCHES).compareEntries(seed);
        }
    }

    @Test
    @Points(2)
    @Invariant("I3")
    @DisplayName("a full index takes no more entries, and is still looked up")
    void append_full_noMore(Seed seed) {
        Random random = seed.random();
        for (int capacity = 0; capacity < 5; capacity++) {
            OracleIndex index = OracleIndex.random(random, BATCHES, capacity);
            index.compareEntries(seed);
            index.compareLookup(index.nextOffset() - 1, seed);
        }
    }

    @Test
    @Points(3)
    @Invariant("I4")
    @DisplayName("every entry's own offset, and the offsets to either side of it, find their floor")
    void lookup_aroundEveryEntry_floor(Seed seed) {
        Random random = seed.random();
        for (int i = 0; i < SEGMENTS; i++) {
            OracleIndex index = OracleIndex.random(random, random.nextInt(BATCHES), BATCHES);
            for (long offset : index.offsets()) {
                index.compareLookup(offset - 1, seed);
                index.compareLookup(offset, seed);
                index.compareLookup(offset + 1, seed);
            }
        }
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("offsets far outside of the segment find the first or the last entry, or none")
    void lookup_outside_firstOrLast(Seed seed) {
        Random random = seed.random();
        for (int batches : new int[] {0, 1, 30, BATCHES}) {
            OracleIndex index = OracleIndex.random(random, batches, BATCHES);
            long base = index.baseOffset();
            long[] far = {
                0,
                base - 1,
                base,
                index.nextOffset(),
                base + Integer.MAX_VALUE,
                base + (1L << 31),
                base + (1L << 32),
                Long.MAX_VALUE
            };
            for (long offset : far) {
                index.compareLookup(offset, seed);
            }
        }
    }

    @Test
    @Points(2)
    @Invariant("I6")
    @DisplayName("in an index of 262,144 entries a lookup takes a few looks, not a walk")
    void floor_largeIndex_isQuick(Seed seed) {
        int count = 1 << 18;
        int lookups = 400_000;
        ByteBuffer entries = ByteBuffer.allocate(count * SparseIndex.ENTRY_BYTES);
        for (int i = 0; i < count; i++) {
            entries.putInt(7 * i + 6).putInt(4_096 * i + 4_100);
        }
        Random random = seed.random();
        long untilNs = ownCpuNs() + TimeUnit.SECONDS.toNanos(3);
        for (int done = 0; done < lookups; done++) {
            int relative = random.nextInt(7 * count);
            int right = relative < 6 ? 0 : 4_096 * ((relative - 6) / 7) + 4_100;
            int got = SparseIndex.floor(entries, count, relative);
            if (got != right) {
                Finding.of("the floor of relative offset " + relative + " among 262,144 entries")
                        .in("floor")
                        .seed(seed)
                        .equal(right, got);
            }
            if ((done & 255) == 0 && ownCpuNs() > untilNs) {
                Finding.of("lookups in an index of 262,144 entries, in 3 seconds of CPU time")
                        .in("floor")
                        .seed(seed)
                        .why("With 18 halvings any of 262,144 entries is found; a walk looks at half of them.")
                        .fail("all " + lookups, "only " + done);
            }
        }
    }

    /// Not the clock: a machine that does much else is no fault of the lookup.
    private static long ownCpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
