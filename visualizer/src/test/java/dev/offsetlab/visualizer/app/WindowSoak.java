package dev.offsetlab.visualizer.app;

import dev.offsetlab.engine.os.ProcessUsage;
import dev.offsetlab.engine.os.ThreadUsage;
import dev.offsetlab.visualizer.load.LoadPlan;
import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import dev.offsetlab.visualizer.view.Page;
import dev.offsetlab.visualizer.viewmodel.Settings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// What the window costs under full load, and whether its memory stays flat: a program that prints a line every half
/// minute. Readers and a consumer group, another page every five seconds, another path every fifteen.
///
/// ```
///   minute  window CPU  longest pulse  pulses > 100 ms  heap after GC  threads  delivered
/// ```
///
/// Window CPU is the whole process without the broker's threads, in percent of one core. Before it, a table of pages:
/// the longest pulse of each one's first three drawings, in time and in CPU of the window's thread, which tells also
/// where other programs take the cores. Arguments: minutes, 0 for the table alone; and readers, which take what the
/// cores give: 4 are the full load, 0 leave a producer and its group.
///
/// After `./lab --help` has built, on a machine where nothing else runs:
///
/// ```
///   mvn -q test-compile -pl visualizer && A=visualizer/target/lab/$(cat visualizer/target/lab/current)
///   java @$A/window.jvm -XX:SharedArchiveFile=$(ls $A/classes-*.jsa) -Dlab.home=$PWD -Dlab.app=$A \
///     -cp "$(printf '%s:' $A/*.jar)visualizer/target/test-classes" dev.offsetlab.visualizer.app.WindowSoak 2
/// ```
public final class WindowSoak {
    private static final int STEP_S = 5;
    private static final int LOOK_S = 3;
    private static final LiveLoad GROUP = new LiveLoad(
            500,
            200,
            List.of(
                    new MemberPlan("clerk-1", MemberPlan.State.READING, 0),
                    new MemberPlan("clerk-2", MemberPlan.State.READING, 200)));
    private static final List<String> PATHS = List.of("heap", "sendfile", "splice");

    private final AtomicLong longestNs = new AtomicLong();
    private final AtomicLong longestCpuNs = new AtomicLong();
    private final AtomicLong slow = new AtomicLong();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long lastPulseNs;
    private long lastCpuNs;

    public static void main(String[] arguments) throws Exception {
        int minutes = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        int readers = arguments.length < 2 ? 4 : Integer.parseInt(arguments[1]);
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Platform.startup(() -> {});
        new WindowSoak().run(minutes, readers);
        Platform.exit();
    }

    private void run(int minutes, int readers) throws Exception {
        WindowOptions options = new WindowOptions(0, Optional.empty(), Optional.empty(), Optional.empty(), false);
        Path kept = Files.createTempDirectory("soak").resolve("progress.json");
        Lab lab = Snapshots.onWindow(() -> {
            Lab opened = new Lab(options, new Settings(Settings.Stored.FIRST), kept, Platform::runLater);
            Stage stage = new Stage();
            stage.setScene(new Scene(opened.shell().root(), 1280, 800));
            stage.show();
            new Pulses().start();
            LoadPlan plan = opened.model().planProperty().get();
            opened.model()
                    .usePlan(plan.withRace(plan.race().withReaders(readers)).withLive(GROUP));
            return opened;
        });
        try {
            drawings(lab);
            System.out.println(
                    "minute  window CPU %  longest pulse ms  pulses > 100 ms  heap MB  threads  GB delivered");
            for (int step = 0; step < minutes * 60 / STEP_S; step += 6) {
                halfMinute(lab, step);
            }
        } finally {
            lab.close();
        }
    }

    private void drawings(Lab lab) throws Exception {
        System.out.println("page          longest pulse of the first, second, third drawing: ms (its thread's CPU ms)");
        Map<String, StringBuilder> rows = new LinkedHashMap<>();
        for (int round = 0; round < 3; round++) {
            for (Page page : lab.shell().pages()) {
                longestNs.set(0);
                longestCpuNs.set(0);
                Snapshots.onWindow(() -> {
                    lab.shell().show(page);
                    return page;
                });
                TimeUnit.SECONDS.sleep(LOOK_S);
                rows.computeIfAbsent(page.title(), title -> new StringBuilder(String.format("%-12s", title)))
                        .append(String.format("%10.1f (%5.1f)", longestNs.get() / 1e6, longestCpuNs.get() / 1e6));
            }
        }
        rows.values().forEach(System.out::println);
    }

    private void halfMinute(Lab lab, int firstStep) throws Exception {
        forgetPulses();
        long startNs = System.nanoTime();
        long before = windowCpuNs();
        for (int step = firstStep; step < firstStep + 6; step++) {
            List<Page> pages = lab.shell().pages();
            Page page = pages.get(step % pages.size());
            String path = PATHS.get(step / 3 % PATHS.size());
            Snapshots.onWindow(() -> {
                lab.shell().show(page);
                lab.model().usePath(path);
                return page;
            });
            TimeUnit.SECONDS.sleep(STEP_S);
        }
        double cpu = 100.0 * (windowCpuNs() - before) / (System.nanoTime() - startNs);
        long longest = longestNs.get();
        long over = slow.get();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long delivered = lab.model()
                .sampleProperty()
                .get()
                .load()
                .map(load -> load.readBytes())
                .orElse(0L);
        System.out.printf(
                "%6.1f  %12.1f  %16.1f  %15d  %7.1f  %7d  %12.1f%n",
                (firstStep + 6) * STEP_S / 60.0,
                cpu,
                longest / 1e6,
                over,
                heap / 1e6,
                Thread.activeCount(),
                delivered / 1e9);
    }

    /// So that what this program does between the half minutes, a whole collection first of all, is no pulse of theirs.
    private void forgetPulses() throws Exception {
        Snapshots.onWindow(() -> {
            lastPulseNs = 0;
            longestNs.set(0);
            slow.set(0);
            return this;
        });
    }

    private static long windowCpuNs() throws Exception {
        long broker = ThreadUsage.byName().values().stream()
                .filter(usage -> usage.name().startsWith("broker-"))
                .mapToLong(ThreadUsage::cpuNs)
                .sum();
        return ProcessUsage.of(ProcessHandle.current().pid()).cpuNs() - broker;
    }

    private final class Pulses extends AnimationTimer {
        @Override
        public void handle(long nowNs) {
            long gapNs = lastPulseNs == 0 ? 0 : nowNs - lastPulseNs;
            lastPulseNs = nowNs;
            longestNs.accumulateAndGet(gapNs, Math::max);
            long cpuNs = threads.getCurrentThreadCpuTime();
            longestCpuNs.accumulateAndGet(lastCpuNs == 0 ? 0 : cpuNs - lastCpuNs, Math::max);
            lastCpuNs = cpuNs;
            if (gapNs > TimeUnit.MILLISECONDS.toNanos(116)) {
                slow.incrementAndGet();
            }
        }
    }
}
