package dev.offsetlab.exercises.ex11;

import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.BatchStamp;
import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Where the last whole batch ends: of whole files, torn ones, damaged ones.
@Tag("11")
@ExtendWith(Seeds.class)
class TailScanGrader {
    private static final long BASE_OFFSET = 6_000_000_000L;

    @TempDir
    Path folder;

    @Test
    @Points(1)
    @Invariant("I1")
    @DisplayName("nothing is cut off a file of whole batches, not even of one that ends with its last byte")
    @Timeout(10)
    void endOfWhole_wholeFile_isItsEnd(Seed seed) throws IOException {
        Random random = seed.random();
        for (int batches = 0; batches < 12; batches++) {
            StoredLog log = StoredLog.random(random, BASE_OFFSET, batches);
            check(
                    log,
                    log.bytes(),
                    batches,
                    Finding.of("the end of a whole file of " + batches + " batches")
                            .seed(seed));
        }
    }

    @Test
    @Points(3)
    @Invariant("I1")
    @DisplayName("torn at any byte of the last two batches: every whole batch stays, the torn one goes")
    @Timeout(10)
    void endOfWhole_tornAtEveryByte_endsBehindTheLastWholeBatch(Seed seed) throws IOException {
        StoredLog log = StoredLog.random(seed.random(), BASE_OFFSET, 5);
        for (int cut = log.position(3); cut <= log.sizeBytes(); cut++) {
            int whole = cut == log.sizeBytes() ? 5 : cut >= log.position(4) ? 4 : 3;
            check(
                    log,
                    StoredLog.cut(log.bytes(), cut),
                    whole,
                    Finding.of("the end of a log that was torn at byte " + cut)
                            .seed(seed)
                            .field("batches start at", log.told(5))
                            .why("A batch counts when all of it is there: as many bytes as its length says."));
        }
    }

    @Test
    @Points(3)
    @Invariant("I2")
    @DisplayName("a flipped bit in any byte that the checksum, the magic or the length guards ends the log there")
    @Timeout(10)
    void endOfWhole_flippedBit_endsBeforeTheDamage(Seed seed) throws IOException {
        Random random = seed.random();
        StoredLog log = StoredLog.random(random, BASE_OFFSET, 4);
        int damaged = 2;
        for (int at = BatchLayout.LENGTH; at < log.header(damaged).sizeBytes(); at++) {
            if (at >= BatchLayout.LEADER_EPOCH && at < BatchLayout.MAGIC) {
                continue; // nothing guards the leader epoch
            }
            byte[] bytes = log.bytes();
            int position = log.position(damaged) + at;
            bytes[position] ^= (byte) (1 << random.nextInt(8));
            check(
                    log,
                    bytes,
                    damaged,
                    Finding.of("the end of a log with a flipped bit in byte " + at + " of a batch")
                            .seed(seed)
                            .why("The length fits or not, the magic is 2 or not; for all bytes from the attributes on"
                                    + " there is the CRC-32C."));
        }
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("a length field that lies ends the log; it does not make the scan fail or fill the memory")
    @Timeout(10)
    void endOfWhole_lyingLength_endsBeforeIt(Seed seed) throws IOException {
        StoredLog log = StoredLog.random(seed.random(), BASE_OFFSET, 4);
        int last = log.header(3).sizeBytes() - BatchLayout.BEFORE_LENGTH_BYTES;
        int[] lies = {last + 1, 0, -12, -1, 40, Integer.MIN_VALUE, Integer.MAX_VALUE - 20, Integer.MAX_VALUE};
        for (int lie : lies) {
            byte[] bytes = log.bytes();
            ByteBuffer.wrap(bytes).putInt(log.position(3) + BatchLayout.LENGTH, lie);
            check(
                    log,
                    bytes,
                    3,
                    Finding.of("the end of a log whose last batch claims a length of " + lie)
                            .seed(seed)
                            .why("Look at what the file has before you read, or allocate, what a field claims."));
        }
        byte[] zeros = Arrays.copyOf(log.bytes(), log.sizeBytes() + 500);
        check(
                log,
                zeros,
                4,
                Finding.of("the end of a log with 500 zero bytes behind it")
                        .seed(seed)
                        .why("So it looks where the file had grown before the power went, and its pages had not."));
    }

    @Test
    @Points(2)
    @Invariant("I3")
    @DisplayName("a batch that begins before the end of the one before it is damage, however sound its checksum")
    @Timeout(10)
    void endOfWhole_offsetsDoNotRise_endsThere(Seed seed) throws IOException {
        Random random = seed.random();
        for (long back : new long[] {1, 2, 1_000}) {
            StoredLog log = StoredLog.random(random, BASE_OFFSET, 3);
            ByteBuffer again = StoredLog.batch(random, log.nextOffset() - back);
            log.add(again).add(StoredLog.batch(random, log.nextOffset()));
            check(
                    log,
                    log.bytes(),
                    3,
                    Finding.of("the end of a log whose fourth batch begins " + back + " before the third one's end")
                            .seed(seed)
                            .field("batches", log.told(5))
                            .why("The base offset lies outside the CRC: only the order of offsets guards it."));
        }
        StoredLog early = new StoredLog(BASE_OFFSET).add(StoredLog.batch(random, BASE_OFFSET - 1));
        check(
                early,
                early.bytes(),
                0,
                Finding.of("the end of a log whose first batch begins before the segment's base offset")
                        .seed(seed));
    }

    @Test
    @Points(2)
    @Invariant("I4")
    @DisplayName(
            "what compaction leaves is no damage: gaps between offsets, a late first batch, a batch without records")
    @Timeout(10)
    void endOfWhole_gapsAndEmptyBatches_stay(Seed seed) throws IOException {
        Random random = seed.random();
        StoredLog log = new StoredLog(BASE_OFFSET).gap(17);
        for (int i = 0; i < 3; i++) {
            log.add(StoredLog.batch(random, log.nextOffset())).gap(random.nextInt(100));
            BatchHeader full = BatchHeader.read(StoredLog.batch(random, log.nextOffset()), 0);
            log.add(BatchBuilder.emptied(full));
        }
        check(
                log,
                log.bytes(),
                log.count(),
                Finding.of("the end of a log that was compacted")
                        .seed(seed)
                        .field("batches", log.told(log.count()))
                        .why("Offsets must rise, but there may be gaps, and batches that lost their records."));
    }

    @Test
    @Points(1)
    @Invariant("I2")
    @DisplayName("behind damage nothing counts, also where whole batches follow")
    @Timeout(10)
    void endOfWhole_damageInTheMiddle_nothingBehindItCounts(Seed seed) throws IOException {
        Random random = seed.random();
        StoredLog log = StoredLog.random(random, BASE_OFFSET, 6);
        byte[] bytes = log.bytes();
        bytes[log.position(2) + BatchLayout.RECORDS] ^= 1;
        check(
                log,
                bytes,
                2,
                Finding.of("the end of a log of six batches, the third of which is damaged")
                        .seed(seed)
                        .why("What is behind damage cannot be told from garbage."));
        byte[] wrongMagic = log.bytes();
        wrongMagic[log.position(1) + BatchLayout.MAGIC] = 1;
        BatchStamp.seal(ByteBuffer.wrap(wrongMagic), log.position(1));
        check(
                log,
                wrongMagic,
                1,
                Finding.of("the end of a log whose second batch is of magic 1").seed(seed));
    }

    private void check(StoredLog log, byte[] content, int whole, Expectation finding) throws IOException {
        StoredLog.Answer answer = log.scan(folder, content);
        int right = log.position(whole);
        log.drawn(finding.in("endOfWhole"), whole, answer.end());
        if (right < content.length) {
            finding.bytes("around the end", content, right, Math.min(content.length, right + 1));
        }
        finding.field("bytes in the file", content.length);
        finding.equal((long) right, answer.end());
        Finding.of("the batches that were told of")
                .in("endOfWhole")
                .why("`found` is told of each batch that counts, once, with where it starts.")
                .equal(log.told(whole), answer.told());
    }
}
