package dev.offsetlab.engine.observe;

/// Hears of the engine's events, on the thread on which they happen: return at once, never throw.
public interface EngineObserver {
    void on(EngineEvent event);
}
