package dev.offsetlab.engine.workload;

/// One path, measured once.
///
/// @param order  its place in the whole race, from 0: what ran before it can be told
/// @param usage  the broker's counters between the trial's start and its end
public record Trial(Kind kind, String path, int round, int order, Readers.Totals read, BrokerSample usage) {
    public enum Kind {
        /// Fetches of 1 MiB: what the data path costs.
        LARGE,
        /// One batch of 2 kB a fetch: what a request costs.
        SMALL
    }

    private static final double GIGA = 1e9;
    private static final double MEGA = 1e6;

    public double gigabytesPerSecond() {
        return (double) read.bytes() / read.wallNs();
    }

    public double fetchesPerSecond() {
        return read.fetches() * GIGA / read.wallNs();
    }

    /// The broker's whole CPU, compilation and garbage collection included.
    public double cpuNs() {
        return usage.value(BrokerSample.CPU_NS);
    }

    public double cpuSecondsPerGigabyte() {
        return cpuNs() / read.bytes();
    }

    public double userSecondsPerGigabyte() {
        return cpuSecondsPerGigabyte() - systemSecondsPerGigabyte();
    }

    /// The share of the ticks that fell into the kernel, of the exact CPU.
    public double systemSecondsPerGigabyte() {
        double systemNs = usage.value(BrokerSample.CPU_SYSTEM_NS);
        double ticksNs = systemNs + usage.value(BrokerSample.CPU_USER_NS);
        return ticksNs == 0 ? 0 : cpuSecondsPerGigabyte() * systemNs / ticksNs;
    }

    public double cpuMicrosPerFetch() {
        return cpuNs() / 1e3 / read.fetches();
    }

    /// Calls of the data path alone; the request and the header have theirs besides.
    public double systemCallsPerMegabyte() {
        return ofPath("systemCalls") / (read.bytes() / MEGA);
    }

    /// Bytes that crossed a buffer of user space, for each byte delivered.
    public double userBytesPerByte() {
        return ofPath("userBytes") / read.bytes();
    }

    public double allocatedBytesPerMegabyte() {
        return usage.value(BrokerSample.ALLOCATED_BYTES) / (read.bytes() / MEGA);
    }

    public double switchesPerSecond() {
        return (usage.value(BrokerSample.VOLUNTARY_SWITCHES) + usage.value(BrokerSample.INVOLUNTARY_SWITCHES))
                * GIGA
                / read.wallNs();
    }

    private double ofPath(String counter) {
        return usage.value(BrokerSample.ofPath(path, counter));
    }
}
