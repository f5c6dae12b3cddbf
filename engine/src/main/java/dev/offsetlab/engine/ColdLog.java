package dev.offsetlab.engine;

import dev.offsetlab.engine.log.LogRead;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.log.SegmentSnapshot;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.os.Eviction;
import dev.offsetlab.engine.os.PageCache;
import dev.offsetlab.engine.os.Residency;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/// Makes a topic's log cold or warm, and looks whether it is.
///
/// A page leaves the page cache only when it is on disk, nobody has it mapped, and no packet refers to it any more: so
/// flush, unmap, evict, look again. Pages that were sent by reference (sendfile, splice) stay until the receiver has
/// acknowledged them, which it may put off for 40 ms: hence the tries. Up to one page in a hundred counts as cold, and
/// the answer says how many they were.
///
/// Files are opened here: not for a thread that may be interrupted.
public final class ColdLog {
    private static final int MOST_TRIES = 20;
    private static final long PAUSE_NS = 10_000_000;
    private static final double COLD_ENOUGH = 0.01;

    private ColdLog() {}

    /// How much of some segments is in the page cache.
    public record Cached(long residentBytes, long sizeBytes) {
        public static final Cached NOTHING = new Cached(0, 0);

        public Cached plus(Cached other) {
            return new Cached(residentBytes + other.residentBytes, sizeBytes + other.sizeBytes);
        }

        private static Cached of(Residency residency, SegmentSnapshot segment) {
            return new Cached(residency.cachedPages() * residency.pageBytes(), segment.sizeBytes());
        }
    }

    /// Evicts all segments of a topic; tries for a moment where pages stay.
    ///
    /// @throws IOException where there is no such topic, or pages stayed: with the file and the reason
    public static Cached evict(Broker broker, String topicName) throws IOException {
        Cached all = Cached.NOTHING;
        for (PartitionLog log : topic(broker, topicName).partitions()) {
            log.flush();
            for (SegmentSnapshot segment : log.segments()) {
                all = all.plus(evict(log, segment));
            }
        }
        return all;
    }

    /// The same for the one segment with this base offset.
    public static Cached evictSegment(Broker broker, String topicName, int partition, long baseOffset)
            throws IOException {
        PartitionLog log = partition(broker, topicName, partition);
        log.flush();
        return evict(log, segment(log, baseOffset));
    }

    /// Reads the segment's file once, so that the page cache has it as far as memory goes.
    ///
    /// @throws IOException where there is no such segment
    public static Cached warmSegment(Broker broker, String topicName, int partition, long baseOffset)
            throws IOException {
        SegmentSnapshot segment = segment(partition(broker, topicName, partition), baseOffset);
        PageCache.warm(segment.file());
        return Cached.of(PageCache.residency(segment.file()), segment);
    }

    /// Evicts a topic once, without insisting: what is read again meanwhile stays.
    ///
    /// @return what was cached before it
    public static Cached evictOnce(Broker broker, String topicName) throws IOException {
        Cached before = Cached.NOTHING;
        for (PartitionLog log : topic(broker, topicName).partitions()) {
            log.flush();
            for (SegmentSnapshot segment : log.segments()) {
                if (segment.sizeBytes() > 0) {
                    unmap(log, segment);
                    before = before.plus(
                            Cached.of(PageCache.evict(segment.file()).before(), segment));
                }
            }
        }
        return before;
    }

    private static Topic topic(Broker broker, String name) throws IOException {
        return broker.topics().topic(name).orElseThrow(() -> new IOException("no such topic: " + name));
    }

    private static PartitionLog partition(Broker broker, String topicName, int partition) throws IOException {
        return broker.topics()
                .partition(topicName, partition)
                .orElseThrow(() -> new IOException("no such partition: " + topicName + "-" + partition));
    }

    private static SegmentSnapshot segment(PartitionLog log, long baseOffset) throws IOException {
        return log.segments().stream()
                .filter(segment -> segment.baseOffset() == baseOffset)
                .findFirst()
                .orElseThrow(() -> new IOException("the segment is gone: " + log.id() + " baseOffset=" + baseOffset));
    }

    private static Cached evict(PartitionLog log, SegmentSnapshot segment) throws IOException {
        if (segment.sizeBytes() == 0) {
            return Cached.NOTHING;
        }
        unmap(log, segment);
        Eviction eviction = PageCache.evict(segment.file());
        for (int tries = 1; !eviction.complete() && tries < MOST_TRIES; tries++) {
            LockSupport.parkNanos(PAUSE_NS);
            eviction = PageCache.evict(segment.file());
        }
        if (eviction.after().fraction() > COLD_ENOUGH) {
            throw new IOException(eviction.why().orElse("pages stayed") + " file=" + segment.file());
        }
        return Cached.of(eviction.after(), segment);
    }

    /// The first segment may begin before the log does.
    private static void unmap(PartitionLog log, SegmentSnapshot segment) throws IOException {
        try (LogRead read = log.read(Math.max(segment.baseOffset(), log.logStartOffset()), 1, true)) {
            read.region().file().unmap();
        }
    }
}
