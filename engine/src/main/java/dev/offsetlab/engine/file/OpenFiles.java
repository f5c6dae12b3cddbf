package dev.offsetlab.engine.file;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Bounds the files that stay open though nobody uses them: a log of 10,000 segments that was read from end to end
/// would hold 10,000 descriptors for ever.
///
/// A queue in the order of opening. Beyond [#LIMIT] the file at the head is let go of where it is idle, or goes to the
/// back where it is in use; a few heads a time, so that opening a file costs the same however many are busy.
///
/// One for the process, as descriptors are. Any thread.
final class OpenFiles {
    static final int LIMIT = 256;
    private static final int HEADS = 4;

    private static final Deque<LazyFile> QUEUE = new ArrayDeque<>();

    private OpenFiles() {}

    /// Called without any file's monitor: to let go of another file takes that one's.
    static void opened(LazyFile file) {
        synchronized (QUEUE) {
            QUEUE.addLast(file);
        }
        for (int i = 0; i < HEADS; i++) {
            LazyFile head = overLimit();
            if (head == null) {
                return;
            }
            if (!head.letGo()) {
                synchronized (QUEUE) {
                    QUEUE.addLast(head);
                }
            }
        }
    }

    static int count() {
        synchronized (QUEUE) {
            return QUEUE.size();
        }
    }

    private static @Nullable LazyFile overLimit() {
        synchronized (QUEUE) {
            return QUEUE.size() > LIMIT ? QUEUE.pollFirst() : null;
        }
    }
}
