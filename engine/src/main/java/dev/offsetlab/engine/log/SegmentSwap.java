package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a compacted segment takes the place of those it was made from, so that a crash at any moment leaves either all
/// records or all kept records, never fewer.
///
/// ```
///   1  NNN.log.cleaned   is written and forced to disk     crash: it is deleted, as if nothing had been
///   2  NNN.log.swap      its next name: the decision       crash: the old ones go, then it takes their place
///   3  the old segments  are deleted, oldest first         crash: as in 2, with less left to do
///   4  NNN.log           its last name                     crash: done
/// ```
///
/// Worked example: 0, 100 and 200 become one segment that keeps offsets 3 to 250. After a crash in step 3 the folder
/// holds `0.log.swap` and `200.log`. The batches of the swap file say that it covers 0 to 250, so `200.log` goes and
/// the swap file becomes `0.log`. Where the last offsets of a group were compacted away, an old segment beyond the swap
/// file's last offset survives the crash: it holds superseded records that the next pass drops again. Oldest first, so
/// that a delete (a tombstone) never goes before what it deletes.
///
/// The indexes of a segment that a start completes are missing, and are built again like any missing index.
///
/// Used under the log's lock, and at a start before the segments are listed.
final class SegmentSwap {
    static final String CLEANED = ".cleaned";
    static final String SWAP = ".swap";

    /// What may lie about of an unfinished compaction.
    static final List<String> SUFFIXES = List.of(SegmentName.LOG, SegmentName.OFFSET_INDEX, SegmentName.TIME_INDEX);

    private static final Logger LOG = LoggerFactory.getLogger(SegmentSwap.class);

    private SegmentSwap() {}

    /// Step 2: from here on the compacted file counts.
    static void decide(SegmentFile cleaned) throws IOException {
        String name = cleaned.path().getFileName().toString();
        cleaned.moveTo(cleaned.path().resolveSibling(name.substring(0, name.length() - CLEANED.length()) + SWAP));
        CheckpointFile.forceFolder(cleaned.path().resolveSibling("."));
    }

    /// Step 4.
    static void finish(SegmentFile swap) throws IOException {
        String name = swap.path().getFileName().toString();
        swap.moveTo(swap.path().resolveSibling(name.substring(0, name.length() - SWAP.length())));
    }

    /// Brings a partition folder to one side of every swap that a crash interrupted. To be called before its segments
    /// are listed.
    static void recover(Path folder) throws IOException {
        for (Path file : filesEndingWith(folder, CLEANED)) {
            Files.delete(file);
            LOG.info("dropped an unfinished compaction: file={}", file);
        }
        for (Path file : filesEndingWith(folder, SWAP)) {
            if (file.getFileName().toString().endsWith(SegmentName.LOG + SWAP)) {
                complete(folder, file);
            } else {
                Files.delete(file);
            }
        }
    }

    private static void complete(Path folder, Path swap) throws IOException {
        long baseOffset = baseOffset(swap).orElseThrow(() -> new IOException("not a segment's name: file=" + swap));
        long endOffset = Math.max(baseOffset + 1, endOffset(swap));
        for (Path file : filesEndingWith(folder, "")) {
            OptionalLong base = baseOffset(file);
            if (base.isPresent()
                    && base.getAsLong() >= baseOffset
                    && base.getAsLong() < endOffset
                    && !file.equals(swap)) {
                Files.delete(file);
            }
        }
        String name = swap.getFileName().toString();
        Path log = folder.resolve(name.substring(0, name.length() - SWAP.length()));
        Files.move(swap, log, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("completed a compaction that was interrupted: file={} endOffset={}", log, endOffset);
    }

    /// The offset after the file's last batch; 0 where it has none.
    private static long endOffset(Path swap) throws IOException {
        long endOffset = 0;
        try (SegmentFile file = SegmentFile.at(swap, Files.size(swap));
                StoredBatches batches = new StoredBatches(file)) {
            for (ByteBuffer batch = batches.next(); batch != null; batch = batches.next()) {
                endOffset = BatchHeader.read(batch, batch.position()).nextOffset();
            }
        }
        return endOffset;
    }

    /// The base offset of a file of a segment; empty for any other (a producer snapshot is not the segment's own).
    private static OptionalLong baseOffset(Path file) {
        return Stream.of(
                        SegmentName.LOG,
                        SegmentName.OFFSET_INDEX,
                        SegmentName.TIME_INDEX,
                        SegmentName.TRANSACTION_INDEX,
                        SegmentName.LOG + SWAP)
                .map(suffix -> SegmentName.baseOffset(file.getFileName().toString(), suffix))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    private static List<Path> filesEndingWith(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
