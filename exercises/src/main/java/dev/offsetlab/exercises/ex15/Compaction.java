package dev.offsetlab.exercises.ex15;

import dev.offsetlab.engine.log.CompactionRule.KeyOffsets;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.InvalidBatchException;
import dev.offsetlab.engine.record.LogRecord;
import dev.offsetlab.engine.record.RecordReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One pass of compaction: all closed segments become one, in which of each key only the last record is left, at its
/// offset. The active segment, the last one, stays as it is.
///
/// ```
///   0.log          3.log          5.log             7.log
///   a=1 b=1 c=1  | a=2 b=_      | c=2 d=1         | a=3 ...    active
///
///   0.log                                           7.log
///   a=2 b=_ c=2 d=1     at the offsets they had   | a=3 ...    b=_ is a tombstone
/// ```
public final class Compaction {
    /// Behind the name of a file that is being written, and is nothing yet.
    static final String CLEANED = ".cleaned";

    /// Behind the name of a file that takes the place of the closed segments, whatever happens.
    static final String SWAP = ".swap";

    static final String LOG = ".log";

    private Compaction() {}

    /// Whether a record stays. It does where no later record of its key is known; a tombstone (no value) only
    /// until its batch's delete horizon, where that has one: at that time it may go. A record without a key goes.
    ///
    /// @param latest          the last offset of each key, as far as the closed segments go
    /// @param deleteHorizonMs of the record's batch
    public static boolean stays(LogRecord record, KeyOffsets latest, OptionalLong deleteHorizonMs, long nowMs) {
        throw new UnsupportedOperationException("exercise 15: say whether a record stays");
    }

    /// What is to be written instead of a batch; empty where nothing is.
    ///
    /// - Where all records stay, the batch itself, byte by byte.
    /// - Where some stay, a batch of the same codec, producer and offsets: `BatchBuilder.like`, then each record.
    /// - Where none stays, nothing; or, where `headerWanted`, the bare header: `BatchBuilder.emptied`.
    /// - Where a tombstone stays and the batch has no delete horizon yet, it gets one: now plus
    ///   `deleteRetentionMs`. Then the batch is written anew even though all records stay.
    ///
    /// @param headerWanted the batch ends the closed part of the log: its header must go on to say where that is
    public static Optional<ByteBuffer> clean(
            ByteBuffer batch, KeyOffsets latest, long nowMs, long deleteRetentionMs, boolean headerWanted)
            throws InvalidBatchException {
        throw new UnsupportedOperationException("exercise 15: clean one batch");
    }

    /// Compacts the closed segments of a folder. A crash at any moment, and [#recover] after it, leaves either
    /// all the records that were there or those that stay.
    public static void compact(SegmentFolder folder, long nowMs, long deleteRetentionMs) throws IOException {
        throw new UnsupportedOperationException("exercise 15: compact the closed segments");
    }

    /// To be called before a folder's segments are read: brings what a crash left of a compaction to its end,
    /// forward or back. Afterwards there are only `.log` files. Nothing is to be done, and nothing done, where no
    /// crash was. A crash in here, too, and another call come to the same end.
    public static void recover(SegmentFolder folder) throws IOException {
        throw new UnsupportedOperationException("exercise 15: bring a compaction to its end");
    }

    /// The offset behind the last of these batches; `baseOffset` where there is none. Given.
    static long endOffset(List<ByteBuffer> batches, long baseOffset) {
        return batches.isEmpty()
                ? baseOffset
                : BatchHeader.read(batches.getLast(), batches.getLast().position())
                        .nextOffset();
    }

    /// All segments but the last, oldest first. Given.
    static List<String> closed(SegmentFolder folder) throws IOException {
        List<String> segments = folder.names().stream()
                .filter(name -> name.endsWith(LOG))
                .sorted()
                .toList();
        return segments.subList(0, Math.max(0, segments.size() - 1));
    }

    /// The number in a segment's name. Given.
    static long baseOffset(String name) {
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }
}
