package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.ColdLog;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.log.SegmentSnapshot;
import dev.offsetlab.engine.os.PageCache;
import dev.offsetlab.engine.os.Residency;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes logs cold and warm, and looks. On the desk's threads, for files are opened here.
final class CacheWork {
    private static final int PARTS = 32;

    private final Engine engine;

    CacheWork(Engine engine) {
        this.engine = engine;
    }

    CachedLog cached(Place place) throws IOException {
        PartitionLog log = engine.log(place);
        List<CachedLog.Segment> segments = new ArrayList<>();
        for (SegmentSnapshot segment : log.segments()) {
            Residency residency = PageCache.residency(segment.file());
            List<Double> heat = segment.sizeBytes() == 0
                    ? List.of()
                    : Arrays.stream(PageCache.heat(segment.file(), PARTS))
                            .boxed()
                            .toList();
            segments.add(new CachedLog.Segment(
                    segment.file().getFileName().toString(),
                    segment.sizeBytes(),
                    Math.min(segment.sizeBytes(), residency.cachedPages() * residency.pageBytes()),
                    heat));
        }
        return new CachedLog(place.toString(), segments);
    }

    CachedLog evict(Place place, Job job) throws IOException {
        for (SegmentSnapshot segment : engine.log(place).segments()) {
            job.check();
            ColdLog.evictSegment(engine.broker(), place.topic(), place.partition(), segment.baseOffset());
        }
        return cached(place);
    }

    CachedLog warm(Place place, Job job) throws IOException {
        for (SegmentSnapshot segment : engine.log(place).segments()) {
            job.check();
            PageCache.warm(segment.file());
        }
        return cached(place);
    }
}
