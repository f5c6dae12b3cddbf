package dev.offsetlab.lessons.classroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What every sandbox has in common: the folders without which no program starts, and the bound on memory.
final class SandboxFolders {
    private SandboxFolders() {}

    /// Those of them that this system has. On many, `/lib` and its like are links into `/usr`, and stay links.
    static List<Path> ofSystem() {
        return Stream.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/alternatives")
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }

    static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The command under a bound on all memory that it may write to: the JVM's own flags bound only the heap.
    ///
    /// What it says on standard error lies inside, where the disk is bounded; the first words of it are told
    /// when it ends by itself.
    static List<String> limited(List<String> command, Limits limits) {
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", """
                ulimit -d $1 && shift || exit 1
                "$@" 2>/tmp/.errors; code=$?
                head -c 2000 /tmp/.errors >&2
                exit $code
                """, "limited"));
        all.add(Long.toString((long) limits.dataMib() << 10));
        all.addAll(command);
        return all;
    }
}
