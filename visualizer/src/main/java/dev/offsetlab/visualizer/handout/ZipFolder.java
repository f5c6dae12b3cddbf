package dev.offsetlab.visualizer.handout;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// A folder as a zip with one folder at its top. Who may execute a file is kept, and so is when it was changed: the
/// launcher builds again what is newer than its last build.
final class ZipFolder {
    private static final String EXECUTABLE = "rwxr-xr-x";
    private static final String PLAIN = "rw-r--r--";

    private ZipFolder() {}

    /// Replaces `zip` at once, when all of it is written.
    static void write(Path folder, Path zip, String top) throws IOException {
        Path target = zip.toAbsolutePath();
        Path half = target.resolveSibling(target.getFileName() + ".half");
        Files.deleteIfExists(half);
        try {
            URI uri = URI.create("jar:" + half.toUri());
            try (FileSystem opened =
                    FileSystems.newFileSystem(uri, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
                Files.walkFileTree(folder, new Copying(folder, opened.getPath("/", top)));
            }
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static final class Copying extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Copying(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        private Path target(Path path) {
            return to.resolve(from.relativize(path).toString());
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(target(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()) {
                Path target = target(file);
                Files.copy(file, target);
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(Files.isExecutable(file) ? EXECUTABLE : PLAIN));
                Files.setLastModifiedTime(target, attributes.lastModifiedTime());
            }
            return FileVisitResult.CONTINUE;
        }

        /// Last, for what goes into a folder makes it newer.
        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            FileTime changed = Files.getLastModifiedTime(folder);
            Files.setLastModifiedTime(target(folder), changed);
            return FileVisitResult.CONTINUE;
        }
    }
}
