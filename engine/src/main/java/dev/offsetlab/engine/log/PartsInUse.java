package dev.offsetlab.engine.log;

/// Which [LogParts] the logs of a data folder work with at this moment.
///
/// **Threads.** Any may read and exchange them; a request that has begun may still finish with those before.
final class PartsInUse {
    private volatile LogParts asked;
    private volatile LogParts guarded;

    PartsInUse(LogParts parts) {
        asked = parts;
        guarded = parts.guarded();
    }

    /// To work with.
    LogParts now() {
        return guarded;
    }

    /// As they were given.
    LogParts asked() {
        return asked;
    }

    synchronized void use(LogParts parts) {
        asked = parts;
        guarded = parts.guarded();
    }
}
