package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.log.LogRead;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.log.SegmentSnapshot;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.os.Eviction;
import dev.offsetlab.engine.os.PageCache;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/// Makes a topic's log cold, and looks whether it is.
///
/// A page leaves the page cache only when it is on disk, nobody has it mapped, and no packet refers to it any more: so
/// flush, unmap, evict, look again. The last is beyond our reach: pages that were sent by reference (sendfile, splice)
/// stay until the receiver acknowledged them, which it may put off for 40 ms, and until the kernel has freed the
/// packets, which it does when the next one comes along. A few dozen pages may so stay; up to one in a hundred counts
/// as cold, and the answer says how many they were.
final class ColdLog {
    private static final int MOST_TRIES = 20;
    private static final long PAUSE_NS = 10_000_000;
    private static final double COLD_ENOUGH = 0.01;

    private ColdLog() {}

    /// Returns `ok residentBytes=0 sizeBytes=...`.
    ///
    /// @throws IOException where pages stayed, with the file and the reason
    static String evict(Broker broker, String topicName) throws IOException {
        Topic topic =
                broker.topics().topic(topicName).orElseThrow(() -> new IOException("no such topic: " + topicName));
        long sizeBytes = 0;
        long residentBytes = 0;
        for (PartitionLog log : topic.partitions()) {
            log.flush();
            for (SegmentSnapshot segment : log.segments()) {
                residentBytes += segment.sizeBytes() == 0 ? 0 : evict(log, segment);
                sizeBytes += segment.sizeBytes();
            }
        }
        return "ok residentBytes=" + residentBytes + " sizeBytes=" + sizeBytes;
    }

    private static long evict(PartitionLog log, SegmentSnapshot segment) throws IOException {
        try (LogRead read = log.read(segment.baseOffset(), 1, true)) {
            read.region().file().unmap();
        }
        Eviction eviction = PageCache.evict(segment.file());
        for (int tries = 1; !eviction.complete() && tries < MOST_TRIES; tries++) {
            LockSupport.parkNanos(PAUSE_NS);
            eviction = PageCache.evict(segment.file());
        }
        if (eviction.after().fraction() > COLD_ENOUGH) {
            throw new IOException(eviction.why().orElse("pages stayed") + " file=" + segment.file());
        }
        return eviction.after().cachedPages() * eviction.after().pageBytes();
    }
}
