package dev.offsetlab.engine.transfer;

import java.util.Optional;

/// Names a data path and opens one for each connection. Implementations on the class path are found by
/// [java.util.ServiceLoader]: that is how a path written by a student comes to serve real clients.
public interface DataPathProvider {
    /// As in the config `data.path`: lower-case letters, digits, `-`.
    String name();

    /// One line for people: how the bytes go.
    String describe();

    /// Why this path is not to be had on this machine; empty where it is.
    default Optional<String> unavailableBecause() {
        return Optional.empty();
    }

    DataPath open(PathContext context);
}
