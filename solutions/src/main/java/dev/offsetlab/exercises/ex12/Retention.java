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
        // solution:
        int expired = beforeStart(segments, logStartOffset);
        if (limits.delete() && limits.retentionMs() != Limits.NONE) {
            expired = Math.max(expired, tooOld(segments, limits.retentionMs(), nowMs));
        }
        if (limits.delete() && limits.retentionBytes() != Limits.NONE) {
            expired = Math.max(expired, tooMuch(segments, limits.retentionBytes()));
        }
        boolean emptyActiveToo =
                expired == segments.size() && segments.getLast().sizeBytes() == 0;
        return emptyActiveToo ? expired - 1 : expired;
        // starter: throw new UnsupportedOperationException("exercise 12: count the segments that go");
        // end
    }

    // solution:
    private static int beforeStart(List<? extends AgingSegment> segments, long logStartOffset) {
        int gone = 0;
        while (gone + 1 < segments.size() && segments.get(gone + 1).baseOffset() <= logStartOffset) {
            gone++;
        }
        return gone;
    }

    private static int tooOld(List<? extends AgingSegment> segments, long retentionMs, long nowMs) throws IOException {
        int gone = 0;
        while (gone < segments.size() && nowMs - segments.get(gone).newestMs() > retentionMs) {
            gone++;
        }
        return gone;
    }

    private static int tooMuch(List<? extends AgingSegment> segments, long retentionBytes) {
        long restBytes = segments.stream().mapToLong(AgingSegment::sizeBytes).sum();
        int gone = 0;
        while (gone < segments.size() && restBytes - segments.get(gone).sizeBytes() >= retentionBytes) {
            restBytes -= segments.get(gone).sizeBytes();
            gone++;
        }
        return gone;
    }

    // end
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

        // solution:
        /// The sign bit says "takes no new readers", the rest counts those that are in.
        private static final int CLOSED = Integer.MIN_VALUE;

        private final AtomicInteger users = new AtomicInteger();

        // end
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
            // solution:
            int now = users.get();
            while (now >= 0) {
                if (users.compareAndSet(now, now + 1)) {
                    return true;
                }
                now = users.get();
            }
            return false;
            // starter: throw new UnsupportedOperationException("exercise 12: let a reader in");
            // end
        }

        /// One reader is done. The last one to leave a deleted file closes the channel: only then the disk has
        /// its room back.
        public void release() throws IOException {
            // solution:
            if (users.decrementAndGet() == CLOSED) {
                channel.close();
            }
            // starter: throw new UnsupportedOperationException("exercise 12: let a reader out");
            // end
        }

        /// The name is gone from the folder at once, and nobody can retain the file any more. Whoever has
        /// retained it reads on; where nobody has, the channel is closed at once. A second call does nothing.
        public void delete() throws IOException {
            // solution:
            Files.deleteIfExists(path);
            if (users.getAndUpdate(count -> count | CLOSED) == 0) {
                channel.close();
            }
            // starter: throw new UnsupportedOperationException("exercise 12: delete the file under its readers");
            // end
        }
    }
}
