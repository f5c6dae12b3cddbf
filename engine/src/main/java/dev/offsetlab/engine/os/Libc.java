package dev.offsetlab.engine.os;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The functions of the C library that this room calls, found by the Foreign Function & Memory API.
///
/// A handle takes the memory for errno first, then the function's own arguments ([Errno#memory()]):
///
/// ```
///   C      ssize_t read(int fd, void *buf, size_t n)
///   Java   (long) READ.invokeExact(MemorySegment errno, int fd, MemorySegment buf, long n)
/// ```
///
/// Nothing here fails while a class is initialised: where the system is not Linux, or the function is missing, the
/// handle is one that throws, and [#unavailable] says why beforehand. Any thread may call a handle.
final class Libc {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    static final AddressLayout POINTER = ValueLayout.ADDRESS;

    static final boolean LINUX =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");

    private static final int FIXED_ARITY = -1;

    private Libc() {}

    /// A function with a fixed list of arguments.
    static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        return link(name, FIXED_ARITY, FunctionDescriptor.of(result, arguments));
    }

    /// A function like `fcntl(int, int, ...)`, whose arguments from `firstVariadic` on are C's three dots.
    static MethodHandle variadic(String name, int firstVariadic, MemoryLayout result, MemoryLayout... arguments) {
        return link(name, firstVariadic, FunctionDescriptor.of(result, arguments));
    }

    /// Why one of these functions cannot be called here; empty where all can.
    static Optional<String> unavailable(String... names) {
        if (!LINUX) {
            return Optional.of("needs Linux, this is " + System.getProperty("os.name", "unknown"));
        }
        SymbolLookup symbols = Linker.nativeLinker().defaultLookup();
        return Arrays.stream(names)
                .filter(name -> symbols.find(name).isEmpty())
                .findFirst()
                .map(name -> "this C library has no function " + name);
    }

    private static MethodHandle link(String name, int firstVariadic, FunctionDescriptor descriptor) {
        Optional<String> why = unavailable(name);
        if (why.isPresent()) {
            return thrower(name + " is not available: " + why.get(), descriptor);
        }
        List<Linker.Option> options = new ArrayList<>();
        options.add(Linker.Option.captureCallState("errno"));
        if (firstVariadic != FIXED_ARITY) {
            options.add(Linker.Option.firstVariadicArg(firstVariadic));
        }
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), descriptor, options.toArray(Linker.Option[]::new));
    }

    private static MethodHandle thrower(String message, FunctionDescriptor descriptor) {
        var type = descriptor.toMethodType().insertParameterTypes(0, MemorySegment.class);
        MethodHandle thrower = MethodHandles.throwException(type.returnType(), UnsupportedOperationException.class)
                .bindTo(new UnsupportedOperationException(message));
        return MethodHandles.dropArguments(thrower, 0, type.parameterList());
    }
}
