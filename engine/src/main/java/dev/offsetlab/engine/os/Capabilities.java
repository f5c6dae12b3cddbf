package dev.offsetlab.engine.os;

import java.util.List;
import java.util.Optional;

/// What this machine can do for the lab, each with the reason where it cannot.
public final class Capabilities {
    private Capabilities() {}

    /// @param name               the call, as a manual page names it
    /// @param use                what the lab does with it
    /// @param unavailableBecause empty where it is to be had
    public record Capability(String name, String use, Optional<String> unavailableBecause) {
        public boolean available() {
            return unavailableBecause.isEmpty();
        }
    }

    /// All of them, asked now: none is assumed from the name of the system alone where it can be tried.
    public static List<Capability> all() {
        return List.of(
                new Capability("sendfile", "the data path sendfile", sendfile()),
                new Capability("splice", "the data path splice", splice()),
                new Capability("cachestat", "how much of a segment is in memory", CacheStat.unavailableBecause()),
                new Capability("mincore", "which pages of a segment are in memory", PageMap.unavailableBecause()),
                new Capability(
                        "posix_fadvise", "cold trials: segments leave memory", PageCache.evictionUnavailableBecause()),
                new Capability("MSG_TRUNC", "readers that discard", SocketDiscard.unavailableBecause()));
    }

    private static Optional<String> sendfile() {
        String system = System.getProperty("os.name", "unknown");
        boolean known = Libc.LINUX || system.startsWith("Mac") || system.equals("AIX");
        return known ? Optional.empty() : Optional.of("transferTo is a copy on " + system);
    }

    /// Why bytes cannot go the way file, pipe, socket; empty where they can.
    public static Optional<String> splice() {
        return Splice.unavailableBecause()
                .or(Pipe::unavailableBecause)
                .or(RawFile::unavailableBecause)
                .or(Descriptors::unavailableBecause);
    }
}
