package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.PartitionLog;

/// Where fetches wait that found too little. The broker's own is [LongPolls]; another one may take its place while
/// the broker runs.
///
/// Called by many threads at a time: [#park] by the I/O thread of the fetch, [#appended] by whoever appended.
public interface FetchParking {
    /// Sees to it that `fetch` is answered once: as soon as there is enough for it, or when it has waited long enough
    /// ([WaitingFetch#maxWaitMs]), or never, where its client goes before that.
    ///
    /// An append since the last look is told to nobody: look once more after it is parked.
    void park(WaitingFetch fetch);

    /// A batch was appended to `log` and can be read. Must not throw, nor take long: a producer waits.
    void appended(PartitionLog log);
}
