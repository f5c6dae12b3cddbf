package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.lessons.shell.HostObject;
import dev.offsetlab.lessons.shell.HostObjects;
import dev.offsetlab.lessons.shell.LabShell;
import dev.offsetlab.lessons.shell.ShellPrelude;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import jdk.jshell.JShell;

/// Not a test: what a cell costs beyond its own work, by the clock and in CPU of the thread that runs it, beside the
/// JDK's own JShell with the same class path. Half a minute on a quiet machine.
///
/// Arguments: how many cells of each kind.
public final class CellCost {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String IMPORTS = "import module java.base;\n" + Desk.IMPORTS;
    private static final int WARM_UP = 30;

    private final int times;

    private CellCost(int times) {
        this.times = times;
    }

    public static void main(String[] args) throws IOException {
        CellCost cost = new CellCost(args.length > 0 ? Integer.parseInt(args[0]) : 100);
        Path folder = Files.createTempDirectory("cell-cost");
        try (Broker broker = Broker.start(BrokerConfig.local(folder));
                Desk desk = Desk.on(() -> broker)) {
            System.out.printf("%-44s %8s %8s %8s%n", "ms", "median", "p95", "CPU");
            cost.ofTheLab(desk);
            cost.ofTheJdk(desk);
        }
        System.exit(0);
    }

    private void ofTheLab(Desk desk) {
        ShellPrelude prelude = new ShellPrelude(IMPORTS, Map.of("lab", new HostObject(Desk.class, desk)));
        long startNs = System.nanoTime();
        try (LabShell shell = LabShell.open(prelude, text -> {})) {
            shell.run("1 + 1");
            System.out.printf(
                    "%-44s %8.0f%n", "first cell of all, the session included", (System.nanoTime() - startNs) / 1e6);
            print("lab: 6 * 7", () -> shell.run("6 * 7"));
            print("lab: var counted = lab.counters()", () -> shell.run("var counted = lab.counters()"));
            print("lab: lab.counters()", () -> shell.run("lab.counters()"));
            print("lab: three lines", () -> shell.run("int a = 1;\nint b = a + 1;\nSystem.out.println(b);"));
        }
    }

    private void ofTheJdk(Desk desk) {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            HostObjects.handIn(Map.of("lab", new HostObject(Desk.class, desk)));
            new ShellPrelude(IMPORTS, Map.of("lab", new HostObject(Desk.class, desk)))
                    .source()
                    .lines()
                    .forEach(shell::eval);
            print("JShell alone: 6 * 7", () -> shell.eval("6 * 7"));
            print("JShell alone: lab.counters()", () -> shell.eval("lab.counters()"));
        }
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            print("JShell alone, no class path, no imports: 6 * 7", () -> shell.eval("6 * 7"));
        }
    }

    private void print(String what, Runnable cell) {
        double[] wallMs = new double[times];
        double[] cpuMs = new double[times];
        for (int i = -WARM_UP; i < times; i++) {
            long startNs = System.nanoTime();
            long startCpuNs = THREADS.getCurrentThreadCpuTime();
            cell.run();
            if (i >= 0) {
                cpuMs[i] = (THREADS.getCurrentThreadCpuTime() - startCpuNs) / 1e6;
                wallMs[i] = (System.nanoTime() - startNs) / 1e6;
            }
        }
        Arrays.sort(wallMs);
        Arrays.sort(cpuMs);
        System.out.printf(
                Locale.ROOT,
                "%-44s %8.1f %8.1f %8.1f%n",
                what,
                wallMs[times / 2],
                wallMs[times * 95 / 100],
                cpuMs[times / 2]);
    }
}
