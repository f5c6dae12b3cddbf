package dev.offsetlab.lessons.desk;

import java.util.OptionalLong;

/// What one of the small programs of [Transfers] did.
///
/// @param what           the program
/// @param bytes          that arrived at the other end of the connection
/// @param javaCalls      its own calls: `read` and `write`, or `transferTo`
/// @param shortTransfers of them, those that moved less than was asked for
/// @param zeroReturns    of them, those that moved nothing, for the socket was full
/// @param kernelWrites   write calls of its thread as the kernel counts them (a sendfile is one); empty where the
/// system does not tell
public record Transferred(
        String what,
        long bytes,
        long javaCalls,
        long shortTransfers,
        long zeroReturns,
        OptionalLong kernelWrites,
        long wallNs,
        long cpuNs,
        long allocatedBytes) {
    private static final double MEGA = 1e6;

    public double megabytesPerSecond() {
        return bytes * 1e3 / wallNs;
    }

    public double javaCallsPerMegabyte() {
        return javaCalls / (bytes / MEGA);
    }

    public double cpuMillisPerGigabyte() {
        return cpuNs * 1e3 / bytes;
    }

    @Override
    public String toString() {
        return what + "\n"
                + new Table("sent", "calls in Java", "kernel writes", "short", "zero", "CPU ms/GB", "allocated")
                        .row(
                                Text.bytes(bytes),
                                Text.count(javaCalls),
                                kernelWrites.isPresent() ? Text.count(kernelWrites.getAsLong()) : "?",
                                Text.count(shortTransfers),
                                Text.count(zeroReturns),
                                Text.number(cpuMillisPerGigabyte()),
                                Text.bytes(allocatedBytes));
    }
}
