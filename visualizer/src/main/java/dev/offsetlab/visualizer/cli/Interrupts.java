package dev.offsetlab.visualizer.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Ctrl-C as an event instead of the end of the JVM. The JDK's class for it is none of Java SE, and the compiler warns
/// of it: so it is asked for by name, and where it is missing Ctrl-C ends the JVM as ever.
final class Interrupts {
    private Interrupts() {}

    /// @param handler runs on a thread of the JVM's
    static void handle(Runnable handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handles = Class.forName("sun.misc.SignalHandler");
            MethodHandle run = MethodHandles.publicLookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(handler);
            Object listener =
                    MethodHandleProxies.asInterfaceInstance(handles, MethodHandles.dropArguments(run, 0, signal));
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            signal.getMethod("handle", signal, handles).invoke(null, interrupt, listener);
        } catch (ReflectiveOperationException | IllegalArgumentException missing) {
            System.err.println("./lab lesson: Ctrl-C ends the lesson here, progress is kept (" + missing + ")");
        }
    }
}
