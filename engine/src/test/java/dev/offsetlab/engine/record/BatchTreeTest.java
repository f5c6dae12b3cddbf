package dev.offsetlab.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.record.BatchField.ByteRange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchTreeTest {
    private static final long TIME_MS = 1_700_000_000_000L;
    private static final List<Compression> CODECS = List.of(Compression.values());

    @ParameterizedTest
    @EnumSource(Compression.class)
    void of_randomBatches_piecesTileThemAndNothingIsWrong(Compression codec) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            ByteBuffer batch = randomBatch(random, codec);
            BatchTree tree = BatchTree.of(batch, batch.remaining());
            assertThat(tree.problem()).as("seed=%d", seed).isEmpty();
            assertTiled(tree, batch.remaining(), "seed=" + seed);
        }
    }

    @Test
    void of_damagedBatches_isATreeThatTilesThemAndSaysWhatIsWrong() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            Compression codec = CODECS.get(random.nextInt(CODECS.size()));
            ByteBuffer batch = randomBatch(random, codec);
            int at = random.nextInt(batch.remaining());
            byte before = batch.get(at);
            batch.put(at, (byte) random.nextInt(256));
            BatchTree tree = BatchTree.of(batch, batch.remaining());
            assertTiled(tree, batch.remaining(), "seed=" + seed + " at=" + at);
            boolean unseen = batch.get(at) == before
                    || at < BatchLayout.LENGTH
                    || (at >= BatchLayout.LEADER_EPOCH && at < BatchLayout.MAGIC);
            assertThat(tree.problem().isPresent())
                    .as("seed=%d at=%d byte=%d", seed, at, batch.get(at))
                    .isNotEqualTo(unseen);
        }
    }

    @Test
    void of_firstBytesOfALargerBatch_isNoDamage() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            ByteBuffer batch = randomBatch(random, Compression.NONE);
            int whole = batch.remaining();
            batch.limit(BatchLayout.HEADER_BYTES + random.nextInt(whole - BatchLayout.HEADER_BYTES));
            BatchTree tree = BatchTree.of(batch, whole);
            assertThat(tree.problem()).as("seed=%d", seed).isEmpty();
            assertTiled(tree, batch.limit(), "seed=" + seed);
        }
    }

    @Test
    void of_tornHeader_isTreeOfWhatIsThere() {
        ByteBuffer batch = randomBatch(new Random(1), Compression.NONE);
        for (int bytes = 0; bytes < BatchLayout.HEADER_BYTES; bytes++) {
            ByteBuffer torn = batch.duplicate().limit(bytes);
            BatchTree tree = BatchTree.of(torn, bytes);
            assertThat(tree.problem()).as("bytes=%d", bytes).isPresent();
            assertTiled(tree, bytes, "bytes=" + bytes);
        }
    }

    @Test
    void of_oneRecord_namesEachField() {
        ByteBuffer batch = new BatchBuilder(Compression.NONE)
                .baseOffset(1520)
                .add(TIME_MS, bytes("k"), bytes("v"), List.of(new RecordHeader("from", bytes("test"))))
                .build();
        BatchField root = BatchTree.of(batch, batch.remaining()).root();
        assertThat(root.children().getFirst().value()).isEqualTo("1520");
        BatchField record = root.children().getLast().children().getFirst();
        assertThat(record.value()).isEqualTo("1520");
        assertThat(record.children())
                .extracting(BatchField::name)
                .containsExactly(
                        "length",
                        "attributes",
                        "timestamp delta",
                        "offset delta",
                        "key length",
                        "key",
                        "value length",
                        "value",
                        "header count",
                        "header name length",
                        "header name",
                        "header value length",
                        "header value");
        assertThat(record.children().get(5).value()).isEqualTo("k");
        assertThat(record.children().get(2).value()).isEqualTo("0: 1700000000000 (2023-11-14 22:13:20.000 UTC)");
    }

    @Test
    void of_compressedBatch_unpackedRecordsHaveNoBytesOfTheFile() {
        ByteBuffer batch = new BatchBuilder(Compression.ZSTD)
                .baseOffset(7)
                .add(TIME_MS, bytes("key"), null, List.of())
                .build();
        BatchField packed =
                BatchTree.of(batch, batch.remaining()).root().children().getLast();
        assertThat(packed.isPiece()).isTrue();
        BatchField record = packed.children().getFirst();
        assertThat(record.range()).isEmpty();
        assertThat(record.value()).isEqualTo("7");
        assertThat(record.children()).extracting(BatchField::value).contains("key", "null");
    }

    @Test
    void of_manyRecords_takesTheFirstApartAndKeepsTheRestInOnePiece() {
        BatchBuilder builder = new BatchBuilder(Compression.NONE);
        for (int i = 0; i < BatchTree.MOST_RECORDS + 50; i++) {
            builder.add(TIME_MS, null, new byte[10]);
        }
        ByteBuffer batch = builder.build();
        BatchTree tree = BatchTree.of(batch, batch.remaining());
        BatchField last = tree.root().children().getLast().children().getLast();
        assertThat(last.value()).isEqualTo("50 more records");
        assertThat(tree.problem()).isEmpty();
        assertTiled(tree, batch.remaining(), "");
    }

    private static void assertTiled(BatchTree tree, int sizeBytes, String as) {
        List<ByteRange> pieces = new ArrayList<>();
        collect(tree.root(), pieces, new ByteRange(0, sizeBytes), as);
        int next = 0;
        for (ByteRange piece : pieces) {
            assertThat(piece.from()).as(as).isEqualTo(next);
            next = piece.to();
        }
        assertThat(next).as(as).isEqualTo(sizeBytes);
    }

    private static void collect(BatchField field, List<ByteRange> pieces, ByteRange around, String as) {
        ByteRange within = field.range().orElse(around);
        assertThat(within.from()).as(as).isBetween(around.from(), around.to());
        assertThat(within.to()).as(as).isBetween(within.from(), around.to());
        if (field.isPiece()) {
            pieces.add(within);
        }
        field.children().forEach(child -> collect(child, pieces, within, as));
    }

    private static ByteBuffer randomBatch(Random random, Compression codec) {
        BatchBuilder builder = new BatchBuilder(codec).baseOffset(random.nextInt(1_000_000));
        int records = 1 + random.nextInt(6);
        for (int i = 0; i < records; i++) {
            List<RecordHeader> headers = random.nextInt(3) == 0
                    ? List.of(new RecordHeader("from", bytes("test")), new RecordHeader("", random(random)))
                    : List.of();
            builder.add(TIME_MS + random.nextInt(1000) - 500, random(random), random(random), headers);
        }
        return builder.build();
    }

    private static @Nullable ByteBuffer random(Random random) {
        int kind = random.nextInt(4);
        byte[] some = new byte[random.nextInt(300)];
        random.nextBytes(some);
        return switch (kind) {
            case 0 -> null;
            case 1 -> ByteBuffer.wrap(some);
            default -> bytes("Grüße-".repeat(random.nextInt(90)));
        };
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
