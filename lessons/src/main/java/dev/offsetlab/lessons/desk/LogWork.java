package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.log.BatchBytes;
import dev.offsetlab.engine.log.IndexEntries;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.log.SegmentSnapshot;
import dev.offsetlab.engine.os.PageCache;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchTree;
import dev.offsetlab.engine.record.LogRecord;
import dev.offsetlab.engine.record.RecordReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.jspecify.annotations.Nullable;

/// Looks into segments, indexes and batches. On the desk's threads, for files are opened here.
final class LogWork {
    private static final int LARGEST_BATCH_BYTES = 16 << 20;
    private static final int MOST_RECORDS = 10_000;
    private static final int MOST_DUMP_BYTES = 4096;
    private static final int FETCH_BYTES = 1 << 20;

    private final Engine engine;

    LogWork(Engine engine) {
        this.engine = engine;
    }

    SegmentList segments(Place place) throws IOException {
        PartitionLog log = engine.log(place);
        List<SegmentSnapshot> all = log.segments();
        long end = log.logEndOffset();
        List<SegmentList.Segment> segments = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            SegmentSnapshot segment = all.get(i);
            long next = i + 1 < all.size() ? all.get(i + 1).baseOffset() : end;
            segments.add(new SegmentList.Segment(
                    segment.baseOffset(),
                    next - 1,
                    name(segment),
                    segment.sizeBytes(),
                    segment.indexEntries(),
                    PageCache.residency(segment.file()).fraction(),
                    segment.active()));
        }
        return new SegmentList(place.toString(), log.logStartOffset(), end, segments);
    }

    private static String name(SegmentSnapshot segment) {
        return segment.file().getFileName().toString();
    }

    IndexView index(Place place, long baseOffset) throws IOException {
        PartitionLog log = engine.log(place);
        SegmentSnapshot segment = segment(log, baseOffset);
        IndexEntries entries = log.indexEntries(baseOffset).orElseThrow(() -> gone(log, baseOffset));
        List<IndexView.Entry> all = new ArrayList<>(entries.count());
        for (int slot = 0; slot < entries.count(); slot++) {
            all.add(new IndexView.Entry(slot, entries.offset(slot), entries.position(slot)));
        }
        return new IndexView(name(segment).replace(".log", ".index"), all);
    }

    static SegmentSnapshot segment(PartitionLog log, long baseOffset) {
        return log.segments().stream()
                .filter(segment -> segment.baseOffset() == baseOffset)
                .findFirst()
                .orElseThrow(() -> gone(log, baseOffset));
    }

    private static DeskException gone(PartitionLog log, long baseOffset) {
        return new DeskException("no segment of " + log.id().topic() + " begins with offset " + baseOffset
                + ": there are "
                + log.segments().stream()
                        .limit(12)
                        .map(segment -> Long.toString(segment.baseOffset()))
                        .collect(Collectors.joining(", "))
                + (log.segmentCount() > 12 ? ", ..." : ""));
    }

    Found find(Place place, long offset) throws IOException {
        return new Found(offset, engine.logWith(place, offset).explain(offset, FETCH_BYTES));
    }

    BatchView batch(Place place, long offset) throws IOException {
        BatchBytes batch = whole(place, offset);
        ByteBuffer bytes = batch.bytes();
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return new BatchView(
                batch.file().getFileName().toString(),
                batch.position(),
                BatchHeader.read(bytes, 0),
                BatchTree.of(bytes, batch.sizeBytes()),
                HexFormat.of().formatHex(copy));
    }

    Produced produce(Place place, Job job, String... records) throws IOException {
        if (records.length == 0) {
            throw new DeskException("a batch has at least one record: lab.produce(\"" + place + "\", \"hello\")");
        }
        PartitionLog log = engine.log(place);
        ByteBuffer batch = WireProducer.batch(records);
        int sizeBytes = batch.remaining();
        try (WireProducer producer = WireProducer.open(engine.broker().address(), place, job)) {
            long startNs = System.nanoTime();
            PartitionProduceResponse answer = producer.send(batch);
            double tookMs = (System.nanoTime() - startNs) / 1e6;
            BatchBytes stored = log.batchAt(answer.baseOffset(), sizeBytes).orElseThrow();
            BatchHeader header = BatchHeader.read(stored.bytes(), 0);
            long timeMs = answer.logAppendTimeMs();
            return new Produced(
                    place.toString(),
                    answer.baseOffset(),
                    header.lastOffset(),
                    sizeBytes,
                    header.leaderEpoch(),
                    timeMs < 0 ? OptionalLong.empty() : OptionalLong.of(timeMs),
                    stored.position(),
                    stored.file().getFileName().toString(),
                    tookMs);
        }
    }

    private BatchBytes whole(Place place, long offset) throws IOException {
        PartitionLog log = engine.logWith(place, offset);
        return log.batchAt(offset, LARGEST_BATCH_BYTES)
                .orElseThrow(() ->
                        new DeskException("offset " + offset + " is the end of " + place + ": no batch holds it yet"));
    }

    RecordList records(Place place, long offset, int count) throws IOException {
        TopicWork.check("count", count, 1, MOST_RECORDS);
        PartitionLog log = engine.logWith(place, offset);
        List<RecordList.Line> lines = new ArrayList<>();
        long next = offset;
        while (lines.size() < count && next < log.logEndOffset()) {
            BatchBytes batch = whole(place, next);
            for (LogRecord record : RecordReader.all(batch.bytes())) {
                if (record.offset() >= offset && lines.size() < count) {
                    lines.add(new RecordList.Line(
                            record.offset(), record.timestampMs(), text(record.key()), text(record.value())));
                }
            }
            next = BatchHeader.read(batch.bytes(), 0).nextOffset();
        }
        return new RecordList(lines);
    }

    private static @Nullable String text(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException _) {
            byte[] binary = new byte[bytes.remaining()];
            bytes.duplicate().get(binary);
            return "0x" + HexFormat.of().formatHex(binary);
        }
    }

    /// Of the first segment's file.
    HexDump bytes(Place place, long position, int count) throws IOException {
        return bytes(place, engine.log(place).segments().getFirst().baseOffset(), position, count);
    }

    /// @param baseOffset of the segment whose file is read
    HexDump bytes(Place place, long baseOffset, long position, int count) throws IOException {
        TopicWork.check("count", count, 1, MOST_DUMP_BYTES);
        SegmentSnapshot segment = segment(engine.log(place), baseOffset);
        if (position < 0 || position >= segment.sizeBytes()) {
            throw new DeskException("position " + position + " is out of range: " + name(segment)
                    + (segment.sizeBytes() == 0 ? " is empty" : " has positions 0 to " + (segment.sizeBytes() - 1)));
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(count, segment.sizeBytes() - position));
        try (FileChannel file = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {
                // a read may bring less than was asked for
            }
        }
        return new HexDump(name(segment), position, HexFormat.of().formatHex(bytes.array(), 0, bytes.position()));
    }
}
