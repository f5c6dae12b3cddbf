package dev.offsetlab.lessons.progress;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Progress as a file of the user: `$XDG_STATE_HOME/offset-lab/progress.json`, else below `~/.local/state`.
///
/// ```
///   progress.json            the whole, replaced at once by a rename: a crash leaves the old or the new
///   progress.json.lock       held while somebody reads, changes and replaces it
///   progress.json.broken-1   what could not be read, put aside
/// ```
///
/// The window and the terminal may both be open: each change is made to the file as it is then, under the lock, so
/// that neither undoes the other's. Trouble costs progress, never the lesson, and is said once. Any thread.
public final class ProgressFile {
    /// A lock of the operating system is the process's; threads wait here.
    private static final Object THREADS = new Object();

    private final Path file;
    private final Consumer<String> notices;
    private final ObjectMapper json = ProgressJson.mapper();

    /// What is true where the file cannot be written.
    private Progress known = Progress.NONE;

    private boolean kept = true;

    /// @param notices hears one line about each trouble
    public ProgressFile(Path file, Consumer<String> notices) {
        this.file = file.toAbsolutePath();
        this.notices = notices;
    }

    public static ProgressFile ofUser(Consumer<String> notices) {
        String xdg = System.getenv("XDG_STATE_HOME");
        Path folder = xdg == null || xdg.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(xdg);
        return new ProgressFile(folder.resolve("offset-lab").resolve("progress.json"), notices);
    }

    public Path path() {
        return file;
    }

    /// As the file has it now.
    public Progress read() {
        synchronized (THREADS) {
            if (kept) {
                try {
                    known = fromDisk();
                } catch (IOException unreadable) {
                    keepNoMore(unreadable);
                }
            }
            return known;
        }
    }

    /// Changes what the file has now, and returns the result.
    public Progress update(UnaryOperator<Progress> change) {
        synchronized (THREADS) {
            if (kept) {
                try {
                    known = replace(change);
                    return known;
                } catch (IOException unwritable) {
                    keepNoMore(unwritable);
                }
            }
            known = change.apply(known);
            return known;
        }
    }

    private Progress replace(UnaryOperator<Progress> change) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel =
                        FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Progress changed = change.apply(fromDisk());
            Path next = beside(".next");
            json.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), changed);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return changed;
        }
    }

    private Progress fromDisk() throws IOException {
        if (!Files.exists(file)) {
            return Progress.NONE;
        }
        try {
            Progress read = json.readerFor(Progress.class).<@Nullable Progress>readValue(file.toFile());
            if (read == null) {
                throw new JsonParseException(null, "there is nothing in it");
            }
            if (read.version() <= Progress.VERSION) {
                return read;
            }
        } catch (JsonProcessingException damaged) {
            Path aside = putAside();
            notices.accept("progress starts anew: " + file + " cannot be read (" + damaged.getOriginalMessage()
                    + "); it is kept as " + aside.getFileName());
            return Progress.NONE;
        }
        throw new IOException("the file is of a newer Offset Lab");
    }

    private Path putAside() throws IOException {
        int number = 1;
        while (Files.exists(beside(".broken-" + number))) {
            number++;
        }
        return Files.move(file, beside(".broken-" + number));
    }

    private void keepNoMore(IOException why) {
        kept = false;
        notices.accept("progress is not kept: " + file + ": " + why);
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
