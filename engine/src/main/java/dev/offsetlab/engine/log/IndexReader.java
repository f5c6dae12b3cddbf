package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.SegmentFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/// Reads the indexes of a closed segment; makes them anew from the batch headers where they are missing or damaged, and
/// says so.
///
/// Damage is what cannot be: a size that is no multiple of an entry's, entries that do not rise, a last entry without
/// its batch, no entry where there are many batches.
final class IndexReader {
    private final IndexPaths paths;
    private final SegmentFile log;
    private final int maxBytes;
    private final Repairs repairs;

    IndexReader(IndexPaths paths, SegmentFile log, int maxBytes, Repairs repairs) {
        this.paths = paths;
        this.log = log;
        this.maxBytes = maxBytes;
        this.repairs = repairs;
    }

    /// @param intervalBytes the widest `index.interval.bytes` under which the segment was written
    IndexPair read(int intervalBytes) throws IOException {
        long startNs = repairs.observation().startNs();
        String repaired;
        try {
            IndexPair read = IndexPair.read(paths, log.sizeBytes());
            checkLastEntry(read.offsets(), intervalBytes);
            return read;
        } catch (NoSuchFileException missing) {
            repaired = "missing index rebuilt";
        } catch (DamagedIndexException damaged) {
            repaired = damaged.getMessage() + "; rebuilt";
        }
        rebuild(intervalBytes);
        repairs.done(paths.baseOffset(), 0, repaired, startNs);
        return IndexPair.read(paths, log.sizeBytes());
    }

    /// The last entry of an index must meet its batch, and an index of a log file with many batches has an entry.
    private void checkLastEntry(OffsetIndex index, int intervalBytes) throws IOException {
        int last = index.count() - 1;
        long position = last < 0 ? 0 : index.position(last);
        if (!log.retain()) {
            return; // deleted meanwhile: nobody will look anything up
        }
        try {
            BatchCursor batches = new BatchCursor(log.region(position, log.sizeBytes() - position));
            boolean entered = batches.next();
            if (last >= 0 && (!entered || batches.header().lastOffset() != index.offset(last))) {
                throw new DamagedIndexException(
                        paths.offsets(), "no such batch: position=" + position + " entry=" + last);
            }
            while (last < 0 && entered && batches.position() <= intervalBytes) {
                entered = batches.next();
            }
            if (last < 0 && entered) {
                throw new DamagedIndexException(paths.offsets(), "it is empty and the log file is not");
            }
        } catch (DamagedBatchException noBatchThere) {
            throw new DamagedIndexException(paths.offsets(), "no batch: position=" + position + " entry=" + last);
        } finally {
            log.release();
        }
    }

    /// Leaves both files trimmed.
    private void rebuild(int intervalBytes) throws IOException {
        if (!log.retain()) {
            throw new NoSuchFileException(log.path().toString());
        }
        try {
            GrowingIndexes made = GrowingIndexes.create(paths, maxBytes);
            BatchCursor batches = new BatchCursor(log.region(0, log.sizeBytes()));
            while (batches.next()) {
                made.add(batches.header(), batches.position(), intervalBytes);
            }
            made.finish();
        } finally {
            log.release();
        }
    }
}
