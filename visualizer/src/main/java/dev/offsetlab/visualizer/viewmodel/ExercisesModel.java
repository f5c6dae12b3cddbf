package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.BrokenLessonException;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.ExerciseShelf;
import dev.offsetlab.lessons.progress.Progress;
import dev.offsetlab.lessons.progress.ProgressFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The exercises in the window: their list, the one that is open, what of the broker is the student's code.
///
/// Nothing is read and no worker starts before the page is first seen. Then the exercise of last time opens, unless
/// somebody asked for another one.
public final class ExercisesModel implements AutoCloseable {
    private static final int SAMPLES_A_LOOK = 20;

    private final LabModel lab;
    private final ExerciseSource source;
    private final ProgressFile progress;
    private final ExerciseServing serving;
    private final ReadOnlyObjectWrapper<List<ExerciseEntry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<ExerciseModel>> open = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private volatile Optional<ExerciseSession> session = Optional.empty();
    private Optional<Integer> wanted = Optional.empty();
    private boolean seen;
    private int samples;
    private boolean begun;
    private volatile boolean closed;

    /// Where the exercises and their files come from.
    @FunctionalInterface
    public interface ExerciseSource {
        /// @throws IOException there are none here, with one clear line
        ExerciseShelf open(ProgressFile progress) throws IOException;
    }

    public ExercisesModel(LabModel lab, ExerciseSource source, ProgressFile progress) {
        this.lab = lab;
        this.source = source;
        this.progress = progress;
        this.serving = new ExerciseServing(lab);
        lab.onSample(sample -> session.ifPresent(this::look));
    }

    /// The terminal may be at work on the same progress meanwhile.
    private void look(ExerciseSession now) {
        now.look();
        samples++;
        if (seen && samples % SAMPLES_A_LOOK == 0) {
            now.lookAtProgress();
        }
    }

    /// The page is seen, or is not any more.
    public void show(boolean now) {
        seen = now;
        if (seen && !begun) {
            begun = true;
            Thread.ofPlatform().daemon().name("exercises").start(this::begin);
        } else if (seen) {
            session.ifPresent(ExerciseSession::lookAtProgress);
        }
    }

    private void begin() {
        try {
            ExerciseShelf shelf = source.open(progress);
            Exercise last = shelf.current();
            Progress kept = shelf.progress().read();
            lab.window().execute(() -> use(shelf, last, kept));
        } catch (IOException | BrokenLessonException broken) {
            lab.window().execute(() -> trouble.set("There are no exercises here: " + broken.getMessage()));
        }
    }

    private void use(ExerciseShelf shelf, Exercise last, Progress kept) {
        if (closed) {
            return;
        }
        session = Optional.of(new ExerciseSession(shelf, lab.window(), () -> count(shelf)));
        count(shelf, kept);
        open(wanted.orElse(last.number()));
    }

    /// On the session's thread.
    private void count(ExerciseShelf shelf) {
        Progress kept = shelf.progress().read();
        lab.window().execute(() -> count(shelf, kept));
    }

    private void count(ExerciseShelf shelf, Progress kept) {
        entries.set(shelf.exercises().stream()
                .map(exercise -> ExerciseEntry.of(exercise, kept.exercise(exercise.name())))
                .toList());
    }

    /// Opens this exercise, now or as soon as the page is seen.
    public void open(int number) {
        wanted = Optional.of(number);
        boolean isOpen =
                open.get().filter(now -> now.exercise().number() == number).isPresent();
        if (isOpen) {
            return;
        }
        session.ifPresent(now -> now.shelf()
                .named(Integer.toString(number))
                .ifPresent(exercise -> open.set(Optional.of(now.open(exercise)))));
    }

    /// The exercise behind the open one; empty where it is the last.
    public Optional<Exercise> behind() {
        return open.get().flatMap(now -> session.flatMap(one -> one.shelf().behind(now.exercise())));
    }

    public void next() {
        behind().ifPresent(exercise -> open(exercise.number()));
    }

    public void previous() {
        open.get()
                .map(now -> now.exercise().number())
                .flatMap(number -> entries.get().stream()
                        .map(ExerciseEntry::number)
                        .filter(other -> other < number)
                        .reduce((_, last) -> last))
                .ifPresent(this::open);
    }

    /// Lets the broker run on what the open exercise's file holds now.
    public void serve() {
        session.ifPresent(now ->
                open.get().ifPresent(model -> serving.serve(model, now.shelf().files())));
    }

    public ExerciseServing serving() {
        return serving;
    }

    public ReadOnlyObjectProperty<List<ExerciseEntry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<ExerciseModel>> openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Why there are no exercises, in words; empty where there are.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Ends the judging and its worker.
    @Override
    public void close() {
        closed = true;
        session.ifPresent(ExerciseSession::close);
    }
}
