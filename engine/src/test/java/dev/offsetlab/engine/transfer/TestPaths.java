package dev.offsetlab.engine.transfer;

import java.util.List;

/// The paths of a test, and contexts for them.
final class TestPaths {
    private TestPaths() {}

    /// Names of the built-in paths that this machine has.
    static List<String> names() {
        return BuiltInPath.ALL.stream()
                .filter(path -> path.unavailableBecause().isEmpty())
                .map(DataPathProvider::name)
                .toList();
    }

    static DataPath open(String name, PathCounters counters) {
        return DataPaths.named(name).open(context(0, counters));
    }

    static PathContext context(int bufferBytes, PathCounters counters) {
        return new PathContext(() -> bufferBytes, counters);
    }
}
