package dev.offsetlab.lessons.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be judged.
///
/// @param exercise its number
/// @param file     that the student edits: `SendfileLoop.java`
/// @param sources  the folder with the student's package, `.../dev/offsetlab/exercises/ex07`
/// @param graders  the folder with the graders of that package
/// @param starter  the package's files as they are handed out, by name: they tell a student's broken signature from a
///                 broken grader; empty where nobody has them
/// @param seed     of all random cases; null for a new one in each test
/// @param skip     tests that are not to be run
/// @param thorough goes on behind a test that hung or ended the process, in a new one; else the rest is not run
public record Task(
        int exercise,
        String file,
        Path sources,
        Path graders,
        Map<String, String> starter,
        @Nullable Long seed,
        List<String> skip,
        boolean thorough) {

    public Task {
        starter = Map.copyOf(starter);
        skip = List.copyOf(skip);
    }

    /// @param starter as the package is handed out; empty where nobody has it
    public static Task of(int exercise, String file, Path sources, Path graders, Map<String, String> starter) {
        return new Task(exercise, file, sources, graders, starter, null, List.of(), false);
    }

    public Task seeded(@Nullable Long seed) {
        return new Task(exercise, file, sources, graders, starter, seed, skip, thorough);
    }

    /// Is the file to edit still as it was handed out? Not where nobody can tell.
    boolean isUntouched() {
        try {
            return Files.readString(sources.resolve(file)).equals(starter.get(file));
        } catch (IOException unreadable) {
            return false;
        }
    }

    public Task thoroughly() {
        return new Task(exercise, file, sources, graders, starter, seed, skip, true);
    }

    public Task skipping(List<String> tests) {
        return new Task(exercise, file, sources, graders, starter, seed, tests, thorough);
    }
}
