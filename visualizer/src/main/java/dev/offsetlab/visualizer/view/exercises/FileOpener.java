package dev.offsetlab.visualizer.view.exercises;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Opens a file in whatever this desktop opens such files with.
///
/// @param program that does it
record FileOpener(String program) {
    private static final List<String> PROGRAMS = List.of("xdg-open", "open");

    /// Empty where no desktop has such a program.
    static Optional<FileOpener> ofThisMachine() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<String> folders = Stream.of(path.split(File.pathSeparator)).toList();
        return PROGRAMS.stream()
                .filter(program -> folders.stream()
                        .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, program))))
                .findFirst()
                .map(FileOpener::new);
    }

    /// What went wrong, in a line; empty where it was handed over.
    Optional<String> open(Path file) {
        try {
            new ProcessBuilder(program, file.toString())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(file + " could not be opened: " + failed.getMessage());
        }
    }
}
