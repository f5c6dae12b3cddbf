package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Entries of one size, one after the other, in a file that an [OffsetIndex] or a [TimeIndex] gives a meaning.
///
/// ```
///   growing   | entry | entry | entry | 0 0 0 0 ...                        to its largest size |  mapped
///   trimmed   | entry | entry | entry |                                                           read into memory
/// ```
///
/// The index of the active segment is preallocated to its largest size and mapped, so that an entry costs a write to
/// memory; the file is sparse, untouched pages take no room. When its segment is closed it is trimmed. A closed one is
/// read into memory when it is first needed, and forgotten when nobody uses its segment.
///
/// **Crash.** A growing file keeps its zero tail: zero entries at the end count as none. The entries before it are
/// not believed but made anew by the recovery of their segment.
///
/// **Threads.** One writer, under the log's lock; readers see the entries below [#count()].
final class IndexFile {
    private final Path path;
    private final int entryBytes;
    private final ByteBuffer bytes;
    private final int capacity;
    private volatile int count;

    private IndexFile(Path path, int entryBytes, ByteBuffer bytes, int count) {
        this.path = path;
        this.entryBytes = entryBytes;
        this.bytes = bytes;
        this.capacity = bytes.capacity() / entryBytes;
        this.count = count;
    }

    /// Entries that are in memory only.
    static IndexFile inMemory(ByteBuffer bytes, int entryBytes, int count) {
        return new IndexFile(Path.of(""), entryBytes, bytes, count);
    }

    /// Reads a file that is not written any more; a part of an entry at its end is damage.
    static IndexFile read(Path path, int entryBytes) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        if (bytes.capacity() % entryBytes != 0) {
            throw new DamagedIndexException(
                    path, "its size is no multiple of " + entryBytes + ": sizeBytes=" + bytes.capacity());
        }
        return new IndexFile(path, entryBytes, bytes, countWithoutZeroTail(bytes, entryBytes));
    }

    /// Makes the file ready to grow to `maxBytes` (rounded down to whole entries), with its first `keep` entries.
    static IndexFile grow(Path path, int entryBytes, int maxBytes, int keep) throws IOException {
        int wanted = Math.max(maxBytes / entryBytes, keep + 1) * entryBytes;
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            file.truncate((long) keep * entryBytes); // what lies behind becomes zeros
            return new IndexFile(path, entryBytes, file.map(FileChannel.MapMode.READ_WRITE, 0, wanted), keep);
        }
    }

    /// Cuts the zero tail. This object stays readable; nothing is added to it any more.
    void trim() throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate((long) count * entryBytes);
        }
    }

    int count() {
        return count;
    }

    int capacity() {
        return capacity;
    }

    boolean isFull() {
        return count >= capacity;
    }

    Path path() {
        return path;
    }

    /// Entry `index` starts at byte `index * entryBytes` of this.
    ByteBuffer bytes() {
        return bytes;
    }

    /// Where the next entry's bytes go. They become visible with [#added()].
    int next() {
        if (isFull()) {
            throw new IllegalStateException("index is full: entries=" + count + " file=" + path);
        }
        return count * entryBytes;
    }

    void added() {
        int before = count;
        count = before + 1;
    }

    private static int countWithoutZeroTail(ByteBuffer bytes, int entryBytes) {
        int end = bytes.capacity();
        while (end > 0 && bytes.get(end - 1) == 0) {
            end--;
        }
        return (end + entryBytes - 1) / entryBytes;
    }
}
