package dev.offsetlab.engine.transfer;

import java.util.List;

/// Every data path of this machine: the built-in ones, then those that [java.util.ServiceLoader] finds.
public final class DataPaths {
    private DataPaths() {}

    public static List<DataPathProvider> all() {
        throw new UnsupportedOperationException("seam");
    }

    /// @throws IllegalArgumentException with one clear line: unknown name (and the known ones), or not to be had here
    public static DataPathProvider named(String name) {
        throw new UnsupportedOperationException("seam");
    }
}
