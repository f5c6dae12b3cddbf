package dev.offsetlab.visualizer.viewmodel;

import java.time.Instant;
import java.util.OptionalDouble;

/// What a path did over about a second, by the engine's counters.
///
/// @param at            end of that second
/// @param callsPerS     system calls a second of the path itself; those for headers, requests and the selector are
///                      not among them
/// @param userBytesPerS bytes that passed a buffer of the process, once for each buffer
/// @param cpuCores      CPU of the broker's threads, 1 is one core; empty where other paths sent too
/// @param diskBytesPerS what the storage was made to read; empty where the system does not tell
/// @param bufferBytes   what was asked for, 0 for the path's own default
public record JourneyRates(
        Instant at,
        double sentBytesPerS,
        double callsPerS,
        double userBytesPerS,
        OptionalDouble cpuCores,
        OptionalDouble diskBytesPerS,
        int bufferBytes) {
    private static final double MB = 1e6;
    private static final double GB = 1e9;
    private static final int SWITCHES_PER_CALL = 2;

    public double sentMbPerS() {
        return sentBytesPerS / MB;
    }

    public double callsPerMb() {
        return callsPerS / sentMbPerS();
    }

    /// Into the kernel and back, for each call.
    public double modeSwitchesPerS() {
        return callsPerS * SWITCHES_PER_CALL;
    }

    public double modeSwitchesPerMb() {
        return callsPerMb() * SWITCHES_PER_CALL;
    }

    /// Bytes through user space for each byte sent.
    public double userBytesPerByte() {
        return userBytesPerS / sentBytesPerS;
    }

    /// CPU seconds of the broker's threads for each GB sent.
    public OptionalDouble cpuSecondsPerGb() {
        return cpuCores.isPresent()
                ? OptionalDouble.of(cpuCores.getAsDouble() / (sentBytesPerS / GB))
                : OptionalDouble.empty();
    }
}
