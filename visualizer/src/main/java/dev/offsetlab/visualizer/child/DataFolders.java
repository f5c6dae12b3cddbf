package dev.offsetlab.visualizer.child;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Where logs lie: a standing folder of the user, or a folder of one run that goes with it.
public final class DataFolders {
    private DataFolders() {}

    /// The folder of `./lab broker` where none is named.
    public static Path standing() {
        return share().resolve("offset-lab");
    }

    /// Past runs of the race. Not inside the broker's folder: a Kafka that adopts it refuses folders it does not know.
    public static Path runs() {
        return share().resolve("offset-lab-runs");
    }

    private static Path share() {
        String xdg = System.getenv("XDG_DATA_HOME");
        return xdg == null || xdg.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(xdg);
    }

    /// A new folder in `parent`, or in the system's folder for temporary files.
    public static Path temporary(@Nullable Path parent) throws IOException {
        if (parent == null) {
            return Files.createTempDirectory("offset-lab-");
        }
        Files.createDirectories(parent);
        return Files.createTempDirectory(parent, "offset-lab-");
    }

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
