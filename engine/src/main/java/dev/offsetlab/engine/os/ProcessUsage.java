package dev.offsetlab.engine.os;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What a process has used since it began: its whole CPU, garbage collection and compilation included.
///
/// On Linux from `/proc`; elsewhere only the CPU is known, and the rest is 0 ([#missing] says so).
///
/// @param cpuNs               CPU to the nanosecond, threads that ended included
/// @param userNs              of it in user mode, in ticks of 10 ms
/// @param systemNs            of it in the kernel, in ticks of 10 ms
/// @param voluntarySwitches   context switches because a thread waited (threads that live now)
/// @param involuntarySwitches context switches because its time was up (threads that live now)
/// @param minorFaults         page faults that memory answered
/// @param majorFaults         page faults that went to disk
/// @param residentBytes       memory in use now: not a sum, so [#minus] leaves it as it is
/// @param readCalls           calls of the read family (neither splice nor recv are among them)
/// @param writeCalls          calls of the write family
/// @param missing             what could not be learnt here and stands as 0, and why
public record ProcessUsage(
        long cpuNs,
        long userNs,
        long systemNs,
        long voluntarySwitches,
        long involuntarySwitches,
        long minorFaults,
        long majorFaults,
        long residentBytes,
        long readCalls,
        long writeCalls,
        Optional<String> missing) {

    /// @throws IOException where there is no such process
    public static ProcessUsage of(long pid) throws IOException {
        return Libc.LINUX ? fromProc(pid) : fromHandle(pid);
    }

    /// What was used between `earlier` and this.
    public ProcessUsage minus(ProcessUsage earlier) {
        return new ProcessUsage(
                cpuNs - earlier.cpuNs,
                userNs - earlier.userNs,
                systemNs - earlier.systemNs,
                voluntarySwitches - earlier.voluntarySwitches,
                involuntarySwitches - earlier.involuntarySwitches,
                minorFaults - earlier.minorFaults,
                majorFaults - earlier.majorFaults,
                residentBytes,
                readCalls - earlier.readCalls,
                writeCalls - earlier.writeCalls,
                missing);
    }

    private static ProcessUsage fromProc(long pid) throws IOException {
        Path process = ProcFiles.ofProcess(pid);
        ProcStat stat = ProcFiles.read(process.resolve("stat"))
                .map(ProcStat::parse)
                .orElseThrow(() -> new IOException("no such process: pid=" + pid));
        long taskCpuNs = 0;
        long voluntary = 0;
        long involuntary = 0;
        for (Path task : ProcFiles.tasks(process)) {
            String status = ProcFiles.read(task.resolve("status")).orElse("");
            voluntary += ProcFiles.number(status, "voluntary_ctxt_switches");
            involuntary += ProcFiles.number(status, "nonvoluntary_ctxt_switches");
            taskCpuNs += ProcFiles.cpuNs(task);
        }
        Optional<String> calls = ProcFiles.read(process.resolve("io"));
        return new ProcessUsage(
                ProcessClock.cpuNs(pid).orElse(taskCpuNs),
                stat.userNs(),
                stat.systemNs(),
                voluntary,
                involuntary,
                stat.minorFaults(),
                stat.majorFaults(),
                stat.residentPages() * PageMap.pageBytes(),
                calls.map(io -> ProcFiles.number(io, "syscr")).orElse(0L),
                calls.map(io -> ProcFiles.number(io, "syscw")).orElse(0L),
                calls.isPresent()
                        ? Optional.empty()
                        : Optional.of("read and write calls: /proc/PID/io is not readable"));
    }

    private static ProcessUsage fromHandle(long pid) throws IOException {
        Duration cpu = ProcessHandle.of(pid)
                .orElseThrow(() -> new IOException("no such process: pid=" + pid))
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO);
        Optional<String> missing = Optional.of("all but the CPU: needs Linux");
        return new ProcessUsage(cpu.toNanos(), 0, 0, 0, 0, 0, 0, 0, 0, 0, missing);
    }
}
