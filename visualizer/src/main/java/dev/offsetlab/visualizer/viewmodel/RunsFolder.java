package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.report.RaceJson;
import dev.offsetlab.visualizer.report.RaceResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Where past runs lie: one file of JSON each, named by when it started.
///
/// ```
///   race-2026-11-23T14-50-12.345Z.json
/// ```
///
/// A file appears whole or not at all. Any thread; calls wait for the disk.
public final class RunsFolder {
    private static final int MOST = 50;
    private static final String PREFIX = "race-";
    private static final String SUFFIX = ".json";

    private final Path folder;

    public RunsFolder(Path folder) {
        this.folder = folder;
    }

    /// @param runs   the newest fifty at most, newest first
    /// @param broken a line for each file that is no run: its name, and why
    record Listing(List<RaceResult> runs, List<String> broken) {}

    public Path path() {
        return folder;
    }

    void save(RaceResult race) throws IOException {
        String name = PREFIX + race.startedAt().toString().replace(':', '-') + SUFFIX;
        Files.createDirectories(folder);
        Path half = folder.resolve("." + name + ".half");
        try {
            RaceJson.write(race, half);
            Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /// What is there; a folder that is not there yet holds nothing.
    Listing list() throws IOException {
        List<RaceResult> runs = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (Path file : newest()) {
            try {
                runs.add(RaceJson.read(file));
            } catch (IOException unreadable) {
                broken.add(file.getFileName() + ": " + unreadable.getMessage());
            }
        }
        runs.sort(Comparator.comparing(RaceResult::startedAt).reversed());
        return new Listing(List.copyOf(runs), List.copyOf(broken));
    }

    private List<Path> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isRun(file.getFileName().toString()))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .limit(MOST)
                    .toList();
        }
    }

    private static boolean isRun(String name) {
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }
}
