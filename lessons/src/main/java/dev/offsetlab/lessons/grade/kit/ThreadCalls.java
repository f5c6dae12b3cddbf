package dev.offsetlab.lessons.grade.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How many system calls the calling thread has made that read, and that write, as Linux counts them itself:
/// `/proc/thread-self/io`. No tracer, no rights, no cost between two looks.
///
/// ```
///   pread, 8 KiB at a time, of 1 MiB     reads 128
///   sendfile of 1 MiB to a socket        reads 1, writes 1     (the kernel counts it as both)
/// ```
///
/// @param reads  calls that read: `read`, `pread`, `sendfile`
/// @param writes calls that write: `write`, `writev`, `sendfile`
public record ThreadCalls(long reads, long writes) {
    private static final Path FILE = Path.of("/proc/thread-self/io");

    /// Why they cannot be had here; empty where they can.
    public static Optional<String> unavailableBecause() {
        try {
            now();
            return Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.of("this system does not count a thread's system calls in " + FILE);
        }
    }

    /// Since the thread began.
    public static ThreadCalls now() throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        return new ThreadCalls(value(lines, "syscr: "), value(lines, "syscw: "));
    }

    private static long value(List<String> lines, String key) throws IOException {
        String line = lines.stream()
                .filter(one -> one.startsWith(key))
                .findFirst()
                .orElseThrow(() -> new IOException("no line \"" + key + "\" in " + FILE));
        return Long.parseLong(line.substring(key.length()));
    }

    /// A piece of work to be counted.
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /// Those that `work` makes on this thread; the looks themselves are taken off.
    public static ThreadCalls of(Work work) throws IOException {
        ThreadCalls first = now();
        ThreadCalls before = now();
        work.run();
        ThreadCalls after = now();
        ThreadCalls look = before.minus(first);
        return after.minus(before).minus(look);
    }

    public ThreadCalls plus(ThreadCalls other) {
        return new ThreadCalls(reads + other.reads, writes + other.writes);
    }

    public ThreadCalls minus(ThreadCalls earlier) {
        return new ThreadCalls(reads - earlier.reads, writes - earlier.writes);
    }
}
