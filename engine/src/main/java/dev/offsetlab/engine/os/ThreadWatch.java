package dev.offsetlab.engine.os;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The threads of this JVM whose names begin alike, for looking at them ten times a second: which of all the threads
/// they are is found out only every two seconds, for that is most of the work.
///
/// A thread that is younger than that may be missing. Any thread may ask; one at a time is served.
public final class ThreadWatch {
    private static final Path SELF = Path.of("/proc/self");
    private static final long FIND_EVERY_NS = TimeUnit.SECONDS.toNanos(2);

    private final String prefix;
    private final String nativePrefix;
    private List<Path> tasks = List.of();
    private long foundNs = System.nanoTime() - FIND_EVERY_NS;

    /// @param prefix what the names begin with, as in `broker-`
    public ThreadWatch(String prefix) {
        this.prefix = prefix;
        this.nativePrefix = ThreadUsage.nativeName(prefix);
    }

    /// What they have used since they began, by name.
    public synchronized Map<String, ThreadUsage> byName() {
        Map<String, ThreadUsage> java = ThreadUsage.ofJavaThreads(prefix);
        if (!Libc.LINUX) {
            return java;
        }
        long nowNs = System.nanoTime();
        if (nowNs - foundNs >= FIND_EVERY_NS) {
            tasks = find();
            foundNs = nowNs;
        }
        return ThreadUsage.joined(tasks, java);
    }

    /// The same, all together under the prefix.
    public ThreadUsage total() {
        return byName().values().stream()
                .reduce(new ThreadUsage(prefix, 0, 0, 0, 0, 0, 0), (sum, thread) -> sum.plus(thread));
    }

    private List<Path> find() {
        return ProcFiles.tasks(SELF).stream()
                .filter(task -> ProcFiles.read(task.resolve("comm"))
                        .filter(name -> name.startsWith(nativePrefix))
                        .isPresent())
                .toList();
    }
}
