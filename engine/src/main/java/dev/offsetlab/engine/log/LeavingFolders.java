package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folders of deleted partitions, renamed already, some of whose files readers may still send from. They are tried
/// again until they are empty; what a stop leaves goes at the next start.
///
/// **Threads.** Any.
final class LeavingFolders {
    private static final Logger LOG = LoggerFactory.getLogger(LeavingFolders.class);

    private final List<Path> renamed = new CopyOnWriteArrayList<>();

    void add(Path folder) {
        renamed.add(folder);
    }

    /// Removes what nobody uses any more.
    void removeUnused() {
        renamed.removeIf(LeavingFolders::isRemoved);
    }

    private static boolean isRemoved(Path folder) {
        try {
            return PartitionFolders.removeUnused(folder);
        } catch (IOException later) {
            LOG.warn("cannot remove now, tried again later: folder={} why=\"{}\"", folder, later.getMessage());
            return false;
        }
    }
}
