package dev.offsetlab.exercises.ex12;

import dev.offsetlab.engine.log.RetentionRule.AgingSegment;
import dev.offsetlab.engine.log.RetentionRule.Limits;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Which of a log's oldest segments go, and how a segment goes while somebody reads it.
///
/// ```
///   segments  | 0 | 1500 | 3200 | 4100 (active)
///   start       logStartOffset 1600: 0 goes, all its records were deleted
///   time        retention.ms: as long as the segment's youngest record is older
///   size        retention.bytes: as long as the rest is still at least that large
/// ```
public final class Retention {
    private Retention() {}

    /// How many of the oldest segments go.
    ///
    /// - By log start: a segment goes whose records all lie before `logStartOffset`. The active one never does.
    /// - By time: segments go as long as their youngest record is older than `retentionMs` (by more than that,
    ///   not by just that).
    /// - By size: segments go as long as the rest is still at least `retentionBytes`.
    ///
    /// The largest of the three counts. Time and size are asked only where `limits.delete()`, and not where their
    /// limit is [Limits#NONE]. Where all segments are to go the active one is among them, unless it is empty.
    ///
    /// @param segments oldest first, the active one last: at least one
    public static int expired(List<? extends AgingSegment> segments, Limits limits, long logStartOffset, long nowMs)
            throws IOException {
        throw new UnsupportedOperationException("exercise 12: count the segments that go");
    }

    /// A closed segment's file, which several threads read and another one may delete.
    ///
    /// ```
    ///   retain   retain   delete   release   retain    release
    ///   1        2        2 left   1 left    refused   0: the last one closes the channel
    /// ```
    ///
    /// **Threads.** Any.
    public static final class SharedFile {
        private final Path path;
        private final FileChannel channel;

        public SharedFile(Path path) throws IOException {
            this.path = path;
            this.channel = FileChannel.open(path, StandardOpenOption.READ);
        }

        /// To read from, for whoever has retained the file.
        public FileChannel channel() {
            return channel;
        }

        /// Keeps the channel open for one more reader; false where the file was deleted.
        public boolean retain() {
            throw new UnsupportedOperationException("exercise 12: let a reader in");
        }

        /// One reader is done. The last one to leave a deleted file closes the channel: only then the disk has
        /// its room back.
        public void release() throws IOException {
            throw new UnsupportedOperationException("exercise 12: let a reader out");
        }

        /// The name is gone from the folder at once, and nobody can retain the file any more. Whoever has
        /// retained it reads on; where nobody has, the channel is closed at once. A second call does nothing.
        public void delete() throws IOException {
            throw new UnsupportedOperationException("exercise 12: delete the file under its readers");
        }
    }
}
