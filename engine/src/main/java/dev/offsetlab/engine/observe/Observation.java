package dev.offsetlab.engine.observe;

import java.util.ArrayList;
import java.util.List;

/// The one doorway for events of the engine: JFR events, and the in-process [EngineObserver]s where there are any.
///
/// Costs nothing while both are off. A call site takes `startNs` before its work (0 when off, so that no clock is
/// read) and reports after it with plain arguments; objects are built only for somebody who listens:
///
/// ```
///   long startNs = observation.startNs();
///   ...append...
///   observation.appended(topic, partition, baseOffset, recordCount, sizeBytes, startNs);
/// ```
///
/// Any thread may report, subscribe and unsubscribe: the list of observers is replaced, never changed.
public final class Observation {
    private static final long OFF = 0;

    private volatile List<EngineObserver> observers = List.of();

    /// Lets `observer` hear of all that happens from now on, until the subscription is closed.
    public synchronized Subscription observe(EngineObserver observer) {
        List<EngineObserver> more = new ArrayList<>(observers);
        more.add(observer);
        observers = List.copyOf(more);
        return () -> remove(observer);
    }

    /// The clock, or 0 while nobody listens.
    public long startNs() {
        return observers.isEmpty() && !JfrEvents.anyTimed() ? OFF : System.nanoTime();
    }

    public void appended(String topic, int partition, long baseOffset, int recordCount, int sizeBytes, long startNs) {
        if (JfrEvents.APPEND.isEnabled()) {
            JfrEvents.append(topic, partition, baseOffset, recordCount, sizeBytes, since(startNs));
        }
        if (!observers.isEmpty()) {
            tell(new EngineEvent.Appended(topic, partition, baseOffset, recordCount, sizeBytes, since(startNs)));
        }
    }

    public void fetched(
            String topic, int partition, long offset, long position, long sizeBytes, String clientId, long startNs) {
        if (JfrEvents.FETCH.isEnabled()) {
            JfrEvents.fetch(topic, partition, offset, position, sizeBytes, clientId, since(startNs));
        }
        if (!observers.isEmpty()) {
            tell(new EngineEvent.Fetched(topic, partition, offset, position, sizeBytes, clientId, since(startNs)));
        }
    }

    /// One call of a data path.
    public void transferred(String path, String clientId, long askedBytes, long sentBytes, long startNs) {
        if (JfrEvents.TRANSFER.isEnabled()) {
            JfrEvents.transfer(path, clientId, askedBytes, sentBytes, since(startNs));
        }
        if (!observers.isEmpty()) {
            tell(new EngineEvent.Transferred(path, clientId, askedBytes, sentBytes, since(startNs)));
        }
    }

    public void rolled(String topic, int partition, long baseOffset, long sizeBytes, String reason) {
        if (JfrEvents.ROLL.isEnabled()) {
            JfrEvents.roll(topic, partition, baseOffset, sizeBytes, reason);
        }
        if (!observers.isEmpty()) {
            tell(new EngineEvent.Rolled(topic, partition, baseOffset, sizeBytes, reason));
        }
    }

    public void recovered(
            String topic, int partition, long baseOffset, long truncatedBytes, String what, long startNs) {
        if (JfrEvents.RECOVERY.isEnabled()) {
            JfrEvents.recovery(topic, partition, baseOffset, truncatedBytes, what, since(startNs));
        }
        if (!observers.isEmpty()) {
            tell(new EngineEvent.Recovered(topic, partition, baseOffset, truncatedBytes, what, since(startNs)));
        }
    }

    /// Somebody may begin to listen in the middle of the work: then its start is not known, and it took 0.
    private static long since(long startNs) {
        return startNs == OFF ? 0 : System.nanoTime() - startNs;
    }

    private void tell(EngineEvent event) {
        for (EngineObserver observer : observers) {
            try {
                observer.on(event);
            } catch (RuntimeException failure) {
                remove(observer);
                observer.dropped(failure);
            }
        }
    }

    private synchronized void remove(EngineObserver observer) {
        List<EngineObserver> fewer = new ArrayList<>(observers);
        fewer.remove(observer);
        observers = List.copyOf(fewer);
    }

    /// Closing it ends the observation.
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
