package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The snapshot files of one partition folder. The last few are kept: where a torn tail takes the log back behind the
/// newest, or the newest is damaged, an older one still saves most of the replay.
///
/// The folder is listed once; a roll in a folder of many thousand files costs no more than in an empty one.
///
/// Owned by the log's lock.
final class ProducerSnapshots {
    static final int KEPT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ProducerSnapshots.class);

    private final Path folder;
    private @Nullable NavigableSet<Long> endOffsets;

    ProducerSnapshots(Path folder) {
        this.folder = folder;
    }

    /// The newest whole snapshot that ends within the log; deletes those beyond either end of it, and damaged ones.
    Optional<ProducerSnapshot> newest(long logStartOffset, long logEndOffset) throws IOException {
        for (long endOffset : new TreeSet<>(endOffsets()).descendingSet()) {
            if (endOffset > logEndOffset || endOffset <= logStartOffset) {
                delete(endOffset);
                continue;
            }
            try {
                return Optional.of(ProducerSnapshot.read(folder, endOffset));
            } catch (IOException damaged) {
                LOG.warn("{} action=deleted, state is replayed from the log", damaged.getMessage());
                delete(endOffset);
            }
        }
        return Optional.empty();
    }

    /// Writes one and drops what is too old to be needed.
    void write(ProducerSnapshot snapshot) throws IOException {
        snapshot.write(folder);
        endOffsets().add(snapshot.endOffset());
        while (endOffsets().size() > KEPT) {
            delete(endOffsets().first());
        }
    }

    private void delete(long endOffset) throws IOException {
        Files.deleteIfExists(ProducerSnapshot.path(folder, endOffset));
        endOffsets().remove(endOffset);
    }

    private NavigableSet<Long> endOffsets() throws IOException {
        NavigableSet<Long> known = endOffsets;
        if (known == null) {
            known = new TreeSet<>();
            try (Stream<Path> names = Files.list(folder)) {
                names.map(path -> SegmentName.baseOffset(path.getFileName().toString(), ProducerSnapshot.SUFFIX))
                        .filter(OptionalLong::isPresent)
                        .map(OptionalLong::getAsLong)
                        .forEach(known::add);
            }
            endOffsets = known;
        }
        return known;
    }
}
