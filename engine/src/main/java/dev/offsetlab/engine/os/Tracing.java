package dev.offsetlab.engine.os;

import static dev.offsetlab.engine.os.Libc.INT;
import static dev.offsetlab.engine.os.Libc.LONG;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/// Lets `strace` look at threads of this very process.
///
/// Where the kernel has Yama (`kernel.yama.ptrace_scope` 1, as on Ubuntu), a process may trace its children only,
/// and never its parent. The parent can allow it: `prctl(PR_SET_PTRACER)`.
///
/// ```
///   this process     try (Tracing allowed = Tracing.allow())  ...  closed: nobody may any more
///     strace -p TID        attaches, counts, detaches
/// ```
///
/// It holds for the whole process, so one at a time. Where there is no Yama, everybody of the same user may trace
/// anyhow, and nothing is done.
public final class Tracing implements AutoCloseable {
    private static final int PR_SET_PTRACER = 0x59616d61; // "Yama"
    private static final long ANYBODY = -1;
    private static final long NOBODY = 0;

    private static final MethodHandle PRCTL = Libc.variadic("prctl", 1, INT, INT, LONG, LONG, LONG, LONG);

    private Tracing() {}

    /// From now until it is closed every process of the same user may trace this one.
    ///
    /// @throws IOException where the kernel refuses
    public static Tracing allow() throws IOException {
        set(ANYBODY);
        return new Tracing();
    }

    /// The numbers by which Linux knows the threads of this process whose names begin with `prefix`; of a
    /// name it keeps 15 bytes. None elsewhere than on Linux.
    public static List<Long> threadIds(String prefix) {
        String known = prefix.substring(0, Math.min(prefix.length(), 15));
        return ProcFiles.tasks(ProcFiles.ofProcess(ProcessHandle.current().pid())).stream()
                .filter(task -> ProcFiles.read(task.resolve("comm"))
                        .filter(name -> name.startsWith(known))
                        .isPresent())
                .map(task -> Long.valueOf(task.getFileName().toString()))
                .sorted()
                .toList();
    }

    /// Why threads of this process cannot be traced; empty where they can, as far as it lies with this process.
    public static Optional<String> unavailableBecause() {
        return Libc.unavailable("prctl");
    }

    @Override
    public void close() throws IOException {
        set(NOBODY);
    }

    private static void set(long who) throws IOException {
        if (unavailableBecause().isPresent()) {
            return;
        }
        MemorySegment errno = Errno.memory();
        boolean refused = prctl(errno, who) != 0;
        boolean withoutYama = refused && Errno.value(errno) == Errno.EINVAL;
        if (refused && !withoutYama) {
            throw Errno.failure("prctl", Errno.value(errno), "option=PR_SET_PTRACER");
        }
    }

    private static int prctl(MemorySegment errno, long who) {
        try {
            return (int) PRCTL.invokeExact(errno, PR_SET_PTRACER, who, 0L, 0L, 0L);
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }
}
