package dev.offsetlab.lessons.desk;

import java.io.IOException;
import java.util.Map;

/// Switches paths, and measures what they cost. On the desk's threads.
final class PathWork {
    private static final long ROUND_MS = 500;
    private static final double LEAST_SECONDS = 0.1;
    private static final double MOST_SECONDS = 600;
    private static final int MOST_ROUNDS = 100;

    private final Engine engine;
    private final Pace pace;
    private final Plans plans = new Plans();

    PathWork(Engine engine, Pace pace) {
        this.engine = engine;
        this.pace = pace;
    }

    PathList use(String name) throws IOException {
        engine.broker().usePath(Engine.path(name));
        return engine.paths();
    }

    PathList buffer(int bytes, boolean fresh) throws IOException {
        engine.broker()
                .settings()
                .alterDynamic(Map.of(
                        "data.path.buffer.bytes", Integer.toString(bytes),
                        "data.path.buffer.fresh", Boolean.toString(fresh)));
        return engine.paths();
    }

    /// Once through the log; answers with what the paths counted meanwhile.
    Counters read(Place place, Job job) throws IOException, InterruptedException {
        Counters before = engine.counters();
        plans.read(engine, place, Meter.FETCH_BYTES, job);
        return engine.counters().minus(before);
    }

    Measured measure(Place place, String path, int readers, double seconds, Job job)
            throws IOException, InterruptedException {
        if (!(seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS)) {
            throw new DeskException("seconds=" + seconds + " is not between 0.1 and 600");
        }
        Engine.measurable(path);
        try (Meter meter = Meter.open(engine, plans, pace, place, Meter.FETCH_BYTES, readers, job)) {
            return meter.measure(path, Math.round(seconds * 1000));
        }
    }

    Compared compare(Place place, String first, String second, int rounds, Job job) throws Exception {
        TopicWork.check("rounds", rounds, 1, MOST_ROUNDS);
        return series(job).compare(setting(place), first, second, rounds);
    }

    Sweep overBuffers(Place place, String first, String second, int[] sizes, Job job) throws Exception {
        return series(job).overBuffers(setting(place), first, second, sizes);
    }

    Sweep overFetches(Place place, String first, String second, int[] sizes, Job job) throws Exception {
        return series(job).overFetches(setting(place), first, second, sizes);
    }

    private MeterSeries series(Job job) {
        return new MeterSeries(engine, plans, pace, job);
    }

    private static MeterSeries.Setting setting(Place place) {
        return new MeterSeries.Setting(place, Meter.READERS, ROUND_MS);
    }
}
