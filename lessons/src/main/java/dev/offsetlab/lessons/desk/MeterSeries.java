package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.workload.PairedTrials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Measurements that belong together: in turns, or over several sizes. On the desk's threads.
final class MeterSeries {
    /// Enough for a verdict.
    static final int ROUNDS = 7;

    private static final String BUFFER = "data.path.buffer.bytes";

    private final Engine engine;
    private final Plans plans;
    private final Pace pace;
    private final Job job;

    MeterSeries(Engine engine, Plans plans, Pace pace, Job job) {
        this.engine = engine;
        this.plans = plans;
        this.pace = pace;
        this.job = job;
    }

    /// What stays the same in all measurements.
    record Setting(Place place, int readers, long durationMs) {}

    Compared compare(Setting setting, String first, String second, int rounds) throws Exception {
        Engine.measurable(first);
        Engine.measurable(second);
        if (first.equals(second)) {
            throw new DeskException("two different paths are compared, not " + first + " with itself");
        }
        try (Meter meter = Meter.open(engine, plans, pace, setting.place, Meter.FETCH_BYTES, setting.readers, job)) {
            List<Measured> all = PairedTrials.run(List.of(first, second), rounds, (path, round) -> {
                Measured one = meter.measure(path, setting.durationMs);
                job.say((round == 0 ? "warm-up" : "round " + round + " of " + rounds) + ": " + path + " "
                        + Text.number(one.gigabytesPerSecond()) + " GB/s, "
                        + Text.number(one.cpuMillisPerGigabyte()) + " ms CPU per GB");
                return one;
            });
            return new Compared(first, second, all);
        }
    }

    /// Buffers of the paths that copy; the buffer that was set is put back.
    Sweep overBuffers(Setting setting, String first, String second, int... sizes) throws Exception {
        String before = engine.broker().settings().stringValue(BUFFER);
        try (Meter meter = Meter.open(engine, plans, pace, setting.place, Meter.FETCH_BYTES, setting.readers, job)) {
            return sweep("buffer bytes", first, second, sizes, size -> {
                useBuffer(Integer.toString(size));
                return pair(meter, setting, first, second, size);
            });
        } finally {
            useBuffer(before);
        }
    }

    private void useBuffer(String bytes) throws IOException {
        engine.broker().settings().alterDynamic(Map.of(BUFFER, bytes));
    }

    /// Largest answers that readers ask for.
    Sweep overFetches(Setting setting, String first, String second, int... sizes) throws Exception {
        return sweep("fetch bytes", first, second, sizes, size -> {
            try (Meter meter = Meter.open(engine, plans, pace, setting.place, size, setting.readers, job)) {
                return pair(meter, setting, first, second, size);
            }
        });
    }

    @FunctionalInterface
    private interface AtSize {
        Sweep.Point measure(int size) throws Exception;
    }

    private Sweep sweep(String varied, String first, String second, int[] sizes, AtSize at) throws Exception {
        Engine.measurable(first);
        Engine.measurable(second);
        List<Sweep.Point> points = new ArrayList<>();
        for (int size : sizes) {
            points.add(at.measure(size));
        }
        return new Sweep(varied, first, second, points);
    }

    private Sweep.Point pair(Meter meter, Setting setting, String first, String second, int size) throws Exception {
        Measured one = meter.measure(first, setting.durationMs);
        Measured other = meter.measure(second, setting.durationMs);
        job.say(Text.count(size) + " B: " + first + " " + Text.number(one.cpuMillisPerGigabyte()) + ", " + second + " "
                + Text.number(other.cpuMillisPerGigabyte()) + " ms CPU per GB");
        return new Sweep.Point(size, one, other);
    }
}
