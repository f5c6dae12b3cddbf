package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folders in a data folder.
///
/// ```
///   orders-0                                      a partition
///   orders-0.5f0c9d3e...-delete                   one that was deleted; on its way out, or left by a crash
///   orders-0-future, orders-0-stray, others       of a real broker: left alone
///   __cluster_metadata-0                          its controller's: left alone
/// ```
///
/// A partition is deleted by renaming its folder: one step, after which a topic of that name can be made again.
final class PartitionFolders {
    private static final Pattern PARTITION = Pattern.compile("([a-zA-Z0-9._-]{1,249})-(\\d{1,9})");
    private static final Pattern DELETED = Pattern.compile(".+\\.[0-9a-f]{32}-delete");
    private static final int LONGEST_NAME = 255;
    private static final String CLUSTER_METADATA = "__cluster_metadata";

    private PartitionFolders() {}

    static SortedMap<PartitionId, Path> list(Path dataFolder) throws IOException {
        SortedMap<PartitionId, Path> partitions = new TreeMap<>();
        for (Path folder : folders(dataFolder)) {
            idOf(folder).ifPresent(id -> partitions.put(id, folder));
        }
        return partitions;
    }

    private static Optional<PartitionId> idOf(Path folder) {
        Matcher name = PARTITION.matcher(folder.getFileName().toString());
        if (!name.matches() || name.group(1).equals(CLUSTER_METADATA)) {
            return Optional.empty();
        }
        PartitionId id = new PartitionId(name.group(1), Integer.parseInt(name.group(2)));
        return id.folder().equals(folder.getFileName().toString()) ? Optional.of(id) : Optional.empty();
    }

    /// The folder of a new partition; its name cannot leave the data folder.
    static Path create(Path dataFolder, PartitionId id) throws IOException {
        Path folder = dataFolder.resolve(id.folder());
        if (!idOf(folder).equals(Optional.of(id))
                || id.topic().equals(".")
                || id.topic().equals("..")) {
            throw new IOException("a topic name has letters, digits, '.', '_' and '-' only: partition=" + id);
        }
        return Files.createDirectory(folder);
    }

    static Path renameForDelete(Path folder) throws IOException {
        String unique = UUID.randomUUID().toString().replace("-", "");
        String name = folder.getFileName().toString();
        String start = name.substring(0, Math.min(name.length(), LONGEST_NAME - unique.length() - ".-delete".length()));
        return Files.move(folder, folder.resolveSibling(start + "." + unique + "-delete"));
    }

    /// Removes the files of a renamed folder but those that a reader still sends from (they are named `.deleted` and go
    /// with their last reader), then the folder where it is empty; false where it is not.
    static boolean removeUnused(Path renamed) throws IOException {
        boolean used = false;
        try (Stream<Path> files = Files.list(renamed)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(SegmentName.DELETED)) {
                    used = true;
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        if (!used) {
            Files.deleteIfExists(renamed);
        }
        return !used;
    }

    /// Removes what a crash kept from being removed.
    static void removeLeftovers(Path dataFolder) throws IOException {
        for (Path folder : folders(dataFolder)) {
            if (DELETED.matcher(folder.getFileName().toString()).matches()) {
                remove(folder);
            }
        }
    }

    /// With all that is in it.
    private static void remove(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(folder)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    private static List<Path> folders(Path dataFolder) throws IOException {
        try (Stream<Path> found = Files.list(dataFolder)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }
}
