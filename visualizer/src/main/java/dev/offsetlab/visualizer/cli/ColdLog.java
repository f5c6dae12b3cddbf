package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.log.LogRead;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.log.SegmentSnapshot;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.os.Eviction;
import dev.offsetlab.engine.os.PageCache;
import java.io.IOException;

/// Makes a broker's log cold, and looks whether it is.
///
/// A page leaves the page cache only when it is on disk and nobody has it mapped: so flush, unmap, evict, look again.
final class ColdLog {
    private ColdLog() {}

    /// Returns `ok residentBytes=0 sizeBytes=...`.
    ///
    /// @throws IOException where pages stayed, with the file and the reason
    static String evict(Broker broker) throws IOException {
        long sizeBytes = 0;
        for (Topic topic : broker.topics().all()) {
            for (PartitionLog log : topic.partitions()) {
                log.flush();
                for (SegmentSnapshot segment : log.segments()) {
                    evict(log, segment);
                    sizeBytes += segment.sizeBytes();
                }
            }
        }
        return "ok residentBytes=0 sizeBytes=" + sizeBytes;
    }

    private static void evict(PartitionLog log, SegmentSnapshot segment) throws IOException {
        if (segment.sizeBytes() == 0) {
            return;
        }
        try (LogRead read = log.read(segment.baseOffset(), 1, true)) {
            read.region().file().unmap();
        }
        Eviction eviction = PageCache.evict(segment.file());
        if (!eviction.complete()) {
            throw new IOException(eviction.why().orElse("pages stayed") + " file=" + segment.file());
        }
    }
}
