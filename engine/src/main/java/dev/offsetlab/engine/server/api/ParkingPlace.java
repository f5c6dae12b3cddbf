package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.PartitionLog;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where the fetches of one broker wait: with its own [LongPolls], or with a [FetchParking] that took their place.
///
/// What is parked stays where it was parked, and both are told of appends, so a change while clients wait loses
/// nobody. The one before the last is told no more: who waits there gets an answer when the wait is over.
///
/// Any thread may call it. A log is listened to from the first wait on, once.
final class ParkingPlace {
    private final LongPolls own;
    private final Map<PartitionLog, Boolean> listenedTo = new ConcurrentHashMap<>();
    private volatile @Nullable FetchParking other;
    private volatile FetchParking used;

    ParkingPlace(LongPolls own) {
        this.own = own;
        this.used = own;
    }

    /// From the next fetch on; null: the broker's own.
    void use(@Nullable FetchParking parking) {
        if (parking == null) {
            used = own;
        } else {
            other = parking;
            used = parking;
        }
    }

    /// Nobody gets past the listening, not even while another thread is just about it: whoever parks is told of all
    /// appends from here on.
    void park(WaitingFetch fetch) {
        fetch.logs().forEach(log -> listenedTo.computeIfAbsent(log, this::listen));
        used.park(fetch);
    }

    private boolean listen(PartitionLog log) {
        log.onAppend(() -> appended(log));
        return true;
    }

    private void appended(PartitionLog log) {
        own.appended(log);
        FetchParking another = other;
        if (another != null) {
            another.appended(log);
        }
    }

    void forget(Predicate<PartitionLog> gone) {
        listenedTo.keySet().removeIf(gone);
        own.forget(gone);
    }
}
