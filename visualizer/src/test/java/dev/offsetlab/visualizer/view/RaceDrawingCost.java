package dev.offsetlab.visualizer.view;

import com.sun.management.ThreadMXBean;
import dev.offsetlab.engine.os.ThreadUsage;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.load.LoadPlan;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.ConsumersSamples;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.RaceTape;
import dev.offsetlab.visualizer.viewmodel.RaceTape.Cost;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// What the race's page costs at ten samples a second, with a whole minute in its charts and software
/// rendering: CPU of the window's thread and of the renderer, and how long one sample keeps the window busy.
/// Half a minute.
///
/// JVM: the flags of the tests, `-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true`.
final class RaceDrawingCost {
    private static final int FRAMES = 200;
    private static final int WARM_UP_FRAMES = 100;
    private static final long PERIOD_MS = 100;
    private static final List<String> PATHS = List.of("heap", "direct", "mmap", "sendfile", "splice");
    private static final Cost COST = new Cost(300, 16, 1, 300);

    private final RaceTape tape = new RaceTape();
    private final Random random = new Random(7);
    private final LabModel model = ConsumersSamples.withEngine();

    private RaceDrawingCost() {}

    public static void main(String[] args) throws Exception {
        new RaceDrawingCost().run();
        System.exit(0);
    }

    private void run() throws Exception {
        Stage stage = Screens.onWindow(this::open);
        frames(WARM_UP_FRAMES);
        long[] before = cpuNs();
        long begin = System.nanoTime();
        List<Double> windowCpuMs = frames(FRAMES);
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] after = cpuNs();
        Collections.sort(windowCpuMs);
        System.out.printf(
                "%.0f x %.0f, %d frames in %.1f s: one sample %.1f ms CPU (median), %.1f (p95), %.1f (most)%n",
                stage.getScene().getWidth(),
                stage.getScene().getHeight(),
                FRAMES,
                seconds,
                windowCpuMs.get(FRAMES / 2),
                windowCpuMs.get(FRAMES * 95 / 100),
                windowCpuMs.getLast());
        double window = (after[0] - before[0]) / 1e6 / FRAMES;
        double renderer = (after[1] - before[1]) / 1e6 / FRAMES;
        System.out.printf(
                "a frame with layout and rendering: window's thread %.1f ms, renderer %.1f ms CPU; at 10 Hz %.0f %% of a"
                        + " core%n",
                window, renderer, window + renderer);
        Screens.onWindow(() -> {
            stage.close();
            return true;
        });
    }

    private Stage open() {
        Shell shell = new Shell(model);
        RacePage page = new RacePage(model);
        shell.add(page);
        shell.show(page);
        shell.use(LabTheme.LIGHT);
        Themes.useForControls(LabTheme.LIGHT);
        Stage stage = new Stage();
        stage.setScene(new Scene(shell.root(), 1280, 800));
        stage.show();
        model.usePlan(LoadPlan.NONE.withRace(LoadPlan.RaceLoad.NONE.withReaders(4)));
        page.hidden();
        for (int i = 0; i < 600; i++) {
            model.accept(sample(i));
        }
        page.shown();
        return stage;
    }

    /// Another path every twelve seconds.
    private LabSample sample(int number) {
        tape.use(PATHS.get(number / 120 % PATHS.size()));
        return tape.run(0.1, 50 * (0.8 + 0.4 * random.nextDouble()), COST);
    }

    /// CPU of each sample's own work on the window's thread, in ms.
    private List<Double> frames(int count) throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LabSample sample = sample(i);
            costs.add(Screens.onWindow(() -> {
                long begin = threads.getCurrentThreadCpuTime();
                model.accept(sample);
                return (threads.getCurrentThreadCpuTime() - begin) / 1e6;
            }));
            TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
        }
        return costs;
    }

    /// Of the window's thread, and of the renderer.
    private static long[] cpuNs() {
        long window = 0;
        long renderer = 0;
        for (ThreadUsage usage : ThreadUsage.byName().values()) {
            if (usage.name().startsWith("JavaFX Applica")) {
                window += usage.cpuNs();
            } else if (usage.name().startsWith("QuantumRendere")) {
                renderer += usage.cpuNs();
            }
        }
        return new long[] {window, renderer};
    }
}
