package dev.offsetlab.engine.os;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What the kernel counted for one process, any process of ours, since it started. From `/proc/PID`, so Linux only.
///
/// ```
///   /proc/PID/stat            pid (name with spaces) S ppid ... minflt(10) ... majflt(12) ... utime(14) stime(15)
///   /proc/PID/status          VmRSS:     94208 kB
///   /proc/PID/task/*/status   voluntary_ctxt_switches:  12345      one file a thread, added up
/// ```
///
/// CPU ticks are 10 ms, and the split into user and system is by the tick: honest over a second or more.
public record ProcessFigures(
        long cpuUserNs,
        long cpuSystemNs,
        long minorFaults,
        long majorFaults,
        long voluntarySwitches,
        long involuntarySwitches,
        long residentBytes) {
    /// USER_HZ is 100 on every Linux that runs a JVM.
    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int FIRST_FIELD_AFTER_NAME = 3;

    /// Empty where there is no such process, or no `/proc`.
    public static Optional<ProcessFigures> of(long pid) {
        Path folder = Path.of("/proc", Long.toString(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long[] switches = switches(folder.resolve("task"));
            return Optional.of(new ProcessFigures(
                    field(fields, 14) * TICK_NS,
                    field(fields, 15) * TICK_NS,
                    field(fields, 10),
                    field(fields, 12),
                    switches[0],
                    switches[1],
                    amount(Files.readString(folder.resolve("status")), "VmRSS:") * 1024));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    public long cpuNs() {
        return cpuUserNs + cpuSystemNs;
    }

    /// Field `number` as the manual page proc(5) counts them.
    private static long field(String[] afterName, int number) {
        return Long.parseLong(afterName[number - FIRST_FIELD_AFTER_NAME]);
    }

    private static long[] switches(Path tasks) throws IOException {
        long[] sum = new long[2];
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                try {
                    String status = Files.readString(thread.resolve("status"));
                    sum[0] += amount(status, "\nvoluntary_ctxt_switches:");
                    sum[1] += amount(status, "\nnonvoluntary_ctxt_switches:");
                } catch (NoSuchFileException ended) {
                    // A thread that ended since the folder was listed: its switches are gone with it.
                }
            }
        }
        return sum;
    }

    /// The number after `name`, 0 where the kernel does not tell it.
    private static long amount(String status, String name) {
        int at = status.indexOf(name);
        if (at < 0) {
            return 0;
        }
        int from = at + name.length();
        while (from < status.length() && !Character.isDigit(status.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < status.length() && Character.isDigit(status.charAt(to))) {
            to++;
        }
        return from == to ? 0 : Long.parseLong(status.substring(from, to));
    }
}
