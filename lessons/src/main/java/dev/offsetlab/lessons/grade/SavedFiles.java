package dev.offsetlab.lessons.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Hears when the Java files of a folder are saved, whichever way an editor does it: in place, or by a new file under
/// the old name. What is written in several steps is told once, when it is quiet. Where the file system tells nothing,
/// it is looked at every second.
///
/// One thread of its own, which ends with [#close].
public final class SavedFiles implements AutoCloseable {
    private static final long LOOK_MS = 1000;
    private static final long QUIET_MS = 60;

    private final Path folder;
    private final Runnable saved;
    private final WatchService watch;
    private final Thread thread;
    private Map<String, String> known = Map.of();

    /// @param saved told from this one's thread
    public SavedFiles(Path folder, Runnable saved) throws IOException {
        this.folder = folder;
        this.saved = saved;
        this.watch = folder.getFileSystem().newWatchService();
        this.thread = Thread.ofPlatform().name("saved-files").daemon().unstarted(this::look);
    }

    /// From here on every save is told: what the files hold now is known.
    public void start() {
        known = texts();
        thread.start();
    }

    private void look() {
        try {
            WatchKey key = null;
            while (true) {
                if (key == null || !key.isValid()) {
                    key = register();
                }
                WatchKey told = watch.poll(LOOK_MS, TimeUnit.MILLISECONDS);
                while (told != null) {
                    told.pollEvents();
                    told.reset();
                    told = watch.poll(QUIET_MS, TimeUnit.MILLISECONDS);
                }
                Map<String, String> now = texts();
                if (!now.equals(known) && !now.isEmpty()) {
                    known = now;
                    saved.run();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException ends) {
            // closed
        }
    }

    private @Nullable WatchKey register() {
        try {
            return folder.register(
                    watch,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException notNow) {
            return null; // looked at every second
        }
    }

    /// What the files hold. Between two steps of an editor one may be missing.
    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file :
                    entries.filter(entry -> entry.toString().endsWith(".java")).toList()) {
                texts.put(String.valueOf(file.getFileName()), text(file));
            }
        } catch (IOException notNow) {
            return texts;
        }
        return texts;
    }

    private static String text(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException replaced) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
        thread.interrupt();
    }
}
