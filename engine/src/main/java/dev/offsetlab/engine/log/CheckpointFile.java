package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A small text file that is replaced as a whole: the form that all of Kafka's checkpoints share.
///
/// ```
///   0                 version
///   2                 lines that follow
///   orders 0 1500     one entry a line, fields parted by one space
///   orders 1 820
/// ```
///
/// Written beside itself as `NAME.tmp`, forced to disk, then renamed: a crash leaves the old file whole or the new file
/// whole, and at worst a `.tmp` that the next write overwrites. The count tells a file that somebody cut short.
final class CheckpointFile {
    private static final String VERSION = "0";

    private final Path path;

    CheckpointFile(Path path) {
        this.path = path;
    }

    /// The entries; none where there is no file yet.
    ///
    /// @throws IOException with one clear line where the file is not of this form
    List<String> read() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        List<String> lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (lines.size() < 2 || !lines.get(0).equals(VERSION)) {
            throw damaged("the first line is not version " + VERSION + " or no count follows");
        }
        List<String> entries = lines.subList(2, lines.size());
        if (!lines.get(1).equals(Integer.toString(entries.size()))) {
            throw damaged("the second line counts '" + lines.get(1) + "' entries and " + entries.size() + " follow");
        }
        return entries;
    }

    /// Replaces the file; on return it is on disk.
    void write(List<String> entries) throws IOException {
        List<String> lines = new ArrayList<>(entries.size() + 2);
        lines.add(VERSION);
        lines.add(Integer.toString(entries.size()));
        lines.addAll(entries);
        replace(path, ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /// What a reader of one entry throws when its fields are not what they ought to be.
    IOException damaged(String why) {
        return new IOException("damaged checkpoint: " + why + "; delete it, what it held is found again: file=" + path);
    }

    /// Puts `bytes` in place of the file at `path`, whole or not at all, and on disk on return.
    static void replace(Path path, ByteBuffer bytes) throws IOException {
        Path written = path.resolveSibling(path.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                written, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(path.resolveSibling("."));
    }

    /// Makes renames in a folder last: a rename is a change of the folder, not of the file.
    static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
