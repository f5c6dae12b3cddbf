package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.os.Capabilities;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.lessons.classroom.Sandbox;
import dev.offsetlab.visualizer.chart.Drawing;
import dev.offsetlab.visualizer.view.Toolkit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Looks at this machine for everything that some part of the lab uses. Tries it where it can be tried.
final class Doctor {
    private static final long PROBE_MS = 5_000;

    private final List<Finding> findings = new ArrayList<>();
    private final Packages packages = Packages.ofThisMachine();

    /// How much is missed where it is missing.
    enum Need {
        /// The race does not run without it.
        RACE,
        /// Some part of the lab does without it, or is left out.
        PART
    }

    /// @param use     what the lab does with it
    /// @param problem empty where it is there
    /// @param remedy  the command that mends it; empty where there is none
    record Finding(String name, Need need, String use, String found, String problem, String remedy) {
        boolean ok() {
            return problem.isEmpty();
        }
    }

    List<Finding> examine() {
        java();
        system();
        paths();
        tools();
        perf();
        window();
        return List.copyOf(findings);
    }

    private void java() {
        int feature = Runtime.version().feature();
        add(
                "JDK",
                Need.RACE,
                "runs everything",
                Runtime.version().toString(),
                feature >= 25 ? "" : "version 25 or newer is needed",
                packages.install("openjdk-25-jdk", "java-25-openjdk-devel", "openjdk@25"));
        Optional<Path> maven = program("mvn");
        add(
                "Maven",
                Need.PART,
                "builds after a change of the sources",
                maven.map(Path::toString).orElse(""),
                maven.isPresent() ? "" : "mvn is not on the PATH",
                packages.install("maven", "maven", "maven"));
        long freeBytes = Path.of(System.getProperty("java.io.tmpdir")).toFile().getUsableSpace();
        add(
                "disk",
                Need.RACE,
                "holds the log while the race runs",
                freeBytes / 1_000_000_000 + " GB free in " + System.getProperty("java.io.tmpdir"),
                freeBytes > 500_000_000 ? "" : "less than 500 MB free",
                "./lab demo --data DIR takes another disk");
    }

    private void system() {
        for (Capabilities.Capability capability : Capabilities.all()) {
            add(
                    capability.name(),
                    Need.PART,
                    capability.use(),
                    "",
                    capability.unavailableBecause().orElse(""),
                    "");
        }
    }

    private void paths() {
        for (DataPathProvider path : DataPaths.all()) {
            add(
                    "path " + path.name(),
                    Need.PART,
                    path.describe(),
                    "",
                    path.unavailableBecause().orElse(""),
                    "");
        }
    }

    private void tools() {
        tool("strace", "counts the broker's system calls from outside", "strace", "strace", "");
        tool("iostat", "shows what reaches the disk", "sysstat", "sysstat", "");
        tool("sar", "shows network and memory while you watch", "sysstat", "sysstat", "");
        tool("kcat", "a Kafka client for the shell", "kcat", "kcat", "kcat");
        Optional<Sandbox> sandbox = Sandbox.find();
        add(
                "sandbox",
                Need.PART,
                "where ./lab grade runs the code of a class",
                sandbox.map(Sandbox::name).orElse(""),
                sandbox.isPresent() ? "" : "neither bubblewrap nor unshare works here",
                packages.install("bubblewrap", "bubblewrap", ""));
    }

    private void tool(String program, String use, String debian, String fedora, String brew) {
        Optional<Path> found = program(program);
        add(
                program,
                Need.PART,
                use,
                found.map(Path::toString).orElse(""),
                found.isPresent() ? "" : "not on the PATH",
                packages.install(debian, fedora, brew));
    }

    /// The program is often there while the kernel forbids its use, or belongs to another kernel: so it is tried.
    private void perf() {
        String use = "shows where CPU goes, in the kernel too";
        if (program("perf").isEmpty()) {
            add("perf", Need.PART, use, "", "not on the PATH", packages.install("linux-perf", "perf", ""));
            return;
        }
        boolean works = output("perf", "stat", "-e", "task-clock", "--", "true").isPresent();
        boolean cycles = works
                && output("perf", "stat", "-e", "cycles", "--", "true")
                        .filter(said -> !said.contains("<not supported>"))
                        .isPresent();
        String remedy = packages.isLinux() ? "sudo sysctl kernel.perf_event_paranoid=1" : "";
        add(
                "perf",
                Need.PART,
                use,
                works && !cycles
                        ? "software clocks only: no hardware counters here, usual in a virtual machine"
                        : works ? "with hardware counters" : "",
                works ? "" : "is there, but this kernel or this user may not use it",
                remedy);
    }

    private void window() {
        add(
                "fonts",
                Need.PART,
                "text in the report's charts",
                "",
                Drawing.unavailableBecause()
                        .map(why -> why.replaceAll(";.*", ""))
                        .orElse(""),
                packages.install(
                        "fontconfig libfreetype6 fonts-dejavu-core",
                        "fontconfig freetype dejavu-sans-fonts",
                        "fontconfig"));
        boolean mac = packages.isMac();
        add(
                "pango",
                Need.PART,
                "the window's text, and its pictures without a display (./lab snapshot)",
                "",
                Toolkit.drawingUnavailableBecause()
                        .map(why -> why.replaceAll(":.*", ""))
                        .orElse(""),
                packages.install("libpangoft2-1.0-0", "pango", ""));
        add(
                "GTK",
                Need.PART,
                "the lab's window",
                mac ? "not needed on macOS" : "",
                Toolkit.windowUnavailableBecause()
                        .map(why -> why.replaceAll(":.*", ""))
                        .orElse(""),
                packages.install("libgtk-3-0", "gtk3", ""));
        String display = Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                .map(System::getenv)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(mac ? "macOS" : "");
        add(
                "display",
                Need.PART,
                "the lab's window",
                display,
                display.isEmpty() ? "neither DISPLAY nor WAYLAND_DISPLAY is set" : "",
                packages.isLinux()
                        ? "ssh -X, or " + packages.install("xvfb", "xorg-x11-server-Xvfb", "") + " and xvfb-run ./lab"
                        : "");
    }

    private void add(String name, Need need, String use, String found, String problem, String remedy) {
        findings.add(new Finding(name, need, use, found, problem, problem.isEmpty() ? "" : remedy));
    }

    private static Optional<Path> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(":", -1)), Stream.of("/usr/sbin", "/sbin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// What a command says, in a few lines; empty where it fails, or takes too long.
    private static Optional<String> output(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            if (!process.waitFor(PROBE_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException failure) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
