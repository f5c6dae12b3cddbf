package dev.offsetlab.visualizer.cli;

import dev.offsetlab.visualizer.load.Awaiting;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A terminal without a window: a `tmux` server of its own with one shell in it. Keys go in, the screen is read.
///
/// ```
///   type, press  --send-keys-->  tmux server  --pty-->  sh  -->  what is tested
///   screen       <-capture-pane-      |  (behind a socket in a folder of the test, so that nobody's own tmux is met)
/// ```
final class TmuxScreen implements AutoCloseable {
    private static final int COLUMNS = 100;
    private static final int LINES = 50;
    private static final long PATIENCE_S = 60;

    private final Path socket;

    private TmuxScreen(Path socket) {
        this.socket = socket;
    }

    static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "tmux")));
    }

    /// @param folder a short path: the name of a socket has about a hundred characters
    static TmuxScreen open(Path folder) throws IOException {
        TmuxScreen screen = new TmuxScreen(folder.resolve("tmux"));
        screen.tmux("-f", "/dev/null", "new-session", "-d", "-x", "" + COLUMNS, "-y", "" + LINES, "sh");
        return screen;
    }

    /// Letters as they are, then Enter.
    void type(String line) throws IOException {
        tmux("send-keys", "-l", line);
        press("Enter");
    }

    /// One key by tmux's name for it: `h`, `Enter`, `C-c`.
    void press(String key) throws IOException {
        tmux("send-keys", key);
    }

    /// What a person sees now.
    String text() {
        try {
            return tmux("capture-pane", "-p").stripTrailing();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// Until all of them are there at one time.
    void await(String... words) {
        List<String> all = List.of(words);
        Awaiting.await(
                all + " on the screen",
                PATIENCE_S,
                this::text,
                () -> all.stream().allMatch(text()::contains));
    }

    private String tmux(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString()));
        command.addAll(List.of(words));
        Process tmux = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(tmux.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!tmux.waitFor(PATIENCE_S, TimeUnit.SECONDS) || tmux.exitValue() != 0) {
                throw new IOException(command + ": " + said);
            }
            return said;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            tmux.destroy();
        }
    }

    /// Ends the shell and all that runs in it.
    @Override
    public void close() throws IOException {
        tmux("kill-server");
    }
}
