package dev.offsetlab.engine.workload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// Brings a log to the disk before it is measured. Else the kernel begins to write it there in the middle of a trial,
/// whoever's turn it is, and the broker that runs then pays for it in CPU and in waits.
public final class WriteBack {
    private WriteBack() {}

    /// Returns when every segment file under `folder` is on the disk; they stay in the page cache.
    public static void finish(Path folder) throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.walk(folder)) {
            logs = files.filter(file -> file.toString().endsWith(".log")).toList();
        }
        for (Path log : logs) {
            try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
                file.force(false);
            } catch (NoSuchFileException _) {
                // deleted by its broker meanwhile: nothing is left to write
            }
        }
    }
}
