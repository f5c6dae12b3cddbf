package dev.offsetlab.engine.os;

import static dev.offsetlab.engine.os.Libc.INT;
import static dev.offsetlab.engine.os.Libc.LONG;
import static dev.offsetlab.engine.os.Libc.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.OptionalLong;

/// The CPU time of a whole process to the nanosecond, the threads that ended included.
///
/// Linux gives every process a clock of its own, whose number is made of the process's:
///
/// ```
///   bits 31..3   NOT pid
///   bit  2       0: the process, 1: a thread
///   bits 1..0    2: time on the scheduler's clock
/// ```
///
/// Process 100 has the clock `(~100 << 3) | 2 = -806`. No state; any thread may ask.
final class ProcessClock {
    private static final int SCHEDULER_CLOCK = 2;
    private static final long SECOND_NS = 1_000_000_000;

    private static final MethodHandle CLOCK_GETTIME = Libc.function("clock_gettime", INT, INT, POINTER);

    private ProcessClock() {}

    /// Empty where there is no such process, or no such clock.
    static OptionalLong cpuNs(long pid) {
        if (Libc.unavailable("clock_gettime").isPresent()) {
            return OptionalLong.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment secondsAndNs = arena.allocate(LONG, 2);
            int clock = (~(int) pid << 3) | SCHEDULER_CLOCK;
            return clockGettime(clock, secondsAndNs) == 0
                    ? OptionalLong.of(secondsAndNs.getAtIndex(LONG, 0) * SECOND_NS + secondsAndNs.getAtIndex(LONG, 1))
                    : OptionalLong.empty();
        }
    }

    private static int clockGettime(int clock, MemorySegment secondsAndNs) {
        try {
            return (int) CLOCK_GETTIME.invokeExact(Errno.memory(), clock, secondsAndNs);
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }
}
