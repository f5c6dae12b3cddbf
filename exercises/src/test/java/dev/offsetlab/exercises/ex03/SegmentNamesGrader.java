package dev.offsetlab.exercises.ex03;

import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Names of files, there and back, and as a folder sorts them.
@Tag("3")
@ExtendWith(Seeds.class)
@Timeout(10)
class SegmentNamesGrader {
    private static final int CASES = 200;

    private final SegmentRoll roll = new SegmentRoll();

    @Test
    @Points(1)
    @Invariant("I6")
    @DisplayName("a name is the base offset in 20 digits and the suffix, and reads back")
    void fileName_anyOffset_thereAndBack(Seed seed) {
        Random random = seed.random();
        List<Long> offsets = new ArrayList<>(List.of(0L, 9L, 10L, 1_500L, 4_294_967_296L, Long.MAX_VALUE));
        random.longs(CASES, 0, Long.MAX_VALUE).forEach(offset -> offsets.add(offset >>> random.nextInt(60)));
        for (long offset : offsets) {
            for (String suffix : List.of(".log", ".index", ".timeindex")) {
                String right = String.format(Locale.ROOT, "%020d", offset) + suffix;
                Finding.of("the file name of offset " + offset)
                        .in("fileName")
                        .seed(seed)
                        .equal(right, roll.fileName(offset, suffix));
                Finding.of("the offset in \"" + right + "\"")
                        .in("baseOffset")
                        .seed(seed)
                        .equal(OptionalLong.of(offset), roll.baseOffset(right, suffix));
            }
        }
    }

    @Test
    @Points(1)
    @Invariant("I6")
    @DisplayName("files of a folder, sorted by name, are sorted by offset")
    void fileName_folder_sortsAsOffsets(Seed seed) {
        TreeMap<Long, String> oracle = new TreeMap<>();
        Random random = seed.random();
        for (int i = 0; i < CASES; i++) {
            long offset = random.nextLong(Long.MAX_VALUE) >>> random.nextInt(60);
            oracle.put(offset, String.valueOf(roll.fileName(offset, ".log")));
        }
        List<String> folder = new ArrayList<>(oracle.values());
        Collections.shuffle(folder, random);
        Collections.sort(folder);
        Finding.of("the files of a folder, sorted by name")
                .in("fileName")
                .seed(seed)
                .why("Whoever opens the folder finds the segment of an offset by the names alone.")
                .equal(List.copyOf(oracle.values()), folder);
    }

    @Test
    @Points(2)
    @Invariant("I6")
    @DisplayName("a name that is anything else has no base offset")
    void baseOffset_otherNames_empty() {
        for (String name : List.of(
                "1500.log",
                "00000000000000001500.index",
                "00000000000000001500.log.deleted",
                "00000000000000001500.log.swap",
                "00000000000000001500",
                "000000000000000001500.log",
                "0000000000000001500.log",
                "-0000000000000001500.log",
                "+0000000000000001500.log",
                "0000000000000000150a.log",
                "0000000000000000150\u0661.log",
                "99999999999999999999.log",
                "09223372036854775808.log",
                "leader-epoch-checkpoint",
                ".log",
                "")) {
            OptionalLong got;
            try {
                got = roll.baseOffset(name, ".log");
            } catch (RuntimeException thrown) {
                Finding.of("the offset in \"" + name + "\"")
                        .in("baseOffset")
                        .why("A folder holds other files too, and a name is never worth an exception.")
                        .threw("nothing (OptionalLong.empty)", thrown);
                return;
            }
            Finding.of("the offset in \"" + name + "\"").in("baseOffset").equal(OptionalLong.empty(), got);
        }
    }
}
