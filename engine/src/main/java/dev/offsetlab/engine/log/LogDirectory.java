package dev.offsetlab.engine.log;

import dev.offsetlab.engine.observe.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/// The broker's data folder: lock, meta.properties, clean-shutdown marker, checkpoints, one folder per partition.
/// SEAM: signatures only; the `log` room fills them.
public final class LogDirectory implements AutoCloseable {
    /// Opens every partition folder, recovering where the last stop was not clean.
    ///
    /// @param configOf settings of a topic by its name
    /// @throws IOException with one clear line: locked by another broker, not writable, not a folder of this format
    public static LogDirectory open(
            Path folder, Function<String, LogConfig> configOf, InstantSource clock, Observation observation)
            throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    public Path folder() {
        throw new UnsupportedOperationException("seam");
    }

    /// From meta.properties; made at first start.
    public String clusterId() {
        throw new UnsupportedOperationException("seam");
    }

    public PartitionLog create(PartitionId id, String topicId, LogConfig config) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    public Optional<PartitionLog> log(PartitionId id) {
        throw new UnsupportedOperationException("seam");
    }

    public Collection<PartitionLog> logs() {
        throw new UnsupportedOperationException("seam");
    }

    /// Takes the partition away at once (its folder is renamed); readers in flight finish.
    public void delete(PartitionId id) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// Writes recovery points and log start offsets.
    public void checkpoint() throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    /// Retention and compaction of every log, one after the other; failures of one log are logged and leave the rest.
    public void cleanUp() {
        throw new UnsupportedOperationException("seam");
    }

    /// Flushes, trims, checkpoints, writes the clean-shutdown marker, unlocks.
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("seam");
    }
}
