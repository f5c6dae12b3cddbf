package dev.offsetlab.visualizer.viewmodel;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Long work that shows how far it is and can be cancelled. Runs on a thread of its own; its properties change on the
/// window's thread.
///
/// Cancelling interrupts nobody, for the work may hold files of the log: it sets a mark that the work asks for
/// ([Progress#checkCancelled]), and runs what the work said ends it ([Progress#onCancel]).
///
/// @param <T> what it results in
public final class Job<T> {
    private final WindowThread window;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper stage = new ReadOnlyStringWrapper("");
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicReference<@Nullable Runnable> atCancel = new AtomicReference<>();

    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /// The work's side of it.
    @FunctionalInterface
    public interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    /// How the work tells where it is, and hears that it is not wanted any more. Used on the work's thread.
    public interface Progress {
        /// @param share from 0 to 1, -1 where nobody knows
        /// @param what  what is done now, in a few words
        void at(double share, String what);

        /// Called at once where the job was cancelled before.
        void onCancel(Runnable end);

        /// @throws CancellationException where the job was cancelled
        void checkCancelled();
    }

    private Job(WindowThread window) {
        this.window = window;
    }

    /// Starts `work`; exactly one of the three is called at the end, on the window's thread.
    public static <T> Job<T> start(
            String name,
            WindowThread window,
            Work<T> work,
            Consumer<T> onDone,
            Consumer<Throwable> onFailed,
            Runnable onCancelled) {
        Job<T> job = new Job<>(window);
        Thread.ofPlatform().daemon().name("job-" + name).start(() -> job.run(work, onDone, onFailed, onCancelled));
        return job;
    }

    private void run(Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed, Runnable onCancelled) {
        try {
            T result = work.run(new Live());
            end(State.DONE, () -> onDone.accept(result));
        } catch (Exception failure) {
            if (cancelled.get()) {
                end(State.CANCELLED, onCancelled);
            } else {
                end(State.FAILED, () -> onFailed.accept(failure));
            }
        }
    }

    private void end(State how, Runnable tell) {
        window.execute(() -> {
            state.set(how);
            tell.run();
        });
    }

    /// Asks the work to end. Later calls do nothing.
    public void cancel() {
        if (cancelled.compareAndSet(false, true)) {
            Optional.ofNullable(atCancel.get()).ifPresent(Runnable::run);
        }
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// From 0 to 1, -1 while nobody knows.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What is done now, in a few words.
    public ReadOnlyStringProperty stageProperty() {
        return stage.getReadOnlyProperty();
    }

    private final class Live implements Progress {
        @Override
        public void at(double share, String what) {
            window.execute(() -> {
                progress.set(share);
                stage.set(what);
            });
        }

        @Override
        public void onCancel(Runnable end) {
            atCancel.set(end);
            if (cancelled.get()) {
                end.run();
            }
        }

        @Override
        public void checkCancelled() {
            if (cancelled.get()) {
                throw new CancellationException();
            }
        }
    }
}
