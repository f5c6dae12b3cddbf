package dev.offsetlab.engine.meta;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The state in force and its file. Any thread reads; changes take turns under one lock, and each is on disk before
/// anybody sees it.
final class MetaStore {
    private final MetaFile file;
    private final boolean fresh;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile MetaState state;

    private MetaStore(MetaFile file, Optional<MetaState> found) {
        this.file = file;
        this.fresh = found.isEmpty();
        this.state = found.orElse(MetaState.EMPTY);
    }

    /// Reads only: the data folder is not ours before [dev.offsetlab.engine.log.LogDirectory] locked it.
    static MetaStore open(Path folder) throws IOException {
        MetaFile file = new MetaFile(folder);
        return new MetaStore(file, file.read());
    }

    /// There was no file.
    boolean isFresh() {
        return fresh;
    }

    MetaState state() {
        return state;
    }

    /// A change: reads the state, checks, commits.
    interface Change<T> {
        T make(MetaState now) throws IOException;
    }

    /// Runs `change` while nobody else changes anything.
    <T> T exclusively(Change<T> change) throws IOException {
        changing.lock();
        try {
            return change.make(state);
        } finally {
            changing.unlock();
        }
    }

    /// Writes `next`, then lets it be seen. Only within [#exclusively].
    void commit(MetaState next) throws IOException {
        if (!changing.isHeldByCurrentThread()) {
            throw new IllegalStateException("commit outside of exclusively()");
        }
        file.write(next);
        state = next;
    }
}
