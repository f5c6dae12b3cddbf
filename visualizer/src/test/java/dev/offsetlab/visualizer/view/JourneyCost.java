package dev.offsetlab.visualizer.view;

import com.sun.management.OperatingSystemMXBean;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.JourneyModel;
import dev.offsetlab.visualizer.viewmodel.JourneySamples;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.Notices;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Not a test: what the journey's motion costs, of one core, with headless software rendering. Takes about a minute.
///
/// Samples come ten times a second in each case; the window is 1280 x 800 (or as the arguments say).
public final class JourneyCost {
    private static final long WARM_UP_MS = 15_000;
    private static final long CASE_MS = 8_000;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final SimpleBooleanProperty motion = new SimpleBooleanProperty(true);
    private final LabModel model;
    private final JourneySamples samples;
    private final Shell shell;

    private JourneyCost(EmbeddedLab lab, double width, double height) {
        model = new LabModel(Runnable::run, Optional.of(lab), new Notices());
        shell = new Shell(model);
        shell.add(new JourneyPage(new JourneyModel(model, () -> OptionalLong.of(0)), shell.drawer(), motion));
        samples = new JourneySamples("sendfile", model::accept);
        shell.use(LabTheme.DARK);
        shell.show(shell.pages().getFirst());
        samples.run(15, 312_000_000, 160, 0).use("heap");
        Stage stage = new Stage();
        stage.setScene(new Scene(shell.root(), width, height));
        stage.show();
    }

    /// @param args width and height of the window
    public static void main(String[] args) throws Exception {
        double width = args.length == 2 ? Double.parseDouble(args[0]) : 1280;
        double height = args.length == 2 ? Double.parseDouble(args[1]) : 800;
        EmbeddedLab lab = new EmbeddedLab(new BrokerConfig("127.0.0.1", 0, Path.of("unused"), Map.of(), false));
        JourneyCost cost = Screens.onWindow(() -> new JourneyCost(lab, width, height));
        cost.run(WARM_UP_MS, 96_000_000);
        System.out.printf("moving           %5.1f %% of a core%n", cost.run(CASE_MS, 96_000_000));
        Screens.onWindow(() -> {
            cost.motion.set(false);
            return 0;
        });
        System.out.printf("motion off       %5.1f %%%n", cost.run(CASE_MS, 96_000_000));
        Screens.onWindow(() -> {
            cost.motion.set(true);
            cost.shell.pages().getFirst().hidden();
            return 0;
        });
        System.out.printf("page hidden      %5.1f %%%n", cost.run(CASE_MS, 96_000_000));
        Screens.onWindow(() -> {
            cost.shell.pages().getFirst().shown();
            return 0;
        });
        System.out.printf("no bytes move    %5.1f %%%n", cost.run(CASE_MS, 0));
        lab.close();
        System.exit(0);
    }

    /// Returns the CPU of this process, in percent of a core.
    private double run(long lastsMs, long bytesPerTick) throws Exception {
        long startNs = System.nanoTime();
        long startCpuNs = SYSTEM.getProcessCpuTime();
        while (System.nanoTime() - startNs < TimeUnit.MILLISECONDS.toNanos(lastsMs)) {
            Screens.onWindow(() -> samples.run(1, bytesPerTick, bytesPerTick / 4_000, 3 * bytesPerTick));
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return 100.0 * (SYSTEM.getProcessCpuTime() - startCpuNs) / (System.nanoTime() - startNs);
    }
}
