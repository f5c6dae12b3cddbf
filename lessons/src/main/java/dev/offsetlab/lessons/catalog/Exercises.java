package dev.offsetlab.lessons.catalog;

import dev.offsetlab.lessons.catalog.BrokenLessonException.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Where exercises come from: the folders `exercises/NN-name` of the class path, in jars and on disk.
public final class Exercises {
    private static final String ROOT = "exercises";

    private Exercises() {}

    /// Every exercise, by number. A [BrokenLessonException] has the faults of all files.
    public static List<Exercise> all() throws IOException {
        List<ExerciseFolder> read = new ArrayList<>();
        for (List<ExerciseFolder> folders :
                CourseFolders.onClassPath(ROOT, folder -> ExerciseFolder.read(folder, Exercises::isLesson))) {
            // A folder of that name without a single NN-name is somebody else's.
            if (folders.stream().anyMatch(folder -> folder.exercise().number() > 0)) {
                read.addAll(folders);
            }
        }
        return sound(read);
    }

    /// The same for a page that only names them: none where one is broken. Whoever opens an exercise, and the build,
    /// hears of the faults.
    public static List<Exercise> toName() throws IOException {
        try {
            return all();
        } catch (BrokenLessonException _) {
            return List.of();
        }
    }

    /// Every exercise of a folder that holds folders `NN-name`.
    ///
    /// @param isLesson is there a lesson in the folder of this name?
    public static List<Exercise> allOf(Path root, Predicate<String> isLesson) throws IOException {
        return sound(CourseFolders.in(root, folder -> ExerciseFolder.read(folder, isLesson)));
    }

    private static boolean isLesson(String folder) {
        return Exercises.class.getClassLoader().getResource("lessons/" + folder + "/" + LessonFolder.TEXT) != null;
    }

    private static List<Exercise> sound(List<ExerciseFolder> read) {
        List<Fault> faults = new ArrayList<>();
        read.forEach(folder -> faults.addAll(folder.faults()));
        faults.addAll(twice(read.stream().map(ExerciseFolder::exercise).toList()));
        if (!faults.isEmpty()) {
            throw new BrokenLessonException(faults);
        }
        return read.stream()
                .map(ExerciseFolder::exercise)
                .sorted(Comparator.comparingInt(Exercise::number))
                .toList();
    }

    /// Progress is kept under an exercise's name, and a person names an exercise by its number.
    private static List<Fault> twice(List<Exercise> exercises) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Exercise> seen = new HashMap<>();
        for (Exercise exercise : exercises) {
            for (String key : List.of("number " + exercise.number(), "name " + exercise.name())) {
                Exercise other = seen.putIfAbsent(key, exercise);
                if (other != null && exercise.number() > 0) {
                    faults.add(new Fault(
                            "exercises/" + exercise.folder() + "/" + ExerciseFolder.TEXT,
                            0,
                            "the " + key + " is taken by " + other.folder()));
                }
            }
        }
        return faults;
    }
}
