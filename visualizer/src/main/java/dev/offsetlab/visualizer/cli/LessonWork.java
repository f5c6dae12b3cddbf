package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.course.LessonRun;
import java.util.function.Supplier;

/// Is the lesson at work on the bench, so that Ctrl-C has something to stop? One thread works, any may ask and stop.
final class LessonWork {
    private final LessonRun run;
    private volatile boolean working;

    LessonWork(LessonRun run) {
        this.run = run;
    }

    <T> T during(Supplier<T> work) {
        working = true;
        try {
            return work.get();
        } finally {
            working = false;
        }
    }

    /// Stops what runs. False where nothing does.
    boolean interrupt() {
        boolean stops = working;
        if (stops) {
            run.stop();
        }
        return stops;
    }
}
