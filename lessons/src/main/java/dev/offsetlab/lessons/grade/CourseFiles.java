package dev.offsetlab.lessons.grade;

import dev.offsetlab.lessons.catalog.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Where the files of an exercise are in a checkout, or in what was handed out.
///
/// ```
///   exercises/src/main/java/.../ex07     what the student edits
///   exercises/src/test/java/.../ex07     the graders
///   exercises/.starters/ex07             the starters, where there are no solutions to derive them from
///   solutions/src/main/java/.../ex07     the solution, with its markers
///   solutions/src/main/resources/why     why it is as it is
///   solutions/src/wrong/ex07             wrong solutions that must fail
/// ```
///
/// @param home the folder with the module `exercises` in it
public record CourseFiles(Path home) {
    private static final Path PACKAGE = Path.of("dev", "offsetlab", "exercises");

    /// Of the lab that runs: named by the launcher, else the folder above that has exercises.
    ///
    /// @throws IOException there is none
    public static CourseFiles ofLab() throws IOException {
        String named = System.getProperty("lab.home");
        Optional<Path> found = Optional.ofNullable(named).map(Path::of);
        for (Path at = Path.of("").toAbsolutePath(); found.isEmpty() && at != null; at = at.getParent()) {
            found = Optional.of(at).filter(CourseFiles::hasExercises);
        }
        return found.filter(CourseFiles::hasExercises)
                .map(CourseFiles::new)
                .orElseThrow(() -> new IOException("the folder 'exercises' was not found"
                        + (named == null ? ": run ./lab from the checkout" : " in " + named)));
    }

    private static boolean hasExercises(Path folder) {
        return Files.isDirectory(folder.resolve("exercises").resolve("src"));
    }

    /// The folder of the student's package.
    public Path student(Exercise exercise) {
        return in("exercises", "main").resolve(exercise.packageName());
    }

    /// The file that the student edits.
    public Path edited(Exercise exercise) {
        return student(exercise).resolve(exercise.file());
    }

    public Path graders(Exercise exercise) {
        return graders().resolve(exercise.packageName());
    }

    /// The folder with a package of graders for each exercise.
    public Path graders() {
        return in("exercises", "test");
    }

    /// Where a copy without solutions keeps its starters.
    public Path keptStarter(Exercise exercise) {
        return home.resolve("exercises").resolve(".starters").resolve(exercise.packageName());
    }

    public Path solution(Exercise exercise) {
        return in("solutions", "main").resolve(exercise.packageName());
    }

    public boolean hasSolution(Exercise exercise) {
        return Files.isRegularFile(solution(exercise).resolve(exercise.file()));
    }

    public Path why(Exercise exercise) {
        String name = String.format(Locale.ROOT, "%02d.md", exercise.number());
        return home.resolve("solutions/src/main/resources/why").resolve(name);
    }

    public Path wrong(Exercise exercise) {
        return home.resolve("solutions/src/wrong").resolve(exercise.packageName());
    }

    private Path in(String module, String kind) {
        return home.resolve(module).resolve("src").resolve(kind).resolve("java").resolve(PACKAGE);
    }

    /// A path as a person types it: from the folder of the lab.
    public String shown(Path file) {
        return file.startsWith(home) ? home.relativize(file).toString() : file.toString();
    }
}
