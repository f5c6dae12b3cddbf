package dev.offsetlab.visualizer.cli;

import dev.offsetlab.visualizer.cli.Complaints.WrongUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Where results go: that they cannot be written is found out before the work, not after it.
///
/// It is tried, for what a file system says of its rights may be wrong (`/proc`, a full disk, a network).
final class Outputs {
    private Outputs() {}

    /// What is in the file stays; a missing file is missing afterwards too, but not the folders above it.
    static void checkFile(String option, Path file) {
        if (Files.isDirectory(file)) {
            throw new WrongUsage(option + ": is a folder, a file is needed: " + file);
        }
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            boolean isThere = Files.exists(file);
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
            if (!isThere) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new WrongUsage(option + ": cannot be written: " + Complaints.text(failure));
        }
    }

    /// Makes the folder where there is none.
    static void checkFolder(String option, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "try", ".tmp"));
        } catch (IOException failure) {
            throw new WrongUsage(option + ": is no folder for results: " + Complaints.text(failure));
        }
    }
}
