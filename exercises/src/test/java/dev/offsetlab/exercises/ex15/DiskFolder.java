package dev.offsetlab.exercises.ex15;

import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Real files, and a process that is killed after some steps: from then on it does nothing any more.
final class DiskFolder implements SegmentFolder {
    private final Path folder;
    private int stepsLeft;

    /// What was done, for the finding.
    final List<String> steps = new ArrayList<>();

    private DiskFolder(Path folder, int stepsLeft) {
        this.folder = folder;
        this.stepsLeft = stepsLeft;
    }

    static DiskFolder of(Path folder) {
        return new DiskFolder(folder, Integer.MAX_VALUE);
    }

    /// @param steps that are done before the process is killed in the next one
    static DiskFolder killedAfter(Path folder, int steps) {
        return new DiskFolder(folder, steps);
    }

    /// Takes everything away.
    void clear() throws IOException {
        for (String name : names()) {
            Files.delete(folder.resolve(name));
        }
    }

    byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    @Override
    public List<String> names() throws IOException {
        alive();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public List<ByteBuffer> read(String name) throws IOException {
        alive();
        byte[] bytes = bytes(name);
        List<ByteBuffer> batches = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int sizeBytes = bytes.length - at < BatchLayout.HEADER_BYTES
                    ? Integer.MAX_VALUE
                    : BatchHeader.read(ByteBuffer.wrap(bytes), at).sizeBytes();
            if (sizeBytes > bytes.length - at) {
                throw new IOException("no whole batch: position=" + at + " file=" + name);
            }
            batches.add(ByteBuffer.wrap(Arrays.copyOfRange(bytes, at, at + sizeBytes)));
            at += sizeBytes;
        }
        return batches;
    }

    /// Killed in here, half of the bytes are on the disk.
    @Override
    public void write(String name, List<ByteBuffer> batches) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(
                batches.stream().mapToInt(ByteBuffer::remaining).sum());
        batches.forEach(batch -> all.put(batch.duplicate()));
        alive();
        if (stepsLeft == 0) {
            Files.write(folder.resolve(name), Arrays.copyOf(all.array(), all.capacity() / 2));
        }
        step("write " + name);
        Files.write(folder.resolve(name), all.array());
    }

    @Override
    public void rename(String from, String to) throws IOException {
        step("rename " + from + " to " + to);
        Files.move(
                folder.resolve(from),
                folder.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        step("delete " + name);
        Files.delete(folder.resolve(name));
    }

    private void alive() {
        if (stepsLeft < 0) {
            throw new Crash();
        }
    }

    private void step(String what) {
        alive();
        stepsLeft--;
        alive();
        steps.add(what);
    }
}
