package dev.offsetlab.engine.os;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the platform threads of this JVM that share a name have used since they began.
///
/// Linux knows every thread of the process, those of the garbage collector and the compiler too, by the first 15 bytes
/// of a name; the JVM knows its Java threads and what they allocated. This is both, joined by name:
///
/// ```
///   /proc/self/task/TID/comm       broker-io-0         which thread
///                      /schedstat  1234567890 ...      CPU in ns (as of the last scheduler tick)
///                      /stat       ... 80 43 ...       user and system CPU in ticks of 10 ms
///                      /status     voluntary_ctxt_...  how often the scheduler took it off its core
///   ThreadMXBean                                       bytes allocated, exact
/// ```
///
/// Split CPU into user and system only over a second or more: that is what the ticks allow. Elsewhere than on Linux
/// only the Java threads are seen, by ThreadMXBean.
///
/// Looking at every thread takes milliseconds: [ThreadWatch] is for looking often.
///
/// @param threads  how many threads have this name now
/// @param switches context switches: those it asked for by waiting, and those that were forced on it; 0 where the
///                 system does not tell
public record ThreadUsage(
        String name, int threads, long cpuNs, long userNs, long systemNs, long allocatedBytes, long switches) {
    private static final Path SELF = Path.of("/proc/self");
    private static final int NATIVE_NAME_LENGTH = 15;

    /// All threads, by name. Take it twice and subtract.
    public static Map<String, ThreadUsage> byName() {
        Map<String, ThreadUsage> java = ofJavaThreads("");
        return Libc.LINUX ? withNativeThreads(java) : java;
    }

    /// What was used between `earlier` and this.
    public ThreadUsage minus(ThreadUsage earlier) {
        return new ThreadUsage(
                name,
                threads,
                cpuNs - earlier.cpuNs,
                userNs - earlier.userNs,
                systemNs - earlier.systemNs,
                allocatedBytes - earlier.allocatedBytes,
                switches - earlier.switches);
    }

    ThreadUsage plus(ThreadUsage other) {
        return new ThreadUsage(
                name,
                threads + other.threads,
                cpuNs + other.cpuNs,
                userNs + other.userNs,
                systemNs + other.systemNs,
                allocatedBytes + other.allocatedBytes,
                switches + other.switches);
    }

    private ThreadUsage withAllocation(long bytes) {
        return new ThreadUsage(name, threads, cpuNs, userNs, systemNs, bytes, switches);
    }

    private static Map<String, ThreadUsage> withNativeThreads(Map<String, ThreadUsage> java) {
        return joined(ProcFiles.tasks(SELF), java);
    }

    /// The tasks' usage under the names of the Java threads that they belong to.
    static Map<String, ThreadUsage> joined(List<Path> tasks, Map<String, ThreadUsage> java) {
        Map<String, String> javaNames = new TreeMap<>();
        java.keySet().forEach(name -> javaNames.putIfAbsent(nativeName(name), name));
        Map<String, ThreadUsage> all = new TreeMap<>();
        for (Path task : tasks) {
            ofTask(task, javaNames).ifPresent(usage -> all.merge(usage.name(), usage, ThreadUsage::plus));
        }
        all.replaceAll((name, usage) -> {
            ThreadUsage known = java.get(name);
            return known == null ? usage : usage.withAllocation(known.allocatedBytes());
        });
        return all;
    }

    private static Optional<ThreadUsage> ofTask(Path task, Map<String, String> javaNames) {
        return ProcFiles.read(task.resolve("stat")).map(ProcStat::parse).map(stat -> {
            String name = javaNames.getOrDefault(stat.name(), stat.name());
            long cpuNs = ProcFiles.cpuNs(task);
            return new ThreadUsage(name, 1, cpuNs, stat.userNs(), stat.systemNs(), 0, ProcFiles.switches(task));
        });
    }

    /// What Linux keeps of a Java thread's name; the thread of `main` keeps the name of the program that was started.
    /// (So two names that begin with the same 15 letters are counted as one here.)
    static String nativeName(String name) {
        if (name.equals("main")) {
            return "java";
        }
        return name.substring(0, Math.min(name.length(), NATIVE_NAME_LENGTH));
    }

    /// Those whose names begin with `prefix`.
    static Map<String, ThreadUsage> ofJavaThreads(String prefix) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        ThreadInfo[] described = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith(prefix))
                .toArray(ThreadInfo[]::new);
        long[] ids = Arrays.stream(described).mapToLong(ThreadInfo::getThreadId).toArray();
        long[] cpuNs = threads.getThreadCpuTime(ids);
        long[] userNs = threads.getThreadUserTime(ids);
        long[] allocated = threads.getThreadAllocatedBytes(ids);
        Map<String, ThreadUsage> usages = new TreeMap<>();
        for (int i = 0; i < ids.length; i++) {
            boolean ended = cpuNs[i] < 0;
            if (!ended) {
                String name = described[i].getThreadName();
                long systemNs = Math.max(0, cpuNs[i] - userNs[i]);
                var usage = new ThreadUsage(name, 1, cpuNs[i], userNs[i], systemNs, Math.max(0, allocated[i]), 0);
                usages.merge(name, usage, ThreadUsage::plus);
            }
        }
        return usages;
    }
}
