package dev.offsetlab.engine.observe;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/// Failures that may come by the thousand (no descriptor is free, the disk is full), in few lines.
///
/// A *kind* is what was being done and the exception's class. The first failure of a kind is told with its stack,
/// where it has one;
/// after that a kind gets at most one line a second, without a stack and with how often it came since the line
/// before. A kind that stayed away for a minute is new again. All kinds together keep to a [LineBudget], for a client
/// may bring a new name each time.
///
/// Any thread may call it.
public final class FailureLog {
    private static final long LINE_EVERY_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long NEW_AGAIN_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int MAX_KINDS = 1_000;

    /// Of a failure whose message is all there is.
    private static final int LONG_REASON = 500;

    private final Logger log;
    private final LongSupplier clockNs;
    private final LineBudget budget;
    private final Map<Kind, Told> kinds = new HashMap<>();

    private record Kind(String item, Class<?> failure) {}

    /// When a kind had its last line, and how often it came since.
    private record Told(long atNs, long since) {}

    /// What to write: a whole stack, a line that counts, or nothing.
    ///
    /// @param leftOut lines of other kinds that had no room since the line before
    record Line(boolean withStack, long times, long leftOut) {
        static final Line NONE = new Line(false, 0, 0);
    }

    public FailureLog(Logger log) {
        this(log, System::nanoTime);
    }

    FailureLog(Logger log, LongSupplier clockNs) {
        this.log = log;
        this.clockNs = clockNs;
        this.budget = new LineBudget(clockNs);
    }

    /// @param item what was being done, as `verb key=value`; no offset or other number that is new each time
    public void failed(String item, Throwable failure) {
        String what = ClientLog.oneLine(item);
        Line line = line(what, failure);
        if (line.leftOut() > 0) {
            log.error("lines left out: count={} reason=\"too many kinds of failures\"", line.leftOut());
        }
        if (line.withStack() && failure.getStackTrace().length == 0) {
            log.error("failed {} reason=\"{}\"", what, ClientLog.oneLine(failure.getMessage(), LONG_REASON));
        } else if (line.withStack()) {
            log.error("failed {}", what, failure);
        } else if (line.times() > 0) {
            log.error("failed again {} times={} reason=\"{}\"", what, line.times(), ClientLog.oneLine(failure));
        }
    }

    synchronized Line line(String item, Throwable failure) {
        Kind kind = new Kind(item, failure.getClass());
        Told told = kinds.get(kind);
        long nowNs = clockNs.getAsLong();
        boolean first = told == null || nowNs - told.atNs() >= NEW_AGAIN_NS;
        long times = told == null || first ? 1 : told.since() + 1;
        if (told != null && nowNs - told.atNs() < LINE_EVERY_NS) {
            kinds.put(kind, new Told(told.atNs(), times));
            return Line.NONE;
        }
        long leftOut = budget.take();
        if (leftOut == LineBudget.NO_LINE) {
            return Line.NONE;
        }
        if (told == null && kinds.size() >= MAX_KINDS) {
            kinds.clear();
        }
        kinds.put(kind, new Told(nowNs, 0));
        return new Line(first, times, leftOut);
    }
}
