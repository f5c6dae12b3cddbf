package dev.offsetlab.engine.os;

import static dev.offsetlab.engine.os.Libc.INT;
import static dev.offsetlab.engine.os.Libc.LONG;
import static dev.offsetlab.engine.os.Libc.POINTER;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import java.util.Optional;

/// The CPUs on which the calling thread may run: one bit each, the lowest is CPU 0.
///
/// A thread keeps its mask until it ends, and threads that it starts inherit it: pin one of your own, not a caller's.
final class CpuAffinity {
    /// Bits enough for the 1,024 CPUs of the C library's own mask.
    private static final int MASK_BYTES = 128;

    private static final int CALLING_THREAD = 0;

    private static final MethodHandle GET = Libc.function("sched_getaffinity", INT, INT, LONG, POINTER);
    private static final MethodHandle SET = Libc.function("sched_setaffinity", INT, INT, LONG, POINTER);

    private CpuAffinity() {}

    static Optional<String> unavailableBecause() {
        return Libc.unavailable("sched_getaffinity", "sched_setaffinity");
    }

    /// Those that the calling thread may use now.
    static BitSet allowed() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES);
            call("sched_getaffinity", GET, mask);
            return BitSet.valueOf(mask.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    /// From here on the calling thread runs on this CPU alone.
    static void pinTo(int cpu) throws IOException {
        BitSet only = new BitSet();
        only.set(cpu);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES);
            mask.copyFrom(MemorySegment.ofArray(only.toByteArray()));
            call("sched_setaffinity", SET, mask);
        }
    }

    private static void call(String name, MethodHandle handle, MemorySegment mask) throws IOException {
        MemorySegment errno = Errno.memory();
        if (invoke(handle, errno, mask) != 0) {
            throw Errno.failure(name, Errno.value(errno), "bytes=" + MASK_BYTES);
        }
    }

    private static int invoke(MethodHandle handle, MemorySegment errno, MemorySegment mask) {
        try {
            return (int) handle.invokeExact(errno, CALLING_THREAD, (long) MASK_BYTES, mask);
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }
}
