package dev.offsetlab.visualizer.feed;

import dev.offsetlab.engine.observe.EngineEvent;
import dev.offsetlab.engine.observe.EngineEvent.Fetched;
import dev.offsetlab.engine.observe.EngineObserver;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.workload.FetchPlan;
import dev.offsetlab.engine.workload.LogExtent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps of each client and partition the newest fetch, while somebody wants to see it.
///
/// Runs on the broker's I/O threads: one lookup and one small value a fetch, no lock that another thread holds for
/// long.
/// Clients that are gone are forgotten after half a minute; of more clients than can be shown only the first are kept.
final class FetchWatch {
    private static final int MOST_CLIENTS = 256;
    /// The load's own looks at a log before it is read: nobody who reads it.
    private static final Set<String> BOOKKEEPERS = Set.of(LogExtent.CLIENT_ID, FetchPlan.CLIENT_ID);
    private static final long FORGET_NS = TimeUnit.SECONDS.toNanos(30);
    private static final Comparator<FetchPosition> ORDER = Comparator.comparing(FetchPosition::clientId)
            .thenComparing(FetchPosition::topic)
            .thenComparingInt(FetchPosition::partition);

    private final Observation observation;
    private volatile @Nullable Watch current;

    private record Key(String clientId, String topic, int partition) {}

    FetchWatch(Observation observation) {
        this.observation = observation;
    }

    synchronized void watch(boolean on) {
        Watch now = current;
        if (on && now == null) {
            current = new Watch(observation);
        } else if (!on && now != null) {
            current = null;
            now.close();
        }
    }

    /// By client and partition; empty while nobody watches.
    List<FetchPosition> positions() {
        Watch now = current;
        return now == null ? List.of() : now.positions();
    }

    /// From one wish to see to its end. A thread that is just about to tell of a fetch then tells it to a watch that
    /// nobody asks any more.
    private static final class Watch implements EngineObserver {
        private final Map<Key, FetchPosition> newest = new ConcurrentHashMap<>();
        private final Observation.Subscription subscription;

        Watch(Observation observation) {
            subscription = observation.observe(this); // nothing else is left to be set
        }

        @Override
        public void on(EngineEvent event) {
            if (event instanceof Fetched fetched && !BOOKKEEPERS.contains(fetched.clientId())) {
                Key key = new Key(fetched.clientId(), fetched.topic(), fetched.partition());
                if (newest.size() < MOST_CLIENTS || newest.containsKey(key)) {
                    newest.put(
                            key,
                            new FetchPosition(
                                    fetched.clientId(),
                                    fetched.topic(),
                                    fetched.partition(),
                                    fetched.offset(),
                                    fetched.position(),
                                    fetched.sizeBytes(),
                                    System.nanoTime()));
                }
            }
        }

        List<FetchPosition> positions() {
            long nowNs = System.nanoTime();
            newest.values().removeIf(position -> nowNs - position.atNs() > FORGET_NS);
            return newest.values().stream().sorted(ORDER).toList();
        }

        void close() {
            subscription.close();
        }
    }
}
