package dev.offsetlab.visualizer.load;

import dev.offsetlab.engine.workload.RawReader;
import dev.offsetlab.visualizer.load.LoadReport.ReaderPosition;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One raw reader that fetches round and round, on a thread and a connection of its own, until it is closed.
///
/// A connection that breaks is tried again after a pause. The thread alone touches the connection; others see what it
/// publishes.
final class RaceReader implements AutoCloseable {
    private static final long PAUSE_MS = 1_000;
    private static final long IDLE_MS = 60_000;
    /// Readers start at different places of the log, however many of them come later: the golden ratio, in thousandths.
    private static final int STRIDE = 618;
    private static final int PLACES = 1000;

    private final String clientId;
    private final int number;
    private final Supplier<@Nullable Course> courses;
    private final Bell bell;
    private final Totals totals;
    private final Consumer<Course> doubt;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean connected;
    private volatile @Nullable ReaderPosition position;
    private volatile String problem = "";

    /// What all readers together have read; those that are gone are in it.
    static final class Totals {
        final LongAdder bytes = new LongAdder();
        final LongAdder fetches = new LongAdder();
    }

    /// @param courses the course that is wanted now, null while the log is not ready
    /// @param bell    rung when that changes
    /// @param doubt   hears of a course that the broker does not follow any more
    RaceReader(int number, Supplier<@Nullable Course> courses, Bell bell, Totals totals, Consumer<Course> doubt) {
        this.clientId = "reader-" + number;
        this.number = number;
        this.courses = courses;
        this.bell = bell;
        this.totals = totals;
        this.doubt = doubt;
        this.thread = Thread.ofPlatform().daemon().name(clientId).start(this::run);
    }

    boolean connected() {
        return connected;
    }

    Optional<ReaderPosition> position() {
        return Optional.ofNullable(position);
    }

    /// Empty where all is well.
    String problem() {
        return problem;
    }

    private void run() {
        while (!closed) {
            Course course = courses.get();
            if (course == null) {
                bell.rest(IDLE_MS, () -> closed || courses.get() != null);
            } else {
                follow(course);
            }
        }
    }

    private void follow(Course course) {
        try (RawReader reader =
                new RawReader(course.plan(), clientId, course.mode(), number * STRIDE % PLACES, PLACES)) {
            connected = true;
            while (wanted(course)) {
                position = new ReaderPosition(
                        clientId, course.plan().topic(), course.plan().partition(), reader.offset());
                totals.bytes.add(reader.fetch());
                totals.fetches.increment();
                problem = "";
            }
        } catch (IOException | RuntimeException failure) {
            connected = false;
            if (wanted(course)) {
                problem = clientId + ": " + Failure.line(failure) + "; trying again";
                doubt.accept(course);
                bell.rest(PAUSE_MS, () -> !wanted(course));
            }
        } finally {
            connected = false;
        }
    }

    private boolean wanted(Course course) {
        return !closed && courses.get() == course;
    }

    /// Asks it to end and returns at once. A thread that waits for an answer is interrupted: it holds no files.
    @Override
    public void close() {
        closed = true;
        bell.ring();
        thread.interrupt();
    }
}
