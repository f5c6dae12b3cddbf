package dev.offsetlab.engine.log;

import dev.offsetlab.engine.observe.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// What the parts of one partition's log share: its segments and the few numbers around them.
///
/// ```
///   segments   [ 0 ........ ][ 1500 ......... ][ 3200 .. active .. ]
///                    ^ log start offset      ^ recovery point       ^ log end
/// ```
///
/// **Threads.** Everything here is changed under [#lock] and may be read by any thread; what is published last is
/// [#end], after which readers see an append.
final class LogCore {
    final PartitionId id;
    final Path folder;
    final InstantSource clock;
    final Observation observation;
    final Repairs repairs;
    private final PartsInUse parts;
    final LeaderEpochs epochs;
    final Segments segments;
    final ReentrantLock lock = new ReentrantLock();

    /// Used under the lock only.
    final ProducerStates producers;

    volatile LogConfig config;

    /// The first offset that readers may ask for; rises when records are deleted.
    volatile long logStartOffset;

    volatile LogEnd end;

    /// Everything below is known to be on the disk; a start after a crash checks what is not.
    volatile long recoveryPoint;

    volatile boolean closed;

    LogCore(Opened opened, LogConfig config, PartsInUse parts, InstantSource clock, Observation observation) {
        this.id = opened.repairs.partition();
        this.folder = opened.folder;
        this.clock = clock;
        this.observation = observation;
        this.repairs = opened.repairs;
        this.epochs = opened.epochs;
        this.segments = opened.segments;
        this.producers = opened.producers;
        this.config = config;
        this.parts = parts;
        this.logStartOffset = opened.logStartOffset;
        this.recoveryPoint = opened.recoveryPoint;
        LogSegment active = segments.active();
        this.end = new LogEnd(opened.logEndOffset, active, active.sizeBytes());
    }

    /// What [LogLoader] found in the folder.
    record Opened(
            Path folder,
            Repairs repairs,
            LeaderEpochs epochs,
            Segments segments,
            ProducerStates producers,
            long logStartOffset,
            long logEndOffset,
            long recoveryPoint) {}

    /// Asked anew for each piece of work.
    LogParts parts() {
        return parts.now();
    }

    void checkOpen() throws IOException {
        if (closed) {
            throw new LogClosedException(id);
        }
    }

    /// Takes the `count` oldest segments away, closed ones: no reader finds them any more, those in flight finish.
    /// Under the lock. Their files are the caller's to delete, without the lock.
    List<LogSegment> takeOldest(int count) {
        List<LogSegment> gone = segments.all().subList(0, count);
        segments.remove(gone);
        logStartOffset = Math.max(logStartOffset, segments.first().baseOffset());
        return gone;
    }

    /// Waits, without the lock, until everything below `offset` is on the disk.
    void flushBelow(long offset) throws IOException {
        for (LogSegment segment : segments.from(recoveryPoint)) {
            if (segment.baseOffset() < offset) {
                segment.flush();
            }
        }
        recoveryPoint = Math.max(recoveryPoint, offset);
    }

    void close() throws IOException {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            flushBelow(end.offset());
            producers.takeSnapshot(end.offset());
            for (LogSegment segment : segments.all()) {
                segment.close();
            }
        } finally {
            lock.unlock();
        }
    }

    void deleteIn(Path renamedFolder) throws IOException {
        lock.lock();
        try {
            closed = true;
            for (LogSegment segment : segments.all()) {
                segment.deleteIn(renamedFolder);
            }
        } finally {
            lock.unlock();
        }
    }
}
