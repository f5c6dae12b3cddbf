package dev.offsetlab.lessons.catalog;

import dev.offsetlab.lessons.catalog.BrokenLessonException.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where lessons come from: the folders `lessons/NN-name` of the class path, in jars and on disk.
public final class Lessons {
    private static final String ROOT = "lessons";

    private Lessons() {}

    /// Every lesson, by number. A [BrokenLessonException] has the faults of all files.
    public static List<Lesson> all() throws IOException {
        List<LessonFolder> read = new ArrayList<>();
        for (List<LessonFolder> folders : CourseFolders.onClassPath(ROOT, LessonFolder::read)) {
            // A folder of that name without a single NN-name is somebody else's.
            if (folders.stream().anyMatch(folder -> folder.lesson().number() > 0)) {
                read.addAll(folders);
            }
        }
        return sound(read);
    }

    /// Every lesson of a folder that holds folders `NN-name`.
    public static List<Lesson> allOf(Path root) throws IOException {
        return sound(CourseFolders.in(root, LessonFolder::read));
    }

    /// One lesson from its folder.
    public static Lesson read(Path folder) throws IOException {
        return sound(List.of(LessonFolder.read(folder))).getFirst();
    }

    /// The numbers that are missing in a course that begins with 1.
    public static List<Integer> gaps(List<Lesson> lessons) {
        List<Integer> numbers = lessons.stream().map(Lesson::number).toList();
        int last = numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
        return Stream.iterate(1, number -> number <= last, number -> number + 1)
                .filter(number -> !numbers.contains(number))
                .toList();
    }

    private static List<Lesson> sound(List<LessonFolder> read) {
        List<Fault> faults = new ArrayList<>();
        read.forEach(folder -> faults.addAll(folder.faults()));
        faults.addAll(twice(read));
        faults.addAll(withoutNotes(read));
        if (!faults.isEmpty()) {
            throw new BrokenLessonException(faults);
        }
        return read.stream()
                .map(LessonFolder::lesson)
                .sorted(Comparator.comparingInt(Lesson::number))
                .toList();
    }

    /// Progress is kept under a lesson's name, and a person names a lesson by its number.
    private static List<Fault> twice(List<LessonFolder> read) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Lesson> seen = new HashMap<>();
        for (LessonFolder folder : read) {
            Lesson lesson = folder.lesson();
            if (lesson.number() == 0) {
                continue; // The folder's name is at fault already.
            }
            for (String key : List.of("number " + lesson.number(), "name " + lesson.name())) {
                Lesson other = seen.putIfAbsent(key, lesson);
                if (other != null) {
                    faults.add(new Fault(lesson.file(), 0, "the " + key + " is taken by " + other.file()));
                }
            }
        }
        return faults;
    }

    /// A student's copy has no notes at all; where one lesson has them, all do.
    private static List<Fault> withoutNotes(List<LessonFolder> read) {
        if (read.stream().allMatch(folder -> folder.lesson().notes().isBlank())) {
            return List.of();
        }
        return read.stream()
                .filter(folder -> folder.lesson().notes().isBlank())
                .map(folder -> new Fault(
                        LessonFolder.name(folder.folder()) + "/" + LessonFolder.NOTES,
                        0,
                        "the instructor's notes are missing or empty"))
                .toList();
    }
}
