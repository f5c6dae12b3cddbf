package dev.offsetlab.exercises.ex11;

import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.exercises.ex11.SegmentOnDisk.IndexEntry;
import dev.offsetlab.lessons.grade.kit.Expectation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// The log file of one segment in memory: every batch of it is known, and what becomes of it is found by counting.
final class StoredLog {
    final long baseOffset;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<BatchHeader> batches = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();
    private long nextOffset;

    StoredLog(long baseOffset) {
        this.baseOffset = baseOffset;
        this.nextOffset = baseOffset;
    }

    static StoredLog random(Random random, long baseOffset, int batches) {
        StoredLog log = new StoredLog(baseOffset);
        for (int i = 0; i < batches; i++) {
            log.add(batch(random, log.nextOffset));
        }
        return log;
    }

    static ByteBuffer batch(Random random, long offset) {
        Compression codec = random.nextInt(5) == 0 ? Compression.GZIP : Compression.NONE;
        BatchBuilder batch = new BatchBuilder(codec).baseOffset(offset);
        int records = 1 + random.nextInt(4);
        for (int i = 0; i < records; i++) {
            byte[] value = new byte[1 + random.nextInt(40)];
            random.nextBytes(value);
            batch.add(1_700_000_000_000L + random.nextInt(1000), null, value);
        }
        return batch.build();
    }

    StoredLog add(ByteBuffer batch) {
        BatchHeader header = BatchHeader.read(batch, 0);
        positions.add(bytes.size());
        batches.add(header);
        bytes.write(batch.array(), 0, batch.limit());
        nextOffset = header.nextOffset();
        return this;
    }

    /// Leaves out some offsets, as compaction does.
    StoredLog gap(int offsets) {
        nextOffset += offsets;
        return this;
    }

    long nextOffset() {
        return nextOffset;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    int sizeBytes() {
        return bytes.size();
    }

    int count() {
        return batches.size();
    }

    /// Where a batch starts; the end of the file for the number behind the last.
    int position(int batch) {
        return batch == count() ? sizeBytes() : positions.get(batch);
    }

    BatchHeader header(int batch) {
        return batches.get(batch);
    }

    /// What [Recovery#endOfWhole] is to tell of: the first `count` batches.
    List<String> told(int count) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            told.add(told(header(i), position(i)));
        }
        return told;
    }

    static String told(BatchHeader header, long position) {
        return header.baseOffset() + ".." + header.lastOffset() + " at " + position;
    }

    /// The index that the first `count` batches have.
    List<IndexEntry> index(int count, int intervalBytes) {
        List<IndexEntry> index = new ArrayList<>();
        int last = 0;
        for (int i = 0; i < count; i++) {
            if (position(i) - last > intervalBytes) {
                index.add(new IndexEntry((int) (header(i).lastOffset() - baseOffset), position(i)));
                last = position(i);
            }
        }
        return index;
    }

    Path log(Path folder) {
        return folder.resolve("%020d.log".formatted(baseOffset));
    }

    Path index(Path folder) {
        return folder.resolve("%020d.index".formatted(baseOffset));
    }

    void write(Path folder, byte[] content) throws IOException {
        Files.write(log(folder), content);
        Files.write(index(folder), "what a crash left".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    static List<IndexEntry> readIndex(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        List<IndexEntry> entries = new ArrayList<>();
        while (bytes.remaining() >= 8) {
            entries.add(new IndexEntry(bytes.getInt(), bytes.getInt()));
        }
        return entries;
    }

    /// Asks the student's scan about `content`.
    Answer scan(Path folder, byte[] content) throws IOException {
        Path path = Files.write(log(folder), content);
        List<String> told = new ArrayList<>();
        try (SegmentFile file = SegmentFile.at(path, content.length)) {
            if (!file.retain()) {
                throw new IllegalStateException();
            }
            try {
                long end = Recovery.endOfWhole(
                        file.region(0, content.length),
                        baseOffset,
                        (header, position) -> told.add(told(header, position)));
                return new Answer(end, told);
            } finally {
                file.release();
            }
        }
    }

    record Answer(long end, List<String> told) {}

    /// The segment with the place where it ends, and where the student's code says so.
    Expectation drawn(Expectation finding, int whole, long got) {
        finding.segment(
                baseOffset,
                nextOffset,
                sizeBytes(),
                index(count(), 4096).stream().map(IndexEntry::position).toList());
        finding.mark(0, position(whole), "the log ends");
        if (got != position(whole)) {
            finding.wrongMark(0, got, "got");
        }
        return finding;
    }

    static byte[] cut(byte[] bytes, int end) {
        return Arrays.copyOf(bytes, end);
    }
}
