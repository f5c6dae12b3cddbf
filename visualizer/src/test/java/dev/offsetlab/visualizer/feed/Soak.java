package dev.offsetlab.visualizer.feed;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.visualizer.child.DataFolders;
import dev.offsetlab.visualizer.load.LoadPlan;
import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import dev.offsetlab.visualizer.load.LoadPlan.RaceLoad;
import dev.offsetlab.visualizer.load.LoadReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Does the window's engine room stay the same over minutes? Broker, feed and load without a window; every
/// few seconds something changes: path, readers, members, cold or warm. Prints what a leak would move.
///
/// ```
///   java ... dev.offsetlab.visualizer.feed.Soak [minutes]        1 to 60, 5 by default
/// ```
final class Soak {
    private static final long STEP_MS = 5_000;
    private static final int STEPS_A_LINE = 6;
    private static final List<MemberPlan.State> STATES = List.of(MemberPlan.State.values());
    private static final List<String> PATHS = List.of("heap", "sendfile", "splice", "direct", "mmap", "auto");

    private final EmbeddedLab lab;
    private final AtomicReference<@Nullable LabSample> newest = new AtomicReference<>();
    private final AtomicLong samples = new AtomicLong();
    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    /// CPU, not time: others use the cores too.
    private final AtomicLong sampleNs = new AtomicLong();

    private Soak(EmbeddedLab lab) {
        this.lab = lab;
    }

    public static void main(String[] arguments) throws Exception {
        int minutes = arguments.length == 0 ? 5 : Math.clamp(Integer.parseInt(arguments[0]), 1, 60);
        Path folder = DataFolders.temporary(null);
        try (EmbeddedLab lab = new EmbeddedLab(BrokerConfig.local(folder))) {
            new Soak(lab).run(minutes);
        } finally {
            DataFolders.delete(folder);
        }
    }

    private void run(int minutes) throws Exception {
        LabSource timed = new LabSource() {
            @Override
            public LabSample sample() {
                long startNs = clock.getCurrentThreadCpuTime();
                LabSample sample = lab.sample();
                sampleNs.addAndGet(clock.getCurrentThreadCpuTime() - startNs);
                return sample;
            }

            @Override
            public void close() {}
        };
        try (Feed feed = new Feed(timed, Runnable::run, this::take);
                var _ = lab.watchFetches()) {
            lab.start();
            feed.start(Duration.ofMillis(100));
            long steps = TimeUnit.MINUTES.toMillis(minutes) / STEP_MS;
            System.out.println(
                    "  s   heapKB threads files childKB childThreads childFiles  samples  us/sample    readGB problem");
            for (int step = 0; step <= steps; step++) {
                change(step);
                TimeUnit.MILLISECONDS.sleep(STEP_MS);
                if (step % STEPS_A_LINE == 0) {
                    line(step);
                }
            }
        }
    }

    private void take(LabSample sample) {
        newest.set(sample);
        samples.incrementAndGet();
    }

    private void change(int step) {
        lab.usePath(PATHS.get(step % PATHS.size())).exceptionally(failure -> "");
        lab.keepCold(step % 6 == 3);
        MemberPlan.State second = STATES.get(step / 3 % STATES.size());
        List<MemberPlan> members = List.of(
                new MemberPlan("clerk-1", MemberPlan.State.READING, 0),
                new MemberPlan("clerk-2", second, step % 2 * 200));
        lab.load(new LoadPlan(
                new RaceLoad(
                        1 + step % 4, ReadMode.DISCARD, 300 + step / 12 % 2 * 300, 128 << 10, 1 << 20, 64_000_000L),
                new LiveLoad(500, 200, members)));
    }

    private void line(int step) throws IOException {
        System.gc();
        LabSample sample = newest.get();
        LoadReport load = sample == null ? null : sample.load().orElse(null);
        long count = samples.getAndSet(0);
        System.out.printf(
                "%4d %8d %7d %5d %7s %12s %10s %8d %10d %9.1f %s%n",
                (step + 1) * STEP_MS / 1000,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1000,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                openFiles(),
                load == null ? "-" : status(load.pid(), "VmRSS:"),
                load == null ? "-" : status(load.pid(), "Threads:"),
                load == null ? "-" : Integer.toString(descriptors(load.pid())),
                count,
                sampleNs.getAndSet(0) / 1000 / Math.max(1, count),
                load == null ? 0 : load.readBytes() / 1e9,
                load == null ? "no load" : load.problem());
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : -1;
    }

    private static String status(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).replace("kB", "").strip())
                .findFirst()
                .orElse("?");
    }

    private static int descriptors(long pid) {
        String[] names = Path.of("/proc", Long.toString(pid), "fd").toFile().list();
        return names == null ? -1 : names.length;
    }
}
