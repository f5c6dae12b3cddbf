package dev.offsetlab.engine.transfer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Looks each second at the open paths that are not the engine's own: does a call come back? One thread for all of
/// them, which begins with the first.
final class PathWatch {
    private static final Set<GuardedPath> OPEN = ConcurrentHashMap.newKeySet();
    private static final ScheduledThreadPoolExecutor THREAD = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("path-watch").factory());

    static {
        var _ = THREAD.scheduleWithFixedDelay(() -> OPEN.forEach(GuardedPath::look), 1, 1, TimeUnit.SECONDS);
    }

    private PathWatch() {}

    static void add(GuardedPath path) {
        OPEN.add(path);
    }

    static void remove(GuardedPath path) {
        OPEN.remove(path);
    }
}
