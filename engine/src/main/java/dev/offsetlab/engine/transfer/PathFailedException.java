package dev.offsetlab.engine.transfer;

import dev.offsetlab.engine.observe.PartFailures;

/// A data path that is not the engine's own threw, or answered what cannot be: its connection is closed.
///
/// One line says which path it was, what went wrong and where in its author's files; so it brings no stack of its own.
public final class PathFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private PathFailedException(String path, String why) {
        String reason = "data path " + path + " failed: " + why;
        super(reason, null, false, false);
        PartFailures.note(reason);
    }

    static PathFailedException threw(String path, Throwable failure, OwnFrames frames) {
        return new PathFailedException(
                path,
                "it threw " + failure
                        + frames.place(failure.getStackTrace())
                                .map(place -> " at " + place)
                                .orElse(""));
    }

    static PathFailedException answered(String path, String why) {
        return new PathFailedException(path, why);
    }

    /// It was asked again and again, the socket had room, and nothing left.
    public static PathFailedException idle(String path) {
        return new PathFailedException(path, "it sends nothing although the socket is writable");
    }
}
