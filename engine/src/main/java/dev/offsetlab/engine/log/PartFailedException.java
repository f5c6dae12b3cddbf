package dev.offsetlab.engine.log;

import dev.offsetlab.engine.observe.PartFailures;
import java.util.Arrays;

/// A piece of the log that is not the engine's own threw, or answered what cannot be: see [LogParts].
///
/// The request that needed it fails, nothing of it is stored. One line says which class it was, what went wrong and
/// where; so it brings no stack of its own.
public final class PartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private PartFailedException(String kind, Object part, String why) {
        String reason = "the log's " + kind + " by " + part.getClass().getName() + " failed: " + why;
        super(reason, null, false, false);
        PartFailures.note(reason);
    }

    /// It threw.
    static PartFailedException threw(String kind, Object part, Throwable failure) {
        return new PartFailedException(kind, part, "it threw " + failure + place(failure));
    }

    /// It answered what cannot be.
    static PartFailedException wrong(String kind, Object part, String why) {
        return new PartFailedException(kind, part, why);
    }

    /// The first line of code outside the JDK, where there is one.
    private static String place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
