package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.workload.FetchPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The fetches that read a partition, found by reading it once, and kept for as long as the log stays as it is. Any
/// thread may ask.
final class Plans {
    private static final int MOST_FETCHES = 20_000;
    private static final int MOST_KEPT = 50;

    private final Map<Key, FetchPlan> known = new ConcurrentHashMap<>();

    private record Key(InetSocketAddress address, String topicId, int fetchBytes, long start, long end) {}

    /// Without the last fetch, whose answer grows when somebody produces.
    FetchPlan of(Engine engine, Place place, int fetchBytes, Job job) throws IOException {
        FetchPlan plan = known.get(key(engine, place, fetchBytes));
        return (plan == null ? read(engine, place, fetchBytes, job) : plan).withoutTail();
    }

    /// Reads the partition once, fetch by fetch.
    FetchPlan read(Engine engine, Place place, int fetchBytes, Job job) throws IOException {
        Key key = key(engine, place, fetchBytes);
        if (key.start == key.end) {
            throw new DeskException(place + " is empty: lab.fill(\"" + place.topic() + "\", 64) puts 64 MB into it");
        }
        FetchPlan plan = FetchPlan.surveyFrom(
                0, key.address, place.topic(), place.partition(), fetchBytes, MOST_FETCHES, job::check);
        if (known.size() > MOST_KEPT) {
            known.clear();
        }
        known.put(key, plan);
        return plan;
    }

    private static Key key(Engine engine, Place place, int fetchBytes) {
        var log = engine.log(place);
        String id = log.topicId() + "/" + place;
        return new Key(engine.broker().address(), id, fetchBytes, log.logStartOffset(), log.logEndOffset());
    }
}
