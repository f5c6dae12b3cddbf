package dev.offsetlab.visualizer.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Where a race ran: without it no figure means anything.
///
/// @param system with how its TCP controls congestion: one that paces what it sends, as BBR does, costs CPU at each
///   pause, on loopback too
public record Machine(
        String system, String cpu, int cores, long memoryBytes, boolean virtual, String java, String fileSystem) {

    /// @param dataFolder where the log lies
    public static Machine ofThis(Path dataFolder) {
        List<String> cpu = lines(Path.of("/proc/cpuinfo"));
        return new Machine(
                operatingSystem(),
                value(cpu, "model name", "unknown CPU"),
                Runtime.getRuntime().availableProcessors(),
                kilobytes(value(lines(Path.of("/proc/meminfo")), "MemTotal", "0 kB")),
                value(cpu, "flags", "").contains("hypervisor"),
                Runtime.version().toString(),
                fileSystem(dataFolder));
    }

    /// `2 cores of AMD EPYC 7763, 24.1 GB, virtual machine, Linux 6.18.1 amd64, TCP cubic, Java 25.0.3, ext4`.
    public String text() {
        return cores + (cores == 1 ? " core of " : " cores of ") + cpu
                + (memoryBytes > 0 ? ", " + Figures.bytes(memoryBytes) : "")
                + (virtual ? ", virtual machine" : "") + ", " + system + ", Java " + java + ", " + fileSystem;
    }

    private static String operatingSystem() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch")
                + lines(Path.of("/proc/sys/net/ipv4/tcp_congestion_control")).stream()
                        .map(control -> ", TCP " + control)
                        .collect(Collectors.joining());
    }

    private static String fileSystem(Path folder) {
        try {
            return Files.getFileStore(folder).type();
        } catch (IOException unknown) {
            return "unknown file system";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    private static String value(List<String> lines, String name, String otherwise) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(otherwise);
    }

    private static long kilobytes(String text) {
        return Long.parseLong(text.substring(0, text.indexOf(' '))) * 1024;
    }
}
