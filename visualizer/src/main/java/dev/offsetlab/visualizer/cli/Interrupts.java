package dev.offsetlab.visualizer.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// A signal, such as that of Ctrl-C, as an event instead of what it does to the JVM. The JDK's class for it is none of
/// Java SE, and the compiler warns of it: so it is asked for by name, and where it is missing signals do what they
/// always do.
final class Interrupts {
    private Interrupts() {}

    /// Ctrl-C.
    ///
    /// @param handler runs on a thread of the JVM's
    static void handle(Runnable handler) {
        if (!handle("INT", handler)) {
            System.err.println("./lab lesson: Ctrl-C ends the lesson here, progress is kept");
        }
    }

    /// @param name of a signal, without SIG
    /// @return false where this JVM cannot
    static boolean handle(String name, Runnable handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handles = Class.forName("sun.misc.SignalHandler");
            MethodHandle run = MethodHandles.publicLookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(handler);
            Object listener =
                    MethodHandleProxies.asInterfaceInstance(handles, MethodHandles.dropArguments(run, 0, signal));
            Object named = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handles).invoke(null, named, listener);
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException missing) {
            return false;
        }
    }
}
