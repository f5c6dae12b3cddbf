package dev.offsetlab.engine.observe;

/// The newest failure of code that serves in the engine and is not its own: a data path, a part of the log. Of the
/// whole
/// process, as the data paths are. The broker's log has every one; this is for whoever shows that there was one.
///
/// Any thread may call it.
public final class PartFailures {
    private static volatile Last last = new Last(0, "");

    private PartFailures() {}

    /// @param count  failures so far
    /// @param reason of the newest: one line that names the part, what went wrong, and where
    public record Last(long count, String reason) {}

    public static synchronized void note(String reason) {
        last = new Last(last.count() + 1, reason);
    }

    public static Last last() {
        return last;
    }
}
