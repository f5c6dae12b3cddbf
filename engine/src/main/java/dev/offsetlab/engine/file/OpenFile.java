package dev.offsetlab.engine.file;

import dev.offsetlab.engine.os.RawFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What a [LazyFile] holds of the operating system: a channel, a descriptor, a mapping, each made at its first use.
///
/// A mapping cannot grow with its file: a longer one takes its place, and the outgrown one stays until the file is let
/// go of, for somebody may be sending from it. Only of more than [#OUTGROWN_KEPT] is the oldest unmapped before.
/// To read memory that was unmapped is an exception in Java, never a crash, and memory inside a system call cannot be
/// unmapped at all.
///
/// Any thread may ask; [#close] is called when nobody uses the file.
final class OpenFile {
    private static final int NONE = -1;
    private static final int OUTGROWN_KEPT = 64;

    private volatile @Nullable FileChannel channel;
    private volatile int descriptor = NONE;
    private volatile @Nullable Mapping mapping;
    private final Deque<Mapping> outgrown = new ArrayDeque<>();

    private record Mapping(Arena arena, MemorySegment bytes) {}

    /// An interrupt of one thread closes a channel for all: a closed one is opened again.
    FileChannel channel(Path path) throws IOException {
        FileChannel now = channel;
        return now != null && now.isOpen() ? now : openChannel(path);
    }

    private synchronized FileChannel openChannel(Path path) throws IOException {
        FileChannel now = channel;
        if (now == null || !now.isOpen()) {
            now = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = now;
        }
        return now;
    }

    boolean hasDescriptor() {
        return descriptor != NONE;
    }

    int descriptor(Path path) throws IOException {
        int now = descriptor;
        return now != NONE ? now : openDescriptor(path);
    }

    private synchronized int openDescriptor(Path path) throws IOException {
        if (descriptor == NONE) {
            descriptor = RawFile.openReadOnly(path);
        }
        return descriptor;
    }

    /// Maps `sizeBytes`, all of the file there is, unless what is mapped reaches to `endPosition`.
    MemorySegment mapping(Path path, long endPosition, long sizeBytes) throws IOException {
        Mapping now = mapping;
        return now != null && now.bytes.byteSize() >= endPosition ? now.bytes : map(path, endPosition, sizeBytes);
    }

    @SuppressWarnings("MustBeClosedChecker") // the arena lives as long as the mapping: close() and dropOldest() end it
    private synchronized MemorySegment map(Path path, long endPosition, long sizeBytes) throws IOException {
        Mapping now = mapping;
        if (now != null && now.bytes.byteSize() >= endPosition) {
            return now.bytes;
        }
        Arena arena = Arena.ofShared();
        try {
            MemorySegment bytes = channel(path).map(FileChannel.MapMode.READ_ONLY, 0, sizeBytes, arena);
            mapping = new Mapping(arena, bytes);
        } catch (IOException | RuntimeException failure) {
            arena.close();
            throw failure;
        }
        if (now != null) {
            outgrown.add(now);
            dropOldest();
        }
        return mapping.bytes;
    }

    private void dropOldest() {
        if (outgrown.size() > OUTGROWN_KEPT) {
            Mapping oldest = outgrown.removeFirst();
            if (!unmap(oldest)) {
                outgrown.add(oldest);
            }
        }
    }

    synchronized boolean isMapped() {
        return mapping != null || !outgrown.isEmpty();
    }

    synchronized void close() throws IOException {
        Mapping last = mapping;
        mapping = null;
        if (last != null) {
            outgrown.add(last);
        }
        outgrown.removeIf(OpenFile::unmap);
        if (descriptor != NONE) {
            RawFile.close(descriptor);
            descriptor = NONE;
        }
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    private static boolean unmap(Mapping mapping) {
        try {
            mapping.arena.close();
            return true;
        } catch (IllegalStateException inSystemCall) {
            return false;
        }
    }
}
