package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/// A segment that compaction writes beside the log, with its indexes: `NNN.log.cleaned`, `NNN.index.cleaned`,
/// `NNN.timeindex.cleaned`. Nobody reads it before it takes the place of the segments it was made from; [SegmentSwap]
/// tells what a crash leaves of that.
///
/// One thread, the cleaner's; [#takePlaceOf] under the log's lock.
final class CleanedSegment {
    private final Path folder;
    private final long baseOffset;
    private final LogConfig config;
    private final SegmentFile file;
    private final GrowingIndexes indexes;
    private boolean decided;

    CleanedSegment(Path folder, long baseOffset, LogConfig config) throws IOException {
        this.folder = folder;
        this.baseOffset = baseOffset;
        this.config = config;
        for (String suffix : SegmentSwap.SUFFIXES) {
            Files.deleteIfExists(path(suffix));
        }
        this.file = SegmentFile.create(path(SegmentName.LOG));
        this.indexes =
                GrowingIndexes.create(new IndexPaths(folder, baseOffset, SegmentSwap.CLEANED), config.indexMaxBytes());
    }

    long sizeBytes() {
        return file.sizeBytes();
    }

    /// The batch keeps its offsets. Entries of the indexes as for any segment.
    void append(ByteBuffer batch) throws IOException {
        BatchHeader header = BatchHeader.read(batch, batch.position());
        long position = file.append(batch);
        indexes.add(header, position, config.indexIntervalBytes());
    }

    /// All is written: trims the indexes, and forces the records to disk.
    void finish() throws IOException {
        indexes.finish();
        file.flush();
    }

    /// Leaves nothing behind, unless the swap was decided and failed later: then the next start completes it.
    void discard() throws IOException {
        if (decided) {
            return;
        }
        file.close();
        for (String suffix : SegmentSwap.SUFFIXES) {
            Files.deleteIfExists(path(suffix));
        }
    }

    /// Puts this segment in the place of `gone`, oldest first. While its files move, a reader that wants its indexes
    /// waits; one that still reads a file of `gone` reads on.
    ///
    /// @param publish puts the new segment into the log's list, in place of `gone`
    void takePlaceOf(List<LogSegment> gone, Repairs repairs, long nowMs, Consumer<LogSegment> publish)
            throws IOException {
        Files.setLastModifiedTime(
                file.path(), Files.getLastModifiedTime(gone.getLast().file().path()));
        SegmentSwap.decide(file);
        decided = true;
        LogSegment segment = LogSegment.of(folder, baseOffset, file, config, repairs, nowMs);
        synchronized (segment.indexes()) {
            publish.accept(segment);
            for (LogSegment old : gone) {
                old.delete();
            }
            for (String suffix : List.of(SegmentName.OFFSET_INDEX, SegmentName.TIME_INDEX)) {
                Files.move(
                        path(suffix),
                        SegmentName.in(folder, baseOffset, suffix),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            SegmentSwap.finish(file);
        }
    }

    private Path path(String suffix) {
        return SegmentName.in(folder, baseOffset, suffix + SegmentSwap.CLEANED);
    }
}
