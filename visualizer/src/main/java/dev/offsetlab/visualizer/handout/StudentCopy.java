package dev.offsetlab.visualizer.handout;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Copies of a checkout what students get.
///
/// Only what is named here is copied: a checkout in use may hold grades, submissions, or an exercise half solved.
///
/// ```
///   pom.xml                 without the module solutions
///   README.md               without what stands between <!-- instructors --> and <!-- /instructors -->, and without
///                           lines marked <!-- instructors only -->
///   lab .gitignore .mvn/    as they are
///   engine lessons visualizer exercises      pom.xml, README.md, grading.yaml, src/
///     lessons/.../notes.md                   left out
///     exercises/src/main/java/.../exNN/      the starters
///     exercises/.starters/exNN/              the same once more: what `./lab exercise reset` puts back
/// ```
public final class StudentCopy {
    private static final List<String> TOP =
            List.of("lab", ".gitignore", "LICENSE", ".mvn/maven.config", ".mvn/jvm.config");
    private static final List<String> MODULES = List.of("engine", "lessons", "visualizer", "exercises");
    private static final List<String> OF_MODULE = List.of("pom.xml", "README.md", "grading.yaml");
    private static final Pattern FOR_INSTRUCTORS = Pattern.compile(
            "(?s)<!-- instructors -->.*?<!-- /instructors -->\\n?|[^\\n]*<!-- instructors only -->[^\\n]*\\n");
    private static final Pattern SOLUTIONS = Pattern.compile("(?m)^\\s*<module>solutions</module>\\s*\\n");
    private static final String NOTES = "notes.md";
    private static final Path STARTERS_IN_PLACE = Path.of("exercises/src/main/java/dev/offsetlab/exercises");
    private static final Path STARTERS_KEPT = Path.of("exercises/.starters");

    private final Path home;
    private final Map<String, String> starters;

    /// @param home     the checkout
    /// @param starters text of each by `exNN/Name.java`
    public StudentCopy(Path home, Map<String, String> starters) {
        this.home = home;
        this.starters = Map.copyOf(starters);
    }

    /// @param folder new, or empty
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        text(folder, "pom.xml", SOLUTIONS);
        text(folder, "README.md", FOR_INSTRUCTORS);
        for (String file : TOP) {
            copy(home.resolve(file), folder.resolve(file));
        }
        for (String module : MODULES) {
            for (String file : OF_MODULE) {
                copy(home.resolve(module).resolve(file), folder.resolve(module).resolve(file));
            }
            copyTree(home.resolve(module).resolve("src"), folder.resolve(module).resolve("src"));
        }
        for (Map.Entry<String, String> starter : starters.entrySet()) {
            put(folder.resolve(STARTERS_IN_PLACE).resolve(starter.getKey()), starter.getValue());
            put(folder.resolve(STARTERS_KEPT).resolve(starter.getKey()), starter.getValue());
        }
    }

    private void text(Path folder, String file, Pattern leftOut) throws IOException {
        String text = Files.readString(home.resolve(file));
        put(folder.resolve(file), leftOut.matcher(text).replaceAll(""));
    }

    /// A file that is not there is not copied.
    private static void copy(Path from, Path to) throws IOException {
        if (Files.isRegularFile(from)) {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (attributes.isRegularFile() && !name.equals(NOTES) && !name.startsWith(".")) {
                    copy(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
