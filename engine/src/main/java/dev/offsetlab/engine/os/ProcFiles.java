package dev.offsetlab.engine.os;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `/proc`, where Linux shows what it knows of processes and threads as small text files.
///
/// A thread may end between the listing and the reading: what cannot be read any more is absent, not an error.
final class ProcFiles {
    private ProcFiles() {}

    static Path ofProcess(long pid) {
        return Path.of("/proc", Long.toString(pid));
    }

    /// The folders of the process's threads, one each.
    static List<Path> tasks(Path process) {
        List<Path> tasks = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(process.resolve("task"))) {
            folders.forEach(tasks::add);
        } catch (IOException ended) {
            return List.of();
        }
        return tasks;
    }

    static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /// The number in a line such as `voluntary_ctxt_switches:   42`; 0 where there is no such line.
    static long number(String text, String label) {
        return text.lines()
                .filter(line -> line.startsWith(label + ":"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(label.length() + 1).trim()))
                .findFirst()
                .orElse(0);
    }

    /// Context switches of a thread, asked for and forced; 0 where it ended.
    static long switches(Path task) {
        return read(task.resolve("status"))
                .map(text -> number(text, "voluntary_ctxt_switches") + number(text, "nonvoluntary_ctxt_switches"))
                .orElse(0L);
    }

    /// CPU time of a thread to the nanosecond, as of its last scheduler tick: the first number of its `schedstat`.
    static long cpuNs(Path task) {
        return read(task.resolve("schedstat"))
                .map(text -> Long.parseLong(text.substring(0, text.indexOf(' '))))
                .orElse(0L);
    }
}
