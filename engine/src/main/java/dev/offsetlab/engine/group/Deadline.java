package dev.offsetlab.engine.group;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// A moment by which something must have happened, put off again and again by heartbeats.
///
/// Putting it off only writes a number down. The alarm that was set first rings at its old time, sees that the moment
/// is later now, and sets itself for the rest:
///
/// ```
///   put off   |--10 s--|         |--10 s--|
///   alarm     0 .......10: not yet, 3 s more ...13: overdue, run
/// ```
///
/// So a thousand heartbeats cost one alarm per session timeout. Owned by the group: every method, and the ringing
/// alarm through `enter`, runs with the group's lock held.
final class Deadline {
    /// Runs a task with the group's lock held.
    @FunctionalInterface
    interface Entrance {
        void run(Runnable task);
    }

    private final Alarms alarms;
    private final InstantSource clock;
    private final Entrance enter;
    private final Runnable overdue;
    private long dueMs;
    private @Nullable Armed armed;

    /// @param enter   runs a task with the group's lock held
    /// @param overdue what happens when the moment has passed
    Deadline(Alarms alarms, InstantSource clock, Entrance enter, Runnable overdue) {
        this.alarms = alarms;
        this.clock = clock;
        this.enter = enter;
        this.overdue = overdue;
    }

    void set(long delayMs) {
        dueMs = clock.millis() + delayMs;
        if (armed == null || armed.ringsAtMs > dueMs) {
            clearAlarm();
            arm(delayMs);
        }
    }

    void clear() {
        clearAlarm();
    }

    private void arm(long delayMs) {
        Armed next = new Armed(dueMs);
        armed = next;
        next.alarm = alarms.after(delayMs, () -> enter.run(() -> rung(next)));
    }

    private void clearAlarm() {
        if (armed != null && armed.alarm != null) {
            armed.alarm.cancel();
        }
        armed = null;
    }

    private void rung(Armed which) {
        if (armed != which) {
            return; // cancelled while it waited for the lock
        }
        armed = null;
        long restMs = dueMs - clock.millis();
        if (restMs > 0) {
            arm(restMs);
        } else {
            overdue.run();
        }
    }

    private static final class Armed {
        private final long ringsAtMs;
        private Alarms.@Nullable Alarm alarm;

        private Armed(long ringsAtMs) {
            this.ringsAtMs = ringsAtMs;
        }
    }
}
