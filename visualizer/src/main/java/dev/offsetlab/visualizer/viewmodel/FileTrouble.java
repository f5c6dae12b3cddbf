package dev.offsetlab.visualizer.viewmodel;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Why a file could not be written, in words: many exceptions of the JDK carry a path and nothing else.
final class FileTrouble {
    private FileTrouble() {}

    /// `/data/runs may not be written`.
    static String text(IOException failure) {
        String file = failure instanceof FileSystemException trouble
                ? Optional.ofNullable(trouble.getFile())
                        .map(Path::of)
                        .map(Path::toString)
                        .orElse("the file")
                : "the file";
        return switch (failure) {
            case AccessDeniedException _ -> file + " may not be written";
            case NoSuchFileException _ -> "the folder of " + file + " does not exist";
            case FileAlreadyExistsException _ -> file + " is a file, a folder is needed";
            case FileSystemException other when other.getReason() != null -> file + ": " + other.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
