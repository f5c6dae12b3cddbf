package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.transfer.PathCounters;
import java.util.List;

/// What one data path cost, measured once: raw readers that throw the bytes away drained a topic that was in memory.
///
/// The cost is that of the broker's I/O threads alone (`broker-io-N`), and what the path counted itself. 1 MB is
/// 1,000,000 bytes.
///
/// @param bytes   that the readers got
/// @param wallNs  how long it took
/// @param threads what the broker's I/O threads used meanwhile
/// @param counts  what the path counted meanwhile
/// @param notes   what disturbs the figures; empty where nothing is known to
public record Measured(
        String topic,
        String path,
        int readers,
        long bytes,
        long fetches,
        long wallNs,
        IoThreads threads,
        PathCounters.Snapshot counts,
        List<String> notes) {
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;
    /// The kernel splits CPU into user and system in ticks of 10 ms.
    private static final long SPLIT_FROM_NS = 500_000_000;

    /// CPU, allocation and context switches of the broker's I/O threads together.
    ///
    /// @param userNs in steps of 10 ms for each thread
    public record IoThreads(long cpuNs, long userNs, long allocatedBytes, long switches) {
        IoThreads minus(IoThreads earlier) {
            return new IoThreads(
                    cpuNs - earlier.cpuNs,
                    userNs - earlier.userNs,
                    allocatedBytes - earlier.allocatedBytes,
                    switches - earlier.switches);
        }
    }

    public double gigabytesPerSecond() {
        return (double) bytes / wallNs;
    }

    /// CPU time of the broker's I/O threads, in milliseconds for each GB delivered.
    public double cpuMillisPerGigabyte() {
        return threads.cpuNs / 1e6 / (bytes / GIGA);
    }

    /// The part of it in user mode; the rest is the kernel's. Of less than half a second of CPU it says little.
    public double userMillisPerGigabyte() {
        return Math.min(threads.userNs, threads.cpuNs) / 1e6 / (bytes / GIGA);
    }

    /// System calls of the data path, for each MB delivered; those for requests and headers come on top.
    public double systemCallsPerMegabyte() {
        return counts.systemCalls() / (bytes / MEGA);
    }

    /// Times that each byte delivered passed a buffer in user space.
    public double userBytesPerByte() {
        return (double) counts.userBytes() / bytes;
    }

    /// Bytes of objects that the I/O threads made, for each MB delivered.
    public double allocatedBytesPerMegabyte() {
        return threads.allocatedBytes / (bytes / MEGA);
    }

    public double switchesPerSecond() {
        return threads.switches * GIGA / wallNs;
    }

    @Override
    public String toString() {
        String split = threads.cpuNs < SPLIT_FROM_NS
                ? ""
                : " (user " + Text.number(userMillisPerGigabyte()) + ", kernel "
                        + Text.number(cpuMillisPerGigabyte() - userMillisPerGigabyte()) + ")";
        Table table = new Table(path, "").wordsLast();
        table.row("GB/s", Text.number(gigabytesPerSecond()))
                .row("broker CPU, ms per GB", Text.number(cpuMillisPerGigabyte()) + split)
                .row("system calls per MB", Text.number(systemCallsPerMegabyte()))
                .row("times through user space", Text.number(userBytesPerByte()))
                .row("allocated B per MB", Text.number(allocatedBytesPerMegabyte()))
                .row("context switches per s", Text.number(switchesPerSecond()))
                .row("short / full", Text.count(counts.shortTransfers()) + " / " + Text.count(counts.zeroTransfers()));
        String how = topic + ", " + Text.some(readers, "reader") + " that discard, " + Text.bytes(bytes) + " in "
                + Text.number(wallNs / GIGA) + " s, loopback";
        StringBuilder text = new StringBuilder(how).append('\n').append(table);
        notes.forEach(note -> text.append('\n').append(Text.wrapped("note: " + note, 6)));
        return text.toString();
    }
}
