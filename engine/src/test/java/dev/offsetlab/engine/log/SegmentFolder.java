package dev.offsetlab.engine.log;

import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchStamp;
import dev.offsetlab.engine.record.LogRecord;
import dev.offsetlab.engine.record.RecordReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Segments in a folder, appended to, rolled, compacted and opened again, without a log around them.
final class SegmentFolder implements AutoCloseable {
    static final PartitionId ID = new PartitionId("orders", 0);

    private final Path folder;
    private final LogConfig config;
    private final Repairs repairs = new Repairs(ID, new Observation());
    private final Segments segments;
    private final ProducerStates producers;
    private long endOffset;

    private SegmentFolder(Path folder, LogConfig config, List<LogSegment> segments, long endOffset) {
        this.folder = folder;
        this.config = config;
        this.segments = new Segments(segments);
        this.producers = new ProducerStates(ID, folder);
        this.endOffset = endOffset;
    }

    static SegmentFolder create(Path folder, LogConfig config) throws IOException {
        Repairs repairs = new Repairs(ID, new Observation());
        Files.createDirectories(folder);
        return new SegmentFolder(folder, config, List.of(LogSegment.create(folder, 0, config, repairs, 0)), 0);
    }

    /// As a start finds it: swaps completed, then one segment for each log file, and a new active one.
    static SegmentFolder open(Path folder, LogConfig config, long endOffset) throws IOException {
        SegmentSwap.recover(folder);
        Repairs repairs = new Repairs(ID, new Observation());
        List<LogSegment> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                OptionalLong base = SegmentName.baseOffset(file.getFileName().toString(), SegmentName.LOG);
                if (base.isPresent() && base.getAsLong() < endOffset) {
                    found.add(LogSegment.at(folder, base.getAsLong(), Files.size(file), config, repairs, 0));
                }
            }
        }
        Files.deleteIfExists(SegmentName.in(folder, endOffset, SegmentName.LOG));
        found.add(LogSegment.create(folder, endOffset, config, repairs, 0));
        return new SegmentFolder(folder, config, found, endOffset);
    }

    Segments segments() {
        return segments;
    }

    ProducerStates producers() {
        return producers;
    }

    long endOffset() {
        return endOffset;
    }

    /// Assigns the batch its offsets; rolls where the segment is full.
    void append(ByteBuffer batch) throws IOException {
        if (segments.active().sizeBytes() + batch.remaining() > config.segmentBytes()) {
            roll();
        }
        BatchStamp.assignOffset(batch, 0, endOffset, 0);
        BatchHeader header = BatchHeader.read(batch, 0);
        segments.active().append(batch, header, config.indexIntervalBytes());
        if (header.hasProducerId()) {
            producers.appended(
                    new ProducerBatch(
                            header.producerId(),
                            header.producerEpoch(),
                            header.baseSequence(),
                            header.lastOffsetDelta(),
                            header.maxTimestampMs()),
                    header.baseOffset());
        }
        endOffset = header.nextOffset();
    }

    void roll() throws IOException {
        segments.active().seal();
        segments.add(LogSegment.create(folder, endOffset, config, repairs, 0));
    }

    long compact(long nowMs, int mapCapacity) throws IOException {
        CompactionTarget target = new CompactionTarget(
                ID,
                folder,
                config,
                segments.closed(),
                segments.first().baseOffset(),
                segments.active().baseOffset(),
                producers.lastOffsets());
        CleanerPoints points = new CleanerPoints(folder.resolveSibling("."));
        return new Compaction(
                        target,
                        CompactionRule.ENGINE,
                        points,
                        (gone, instead) -> replace(gone, instead, nowMs),
                        nowMs,
                        mapCapacity)
                .run();
    }

    private boolean replace(List<LogSegment> gone, CleanedSegment instead, long nowMs) throws IOException {
        instead.takePlaceOf(gone, repairs, nowMs, segment -> segments.replace(gone, List.of(segment)));
        return true;
    }

    List<LogRecord> records() throws IOException {
        List<LogRecord> records = new ArrayList<>();
        for (ByteBuffer batch : batches()) {
            records.addAll(RecordReader.all(batch));
        }
        return records;
    }

    List<ByteBuffer> batches() throws IOException {
        List<ByteBuffer> all = new ArrayList<>();
        for (LogSegment segment : segments.all()) {
            try (StoredBatches batches = new StoredBatches(segment.file())) {
                for (ByteBuffer batch = batches.next(); batch != null; batch = batches.next()) {
                    all.add(ByteBuffer.allocate(batch.remaining()).put(batch).flip());
                }
            }
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        for (LogSegment segment : segments.all()) {
            segment.close();
        }
    }
}
