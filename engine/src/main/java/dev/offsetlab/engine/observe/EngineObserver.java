package dev.offsetlab.engine.observe;

/// Hears of the engine's events, on the thread on which they happen: return at once, never throw.
public interface EngineObserver {
    void on(EngineEvent event);

    /// This observer threw `failure` and hears no more: an observer must not cost a client its connection.
    default void dropped(RuntimeException failure) {}
}
