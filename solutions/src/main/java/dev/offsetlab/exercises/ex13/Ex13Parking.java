package dev.offsetlab.exercises.ex13;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.server.Timers;
import dev.offsetlab.engine.server.api.FetchParking;
import dev.offsetlab.engine.server.api.WaitingFetch;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets the live broker's fetches wait in [ParkedFetches]. Given.
///
/// The I/O thread of the first fetch that waits becomes the keeper: it looks after each append, and keeps the time.
/// So an appending thread hands over a task and goes on, and what goes wrong in [ParkedFetches] does not reach a
/// producer.
public final class Ex13Parking implements FetchParking {
    private static final long MS_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final ParkedFetches<PartitionLog> fetches = new ParkedFetches<>();
    private final AtomicReference<@Nullable Keeper> keeper = new AtomicReference<>();

    @Override
    public void park(WaitingFetch fetch) {
        keeper.compareAndSet(null, new Keeper(fetch.timers()));
        ParkedFetches.Parked parked = fetches.park(new ThatWaits(fetch), System.nanoTime() + fetch.maxWaitMs() * MS_NS);
        fetch.onClosed(parked::cancel);
        inKeeper(Keeper::wind);
    }

    @Override
    public void appended(PartitionLog log) {
        inKeeper(_ -> fetches.appended(log));
    }

    /// How many wait in it.
    int waiting() {
        return fetches.size();
    }

    private void inKeeper(Consumer<Keeper> task) {
        Keeper one = keeper.get();
        if (one != null) {
            one.timers.execute(() -> task.accept(one));
        }
    }

    /// The engine's fetch as the exercise's.
    private record ThatWaits(WaitingFetch fetch) implements Fetch<PartitionLog> {
        @Override
        public List<PartitionLog> logs() {
            return fetch.logs();
        }

        @Override
        public boolean answerIfEnough() {
            return fetch.answerIfEnough();
        }

        @Override
        public void answer() {
            fetch.answer();
        }
    }

    /// One alarm, set to the earliest deadline. On the keeper's thread alone.
    private final class Keeper {
        private final Timers timers;
        private Timers.@Nullable Timer alarm;
        private long alarmNs;

        Keeper(Timers timers) {
            this.timers = timers;
        }

        void wind() {
            OptionalLong next = fetches.nextDeadlineNs();
            if (next.isEmpty() || (alarm != null && alarmNs - next.getAsLong() <= 0)) {
                return;
            }
            if (alarm != null) {
                alarm.cancel();
            }
            alarmNs = next.getAsLong();
            long delayNs = Math.max(0, alarmNs - System.nanoTime());
            alarm = timers.after((delayNs + MS_NS - 1) / MS_NS, this::ring);
        }

        private void ring() {
            alarm = null;
            fetches.expire(System.nanoTime());
            wind();
        }
    }
}
