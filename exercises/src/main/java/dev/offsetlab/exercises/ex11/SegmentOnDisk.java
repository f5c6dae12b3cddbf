package dev.offsetlab.exercises.ex11;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.file.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A segment as it lies in a partition's folder: `NNN.log` and `NNN.index`, NNN being its base offset in 20 digits.
/// Given: there is nothing to be done here.
public final class SegmentOnDisk implements AutoCloseable {
    /// One entry of an index: `relativeOffset` is a batch's last offset less the segment's base offset.
    public record IndexEntry(int relativeOffset, int position) {}

    private static final String LOG = ".log";

    private final Path log;
    private final Path index;
    private final long baseOffset;
    private final SegmentFile file;

    private SegmentOnDisk(Path log) throws IOException {
        String digits = log.getFileName().toString().replace(LOG, "");
        this.log = log;
        this.index = log.resolveSibling(digits + ".index");
        this.baseOffset = Long.parseLong(digits);
        this.file = SegmentFile.at(log, Files.size(log));
        if (!file.retain()) {
            throw new IllegalStateException("a new file is not closed: file=" + log);
        }
    }

    /// All segments of a folder, oldest first.
    public static List<SegmentOnDisk> all(Path folder) throws IOException {
        List<SegmentOnDisk> segments = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs =
                    files.filter(path -> path.toString().endsWith(LOG)).sorted().toList();
            for (Path path : logs) {
                segments.add(new SegmentOnDisk(path));
            }
        }
        return segments;
    }

    public long baseOffset() {
        return baseOffset;
    }

    public long sizeBytes() {
        return file.sizeBytes();
    }

    /// All bytes of the log file.
    public FileRegion bytes() {
        return file.region(0, file.sizeBytes());
    }

    /// The log file ends at `position` from now on.
    public void cut(long position) throws IOException {
        file.truncate(position);
    }

    /// Puts these entries in the place of all that the index held.
    public void writeIndex(List<IndexEntry> entries) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(entries.size() * 2 * Integer.BYTES);
        entries.forEach(entry -> bytes.putInt(entry.relativeOffset()).putInt(entry.position()));
        Files.write(index, bytes.array());
    }

    /// Both files are gone.
    public void delete() throws IOException {
        Files.deleteIfExists(index);
        Files.deleteIfExists(log);
    }

    @Override
    public void close() {
        file.release();
        file.close();
    }
}
