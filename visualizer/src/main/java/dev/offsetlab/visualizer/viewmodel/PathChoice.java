package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.transfer.DataPaths;
import java.util.List;
import java.util.Optional;

/// A data path as the switch offers it.
///
/// @param unavailableBecause why it is not to be had here; empty where it is
public record PathChoice(String name, String description, Optional<String> unavailableBecause) {
    public static List<PathChoice> ofThisMachine() {
        return DataPaths.all().stream()
                .map(path -> new PathChoice(path.name(), path.describe(), path.unavailableBecause()))
                .toList();
    }

    public boolean available() {
        return unavailableBecause.isEmpty();
    }
}
