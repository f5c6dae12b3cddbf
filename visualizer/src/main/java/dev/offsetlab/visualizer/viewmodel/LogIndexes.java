package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.IndexEntries;
import dev.offsetlab.engine.log.LogOutline;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The index entries of the segments that are seen large: read when needed, on the lab's thread, and kept for a few
/// segments. Belongs to the window's thread.
public final class LogIndexes {
    private static final int MOST_SEGMENTS = 32;

    private final Map<Long, Read> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Read> eldest) {
            return size() > MOST_SEGMENTS;
        }
    };
    private int log;
    private boolean reading;

    /// @param sizeBytes of the segment when its index was read: the active one's grows
    private record Read(IndexEntries entries, long sizeBytes) {}

    /// Another log is looked at from now on.
    void clear() {
        known.clear();
        log++;
    }

    public Optional<IndexEntries> of(LogOutline outline, int segment) {
        return Optional.ofNullable(known.get(outline.baseOffset(segment))).map(Read::entries);
    }

    /// Reads what is missing for `segments`, unless a read still runs; then `after` is called.
    void read(
            LabModel lab,
            EmbeddedLab engine,
            PartitionId partition,
            LogOutline outline,
            List<Integer> segments,
            Runnable after) {
        Map<Long, Long> missing = missing(outline, segments);
        if (reading || missing.isEmpty()) {
            return;
        }
        reading = true;
        int asked = log;
        var _ = engine.ask(broker -> broker.topics()
                        .partition(partition.topic(), partition.partition())
                        .map(from -> readNow(from, missing))
                        .orElse(Map.of()))
                .whenComplete((found, failure) -> lab.window().execute(() -> {
                    reading = false;
                    if (failure == null && asked == log) {
                        known.putAll(found);
                        after.run();
                    }
                }));
    }

    private static Map<Long, Read> readNow(PartitionLog log, Map<Long, Long> sizes) {
        Map<Long, Read> found = new HashMap<>();
        sizes.forEach((baseOffset, sizeBytes) -> {
            try {
                log.indexEntries(baseOffset).ifPresent(entries -> found.put(baseOffset, new Read(entries, sizeBytes)));
            } catch (IOException noIndexNow) {
                found.remove(baseOffset);
            }
        });
        return found;
    }

    private Map<Long, Long> missing(LogOutline outline, List<Integer> segments) {
        Map<Long, Long> missing = new HashMap<>();
        Set<Integer> wanted = new HashSet<>(segments);
        for (int segment : wanted) {
            Read read = known.get(outline.baseOffset(segment));
            if (read == null || read.sizeBytes != outline.sizeBytes(segment)) {
                missing.put(outline.baseOffset(segment), outline.sizeBytes(segment));
            }
        }
        return missing;
    }
}
