package dev.offsetlab.lessons.progress;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a student has done, lesson by lesson and exercise by exercise. A value: every change makes another.
///
/// @param version      of the file's schema
/// @param last         name of the lesson that was open last; empty before the first
/// @param lessons      by name; those that the lab no longer has are kept
/// @param lastExercise name of the exercise that was open last; empty before the first
/// @param exercises    by name, in the same way
public record Progress(
        int version,
        String last,
        Map<String, LessonProgress> lessons,
        String lastExercise,
        Map<String, ExerciseProgress> exercises) {
    static final int VERSION = 1;
    static final Progress NONE = new Progress(VERSION, "", Map.of(), "", Map.of());

    /// A file may lack any field.
    public Progress(
            int version,
            @Nullable String last,
            @Nullable Map<String, LessonProgress> lessons,
            @Nullable String lastExercise,
            @Nullable Map<String, ExerciseProgress> exercises) {
        this.version = version;
        this.last = Objects.requireNonNullElse(last, "");
        this.lessons = copy(lessons);
        this.lastExercise = Objects.requireNonNullElse(lastExercise, "");
        this.exercises = copy(exercises);
    }

    public LessonProgress lesson(String name) {
        return lessons.getOrDefault(name, LessonProgress.NONE);
    }

    public ExerciseProgress exercise(String name) {
        return exercises.getOrDefault(name, ExerciseProgress.NONE);
    }

    /// The same with this lesson as the one that is open.
    public Progress with(String name, LessonProgress lesson) {
        Map<String, LessonProgress> changed = new LinkedHashMap<>(lessons);
        changed.put(name, lesson);
        return new Progress(VERSION, name, changed, lastExercise, exercises);
    }

    /// The same with this exercise as the one that is open.
    public Progress with(String name, ExerciseProgress exercise) {
        Map<String, ExerciseProgress> changed = new LinkedHashMap<>(exercises);
        changed.put(name, exercise);
        return new Progress(VERSION, last, lessons, name, changed);
    }

    /// Keeps the order: a file that a person looks at does not jump about.
    static <T> Map<String, T> copy(@Nullable Map<String, T> map) {
        Map<String, T> whole = map == null ? new LinkedHashMap<>() : new LinkedHashMap<>(map);
        whole.values().removeIf(Objects::isNull);
        return Collections.unmodifiableMap(whole);
    }
}
