package dev.offsetlab.lessons.grade.worker;

import dev.offsetlab.lessons.grade.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks at the clock beside a test. Halfway to its limit and shortly before it notes where the student's code is, for
/// what JUnit then throws no longer tells; a test that does not end even after JUnit's interrupt is given up, and the
/// process with it. The look halfway is what counts where the machine lets the other one come too late.
///
/// ```
///   begin --- half the limit: look --- limit - 150 ms: look -- limit: JUnit interrupts -- 14 waits of 50 ms: give up
/// ```
///
/// The waits are counted, not their time: where the whole JVM stood still, the test had no chance to heed
/// the interrupt.
///
/// One thread of its own; [#begin] and [#end] come from the thread of the test.
final class StuckWatch {
    private static final long LOOK_BEFORE_MS = 150;
    private static final int GRACE_WAITS = 14;
    private static final long GRACE_WAIT_MS = 50;

    private final Consumer<Seen> givesUp;
    private @Nullable Running running;
    private @Nullable Seen seen;
    private boolean seenLast;
    private int graceWaits;

    /// Where the student's code was.
    ///
    /// @param place null where it was nowhere in the student's code
    record Seen(@Nullable Place place, List<String> stack) {}

    private record Running(Thread thread, Frames frames, long startNs, long limitMs) {
        long ranMs() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
        }
    }

    /// @param givesUp told once, from the watch's own thread
    StuckWatch(Consumer<Seen> givesUp) {
        this.givesUp = givesUp;
    }

    void start() {
        Thread.ofPlatform().name("stuck-watch").daemon().start(this::watch);
    }

    synchronized void begin(Frames frames, long limitMs) {
        running = new Running(Thread.currentThread(), frames, System.nanoTime(), limitMs);
        seen = null;
        seenLast = false;
        graceWaits = 0;
        notifyAll();
    }

    /// What was seen of it, where it took nearly too long.
    synchronized Optional<Seen> end() {
        running = null;
        notifyAll();
        return Optional.ofNullable(seen);
    }

    private void watch() {
        try {
            Seen last = untilOneIsStuck();
            givesUp.accept(last);
        } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Seen untilOneIsStuck() throws InterruptedException {
        while (true) {
            Running now = running;
            if (now == null) {
                wait();
            } else if (now.ranMs() < now.limitMs()) {
                wait(Math.max(1, lookedUntilMs(now) - now.ranMs()));
            } else if (graceWaits < GRACE_WAITS) {
                graceWaits++;
                wait(GRACE_WAIT_MS);
            } else {
                return Objects.requireNonNullElseGet(seen, () -> look(now));
            }
        }
    }

    /// Looks where it is time for that; returns when the next such time is, in ms of the test.
    private synchronized long lookedUntilMs(Running now) {
        long ranMs = now.ranMs();
        long halfMs = now.limitMs() / 2;
        long beforeMs = now.limitMs() - LOOK_BEFORE_MS;
        if (ranMs >= beforeMs && !seenLast) {
            seen = look(now);
            seenLast = true;
        } else if (ranMs >= halfMs && seen == null) {
            seen = look(now);
        }
        if (seen == null) {
            return halfMs;
        }
        return seenLast ? now.limitMs() : beforeMs;
    }

    /// The test's own thread first; else any that is in the student's code, for a grader may wait for one.
    private static Seen look(Running now) {
        Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
        StackTraceElement[] own = all.getOrDefault(now.thread(), new StackTraceElement[0]);
        return Stream.concat(Stream.<StackTraceElement[]>of(own), all.values().stream())
                .flatMap(stack -> now.frames().place(stack).map(place -> new Seen(place, Frames.top(stack))).stream())
                .findFirst()
                .orElse(new Seen(null, Frames.top(own)));
    }
}
