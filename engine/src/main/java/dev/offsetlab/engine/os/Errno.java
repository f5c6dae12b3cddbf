package dev.offsetlab.engine.os;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/// Why the last system call of this thread failed.
///
/// C keeps `errno` in thread-local memory, and the JVM may overwrite it between the call and the next line of Java.
/// So each call is given a piece of memory into which the linker copies it at once; each thread owns one such piece.
final class Errno {
    static final int EINTR = 4;
    static final int EBADF = 9;
    /// The non-blocking descriptor cannot take or give a byte now.
    static final int EAGAIN = 11;
    /// The kernel does not know what was asked for.
    static final int EINVAL = 22;

    private static final StructLayout LAYOUT = Linker.Option.captureStateLayout();
    private static final VarHandle VALUE = LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final ThreadLocal<MemorySegment> MEMORY =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(LAYOUT));

    private Errno() {}

    /// The calling thread's own memory: the first argument of every handle of [Libc].
    static MemorySegment memory() {
        return MEMORY.get();
    }

    static int value(MemorySegment memory) {
        return (int) VALUE.get(memory, 0L);
    }

    /// As in `open: Permission denied (errno=13) file=/data/0.log`.
    static IOException failure(String function, int errno, Object subject) {
        return new IOException(function + ": " + text(errno) + " (errno=" + errno + ") " + subject);
    }

    /// A handle's own `throws Throwable`: nothing but unchecked exceptions ever comes out of a downcall.
    static RuntimeException unexpected(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }

    private static String text(int errno) {
        return switch (errno) {
            case 1 -> "not permitted";
            case 2 -> "no such file";
            case 9 -> "bad descriptor";
            case 12 -> "out of memory";
            case 13 -> "permission denied";
            case 16 -> "busy";
            case 22 -> "invalid argument";
            case 23, 24 -> "too many open files";
            case 32 -> "broken pipe";
            case 38 -> "this kernel has no such call";
            case 104 -> "connection reset by peer";
            default -> "failed";
        };
    }
}
