package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.ExerciseRun;
import dev.offsetlab.lessons.grade.ExerciseShelf;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.Judging;
import dev.offsetlab.lessons.grade.SavedFiles;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What works behind the page: a judge with a warm worker, and the thread `exercise` that reads and writes files
/// so that the window's need not. Everything else belongs to the window's thread.
final class ExerciseSession implements Judging.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExerciseSession.class);

    private final ExerciseShelf shelf;
    private final WindowThread window;
    private final Runnable onProgress;
    private final Judging judging;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("exercise").factory());
    private Optional<ExerciseWork> open = Optional.empty();

    /// @param onProgress called on the session's thread when the progress may be another
    ExerciseSession(ExerciseShelf shelf, WindowThread window, Runnable onProgress) {
        this.shelf = shelf;
        this.window = window;
        this.onProgress = onProgress;
        this.judging = new Judging(window, this);
        judging.begin();
    }

    ExerciseShelf shelf() {
        return shelf;
    }

    ExerciseModel open(Exercise exercise) {
        open.ifPresent(ExerciseWork::close);
        ExerciseWork work = new ExerciseWork(shelf.run(exercise, judging.judge()), shelf.files(), this);
        open = Optional.of(work);
        work.begin();
        return work.model();
    }

    void judge(ExerciseRun run) {
        if (isOpen(run)) {
            judging.judge(run);
        }
    }

    private boolean isOpen(ExerciseRun run) {
        return open.filter(work -> work.model().exercise().equals(run.exercise()))
                .isPresent();
    }

    @Override
    public void began(ExerciseRun run) {
        open.filter(work -> isOpen(run)).ifPresent(ExerciseWork::began);
    }

    @Override
    public void judged(ExerciseRun run, Judgement judgement) {
        open.filter(work -> isOpen(run)).ifPresent(work -> work.judged(judgement));
        recount();
    }

    @Override
    public void failed(ExerciseRun run, Exception why) {
        open.filter(work -> isOpen(run)).ifPresent(work -> work.failed(why));
    }

    /// Called now and then: says how long a slow test has run.
    void look() {
        boolean slow = judging.isBusy() && judging.isSlow();
        open.ifPresent(work -> work.model().slow(slow ? (int) (judging.judge().testingMs() / 1000) : 0));
    }

    void stop() {
        judging.stop();
    }

    /// What somebody else may have changed: the list, and hints and solution of the open exercise.
    void lookAtProgress() {
        recount();
        open.ifPresent(ExerciseWork::lookAtProgress);
    }

    void recount() {
        later(onProgress);
    }

    /// Runs `work` on the session's thread, after what was asked before.
    void later(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the exercises are closed", closed);
        }
    }

    void onWindow(Runnable work) {
        window.execute(work);
    }

    void closeQuietly(SavedFiles files) {
        later(() -> {
            try {
                files.close();
            } catch (IOException left) {
                LOG.debug("the watch over the files ends with the lab", left);
            }
        });
    }

    /// Any thread but its own; returns when the last word on the student's progress is on the disk.
    @Override
    public void close() {
        open.ifPresent(ExerciseWork::close);
        judging.close();
        thread.close();
    }
}
