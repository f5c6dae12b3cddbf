package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The snapshot files of one partition folder. The last few are kept: where a torn tail takes the log back behind the
/// newest, or the newest is damaged, an older one still saves most of the replay.
///
/// Owned by the log's lock.
final class ProducerSnapshots {
    static final int KEPT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ProducerSnapshots.class);

    private final Path folder;

    ProducerSnapshots(Path folder) {
        this.folder = folder;
    }

    /// The newest whole snapshot that ends within the log; deletes those beyond either end of it, and damaged ones.
    Optional<ProducerSnapshot> newest(long logStartOffset, long logEndOffset) throws IOException {
        NavigableMap<Long, Path> files = files();
        for (Map.Entry<Long, Path> file : files.descendingMap().entrySet()) {
            long endOffset = file.getKey();
            if (endOffset > logEndOffset || endOffset <= logStartOffset) {
                Files.delete(file.getValue());
                continue;
            }
            try {
                return Optional.of(ProducerSnapshot.read(folder, endOffset));
            } catch (IOException damaged) {
                LOG.warn("{} action=deleted, state is replayed from the log", damaged.getMessage());
                Files.delete(file.getValue());
            }
        }
        return Optional.empty();
    }

    /// Writes one and drops what is too old to be needed.
    void write(ProducerSnapshot snapshot) throws IOException {
        snapshot.write(folder);
        NavigableMap<Long, Path> files = files();
        while (files.size() > KEPT) {
            Files.delete(files.pollFirstEntry().getValue());
        }
    }

    private NavigableMap<Long, Path> files() throws IOException {
        NavigableMap<Long, Path> files = new TreeMap<>();
        try (Stream<Path> names = Files.list(folder)) {
            names.forEach(path -> {
                String name = path.getFileName().toString();
                if (name.matches("\\d{20}\\" + ProducerSnapshot.SUFFIX)) {
                    files.put(Long.parseLong(name.substring(0, 20)), path);
                }
            });
        }
        return files;
    }
}
