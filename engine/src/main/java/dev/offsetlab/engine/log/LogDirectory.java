package dev.offsetlab.engine.log;

import dev.offsetlab.engine.observe.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The broker's data folder, laid out as Kafka's.
///
/// ```
///   .lock                      one broker at a time
///   meta.properties            whose folder it is
///   .kafka_cleanshutdown       only while no broker runs: the last stop was clean
///   *-offset-checkpoint        see DirectoryCheckpoints
///   orders-0/  orders-1/ ...   one folder a partition, one PartitionLog each
/// ```
///
/// **Threads.** Any thread may look a log up. Making, deleting, checkpoints and clean-up are serialized.
public final class LogDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogDirectory.class);

    private final Path folder;
    private final DirectoryLock lock;
    private final MetaProperties meta;
    private final DirectoryCheckpoints checkpoints;
    private final InstantSource clock;
    private final Observation observation;
    private final PartsInUse parts;
    private final PartsInUse ownParts = new PartsInUse(LogParts.ENGINE);
    private final ConcurrentSkipListMap<PartitionId, PartitionLog> logs = new ConcurrentSkipListMap<>();
    private final LeavingFolders leaving = new LeavingFolders();
    private boolean closed;

    private LogDirectory(Path folder, DirectoryLock lock, LogParts parts, InstantSource clock, Observation observation)
            throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.meta = MetaProperties.open(folder);
        this.checkpoints = DirectoryCheckpoints.read(folder);
        this.clock = clock;
        this.parts = new PartsInUse(parts);
        this.observation = observation;
    }

    /// Opens every partition folder, recovering where the last stop was not clean.
    ///
    /// @param configOf settings of a topic by its name
    /// @throws IOException with one clear line: locked by another broker, not writable, not a folder of this format
    public static LogDirectory open(
            Path folder, Function<String, LogConfig> configOf, InstantSource clock, Observation observation)
            throws IOException {
        return open(folder, configOf, LogParts.ENGINE, clock, observation);
    }

    /// The same with parts of the log that may be somebody else's, see [#useParts].
    public static LogDirectory open(
            Path folder,
            Function<String, LogConfig> configOf,
            LogParts parts,
            InstantSource clock,
            Observation observation)
            throws IOException {
        Path real = makeWritable(folder);
        DirectoryLock lock = DirectoryLock.take(real);
        try {
            LogDirectory directory = new LogDirectory(real, lock, parts, clock, observation);
            directory.openLogs(configOf);
            return directory;
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /// All or none: where one cannot be opened, those before it are closed again.
    private void openLogs(Function<String, LogConfig> configOf) throws IOException {
        try {
            PartitionFolders.removeLeftovers(folder);
            for (Map.Entry<PartitionId, Path> found :
                    PartitionFolders.list(folder).entrySet()) {
                PartitionId id = found.getKey();
                logs.put(id, openLog(id, found.getValue(), configOf.apply(id.topic()), checkpoints.of(id)));
            }
        } catch (IOException | RuntimeException failure) {
            logs.values().forEach(LogDirectory::closeLog);
            throw failure;
        }
    }

    private static Path makeWritable(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new IOException("the data folder cannot be made: choose another: folder=" + folder, failure);
        }
        if (!Files.isWritable(folder)) {
            throw new IOException(
                    "the data folder is not writable: change its rights or choose another: folder=" + folder);
        }
        return folder.toRealPath();
    }

    private PartitionLog openLog(PartitionId id, Path partition, LogConfig config, LogLoader.Checkpoints known)
            throws IOException {
        try {
            return PartitionLog.open(id, partition, config, known, partsOf(id), clock, observation);
        } catch (IOException | PartFailedException failure) {
            throw new IOException("cannot open partition=" + id + ": " + failure.getMessage(), failure);
        }
    }

    /// Topics of the broker itself begin so; what is kept there (who has read how far) is not given out of hand.
    private PartsInUse partsOf(PartitionId id) {
        return id.topic().startsWith("__") ? ownParts : parts;
    }

    /// From now on every log works with these, those of the broker's own topics apart. Requests that have begun may
    /// still finish with those before.
    public void useParts(LogParts now) {
        parts.use(now);
    }

    public LogParts parts() {
        return parts.asked();
    }

    public Path folder() {
        return folder;
    }

    /// From meta.properties; made at first start.
    public String clusterId() {
        return meta.clusterId();
    }

    /// From meta.properties.
    public int nodeId() {
        return meta.nodeId();
    }

    /// Makes a partition's folder and its empty log.
    public synchronized PartitionLog create(PartitionId id, String topicId, LogConfig config) throws IOException {
        checkOpen();
        if (logs.containsKey(id)) {
            throw new IOException("the partition exists: partition=" + id);
        }
        checkpoints.forget(id); // lines that outlived their log
        Path partition = PartitionFolders.create(folder, id);
        PartitionMetadata.write(partition, topicId);
        PartitionLog log = openLog(id, partition, config, LogLoader.Checkpoints.NONE);
        logs.put(id, log);
        return log;
    }

    public Optional<PartitionLog> log(PartitionId id) {
        return Optional.ofNullable(logs.get(id));
    }

    public Collection<PartitionLog> logs() {
        return logs.values();
    }

    /// Takes the partition away at once (its folder is renamed); readers in flight finish.
    public synchronized void delete(PartitionId id) throws IOException {
        checkOpen();
        PartitionLog log = logs.remove(id);
        if (log == null) {
            return;
        }
        Path renamed = PartitionFolders.renameForDelete(folder.resolve(id.folder()));
        log.deleteIn(renamed);
        new CleanerPoints(folder).forget(id);
        leaving.add(renamed);
        leaving.removeUnused();
        checkpoints.forget(id);
    }

    /// Writes recovery points and log start offsets, after what lies below them has reached the disk.
    public synchronized void checkpoint() throws IOException {
        checkOpen();
        for (PartitionLog log : logs.values()) {
            log.flushForCheckpoint();
        }
        checkpoints.write(logs.values());
    }

    /// Retention and compaction of every log, one after the other; failures of one log are logged and leave the rest.
    public void cleanUp() {
        for (PartitionLog log : logs.values()) {
            try {
                log.applyRetention();
                log.compact();
            } catch (IOException | RuntimeException failure) {
                if (logs.containsKey(log.id())) {
                    LOG.warn("clean-up failed partition={}", log.id(), failure);
                }
            }
        }
        leaving.removeUnused();
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw new IOException("the data folder is closed: folder=" + folder);
        }
    }

    /// Flushes, trims, checkpoints, writes the clean-shutdown marker, unlocks. Where one log fails the others are
    /// closed all the same, and the marker is not written: the next start checks what was not flushed.
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            boolean clean = true;
            for (PartitionLog log : logs.values()) {
                clean &= closeLog(log);
            }
            leaving.removeUnused();
            checkpoints.write(logs.values());
            if (clean) {
                checkpoints.markClean();
            }
        }
    }

    private static boolean closeLog(PartitionLog log) {
        try {
            log.close();
            return true;
        } catch (IOException failure) {
            LOG.error("close failed partition={}; the next start will check it", log.id(), failure);
            return false;
        }
    }
}
