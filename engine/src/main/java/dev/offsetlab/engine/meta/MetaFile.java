package dev.offsetlab.engine.meta;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The file `offset-lab.meta` in the data folder: one text file ([MetaText] draws it) that is always whole.
///
/// A change is written to `offset-lab.meta.tmp`, forced to the disk, renamed over the old file, and the folder is
/// forced too. A crash leaves the old file or the new one, and at most a `.tmp` that nobody reads. (A plain file,
/// because Kafka refuses data folders with directories that it does not know.)
final class MetaFile {
    static final String NAME = "offset-lab.meta";

    private final Path path;

    MetaFile(Path folder) {
        path = folder.resolve(NAME);
    }

    /// Empty where there is no such file yet.
    ///
    /// @throws IOException with one clear line where the file is damaged or cannot be read
    Optional<MetaState> read() throws IOException {
        try {
            return Optional.of(MetaText.read(Files.readAllLines(path, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            throw new IOException(
                    "the data folder cannot be used: choose another, or change its rights: file=" + path + " reason="
                            + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason()),
                    e);
        } catch (CharacterCodingException e) {
            throw damaged("it is not text", e);
        } catch (IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private IOException damaged(String what, Exception cause) {
        return new IOException(
                "damaged file=" + path + ": " + what
                        + ". Mend that line, or move the file away and start again: topics are"
                        + " then found by their partition folders, and configs set with kafka-configs are lost",
                cause);
    }

    void write(MetaState state) throws IOException {
        Path draft = path.resolveSibling(NAME + ".tmp");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(MetaText.write(state).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
