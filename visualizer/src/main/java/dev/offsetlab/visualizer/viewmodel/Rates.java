package dev.offsetlab.visualizer.viewmodel;

/// What the broker did in a span of time, and the figures that follow from it. A MB is a million bytes, a GB a thousand
/// MB.
///
/// A figure that cannot be told is NaN: one of a span without time, or one per byte delivered where less than
/// [#LEAST_BYTES] were, or where the broker received more than half as much: then writing is a good part of it.
///
/// @param receivedBytes of requests, with what producers wrote in them
public record Rates(
        double seconds,
        long sentBytes,
        long receivedBytes,
        long systemCalls,
        long userBytes,
        long cpuNs,
        long userNs,
        long systemNs,
        long allocatedBytes,
        long switches) {
    public static final Rates NONE = new Rates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    /// With less, what the broker does at rest would be a good part of the figure.
    public static final long LEAST_BYTES = 1_000_000;

    /// Ten spans of 0.1 s are a second.
    private static final double ROUNDING = 1e-6;

    public Rates plus(Rates other) {
        return new Rates(
                seconds + other.seconds,
                sentBytes + other.sentBytes,
                receivedBytes + other.receivedBytes,
                systemCalls + other.systemCalls,
                userBytes + other.userBytes,
                cpuNs + other.cpuNs,
                userNs + other.userNs,
                systemNs + other.systemNs,
                allocatedBytes + other.allocatedBytes,
                switches + other.switches);
    }

    /// As long as that, or longer.
    boolean lasts(double wantedSeconds) {
        return seconds >= wantedSeconds - ROUNDING;
    }

    public double deliveredMbPerSecond() {
        return perSecond(sentBytes / 1e6);
    }

    /// CPU of the broker's threads; 100 is one core.
    public double cpuPercent() {
        return perSecond(cpuNs / 1e9) * 100;
    }

    /// The part of [#cpuPercent] in user mode. The ticks give the proportion, the exact clock the amount.
    public double userPercent() {
        long ticks = userNs + systemNs;
        return ticks == 0 ? cpuNs == 0 ? 0 : Double.NaN : cpuPercent() * userNs / ticks;
    }

    public double systemPercent() {
        return cpuPercent() - userPercent();
    }

    public double cpuMsPerGb() {
        return perSent(cpuNs / 1e6 * 1e9);
    }

    public double systemCallsPerMb() {
        return perSent(systemCalls * 1e6);
    }

    /// Bytes that passed a buffer in user space for each byte delivered.
    public double userBytesPerByte() {
        return perSent((double) userBytes);
    }

    public double allocatedBytesPerMb() {
        return perSent(allocatedBytes * 1e6);
    }

    public double switchesPerSecond() {
        return perSecond((double) switches);
    }

    private double perSecond(double amount) {
        return seconds > 0 ? amount / seconds : Double.NaN;
    }

    private double perSent(double amount) {
        boolean delivers = sentBytes >= LEAST_BYTES && receivedBytes <= sentBytes / 2;
        return delivers ? amount / sentBytes : Double.NaN;
    }
}
