package dev.offsetlab.engine.observe;

/// The one doorway for events of the engine: JFR events, and an in-process [EngineObserver] where one is set.
/// Costs nothing while both are off: call sites take `startNs = startNs()` before the work (0 when off) and
/// report after it with plain arguments; records are built only for a listener.
public final class Observation {
    public void observe(EngineObserver observer) {
        throw new UnsupportedOperationException("seam");
    }

    public long startNs() {
        return 0;
    }

    public void appended(String topic, int partition, long baseOffset, int recordCount, int sizeBytes, long startNs) {}

    public void fetched(
            String topic, int partition, long offset, long position, long sizeBytes, String clientId, long startNs) {}

    /// One call of a data path.
    public void transferred(String path, String clientId, long askedBytes, long sentBytes, long startNs) {}

    public void rolled(String topic, int partition, long baseOffset, long sizeBytes, String reason) {}

    public void recovered(
            String topic, int partition, long baseOffset, long truncatedBytes, String what, long startNs) {}
}
