package dev.offsetlab.lessons.desk;

import dev.offsetlab.lessons.desk.WireWork.Ask;
import java.io.IOException;

/// Fetches over the wire, as a client makes them. On the desk's threads.
final class FetchWork {
    private static final int SURE_WAIT_MS = 500;
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_WAIT_MS = 60_000;

    private final Engine engine;

    FetchWork(Engine engine) {
        this.engine = engine;
    }

    Fetched at(Place place, long offset, int maxBytes, Job job) throws IOException {
        TopicWork.check("maxBytes", maxBytes, 1, MOST_BYTES);
        engine.logWith(place, offset);
        return WireWork.fetch(engine.broker().address(), new Ask(place, offset, maxBytes, SURE_WAIT_MS, 1), job);
    }

    /// There is nothing yet, so the broker waits.
    Fetched atTheEnd(Place place, int maxWaitMs, int minBytes, Job job) throws IOException {
        TopicWork.check("maxWaitMs", maxWaitMs, 0, MOST_WAIT_MS);
        long end = engine.log(place).logEndOffset();
        return WireWork.fetch(
                engine.broker().address(), new Ask(place, end, Meter.FETCH_BYTES, maxWaitMs, minBytes), job);
    }
}
