package dev.offsetlab.lessons.classroom;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where code of somebody else runs: it sees the folders that it is given, read-only, an empty `/tmp` of a bounded
/// size, the loopback interface, its own processes, and nothing else.
public interface Sandbox {
    /// Bubblewrap, as people call it.
    String name();

    /// Why there is none of this kind here, and what to install; empty where it works.
    Optional<String> unavailableBecause();

    /// The command that runs `command` inside.
    ///
    /// @param readable  files and folders that it sees, at the same paths, read-only
    /// @param limits    bounds of disk and memory
    List<String> wrap(List<String> command, List<Path> readable, Limits limits);

    /// The first that works here.
    static Optional<Sandbox> find() {
        return kinds().stream()
                .filter(kind -> kind.unavailableBecause().isEmpty())
                .findFirst();
    }

    /// Best first.
    static List<Sandbox> kinds() {
        return List.of(new BubblewrapSandbox(), new UnshareSandbox());
    }
}
