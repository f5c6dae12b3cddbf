package dev.offsetlab.lessons.shell;

import dev.offsetlab.lessons.shell.CellGuard.End;
import dev.offsetlab.lessons.shell.CellResult.Outcome;
import java.lang.StackWalker.StackFrame;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// What snippets call instead of calls that would end or hurt the lab: same name, same arguments, the receiver first.
///
/// Public only because the classes of snippets call it. Any thread.
public final class InsteadOf {
    private static final StackWalker FRAMES = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private InsteadOf() {}

    /// `System.exit`.
    public static void exit(int status) {
        throw end("System.exit");
    }

    /// `Runtime.exit`.
    public static void exit(Runtime runtime, int status) {
        throw end("Runtime.exit");
    }

    /// `Runtime.halt`.
    public static void halt(Runtime runtime, int status) {
        throw end("Runtime.halt");
    }

    private static CellEnd end(String call) {
        String says = call + " was called; in ./lab it would end the lab, so the cell ended instead";
        caller().ifPresent(guard -> guard.end(new End(Outcome.ENDED, says)));
        return new CellEnd();
    }

    /// `Thread.interrupt`: an interrupt closes the file that one of the broker's threads works on.
    public static void interrupt(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        if (thread.isVirtual() || group == null || owned(group)) {
            thread.interrupt();
        } else {
            throw notYours("thread " + thread.getName());
        }
    }

    /// `ThreadGroup.interrupt`, for the same reason.
    public static void interrupt(ThreadGroup group) {
        if (!owned(group)) {
            throw notYours("thread group " + group.getName());
        }
        group.interrupt();
    }

    private static boolean owned(ThreadGroup group) {
        return caller().filter(guard -> guard.owns(group)).isPresent();
    }

    private static IllegalArgumentException notYours(String what) {
        return new IllegalArgumentException(
                what + " belongs to the lab; a cell may interrupt only threads that it started");
    }

    /// The guard of the innermost snippet on the stack; none where a pool of the JDK calls a method reference.
    private static Optional<CellGuard> caller() {
        return FRAMES.walk(frames -> frames.map(StackFrame::getDeclaringClass)
                .map(Class::getClassLoader)
                .filter(Objects::nonNull)
                .filter((Predicate<ClassLoader>) SnippetLoader.class::isInstance)
                .findFirst()
                .map(loader -> ((SnippetLoader) loader).guard()));
    }
}
