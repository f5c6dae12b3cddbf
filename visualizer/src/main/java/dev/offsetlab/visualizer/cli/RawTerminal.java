package dev.offsetlab.visualizer.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A terminal that hands over each key at once and does not print it; as it was before when this is closed. Ctrl-C
/// stays Ctrl-C.
final class RawTerminal implements AutoCloseable {
    private static final File TTY = new File("/dev/tty");
    private static final List<String> SINGLE_KEYS = List.of("-icanon", "-echo", "min", "1", "time", "0");

    private final String before;

    private RawTerminal(String before) {
        this.before = before;
    }

    /// Empty where there is no terminal, or none that can be switched.
    static Optional<RawTerminal> open() {
        try {
            String before = stty(List.of("-g")).strip();
            RawTerminal raw = new RawTerminal(before);
            raw.apply();
            return Optional.of(raw);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /// Once more, after the shell has had the terminal in between.
    void apply() throws IOException {
        stty(SINGLE_KEYS);
    }

    @Override
    public void close() {
        try {
            stty(List.of(before));
        } catch (IOException gone) {
            // so is the terminal
        }
    }

    private static String stty(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(words);
        Process stty = new ProcessBuilder(command)
                .redirectInput(TTY)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        try {
            if (!stty.waitFor(2, TimeUnit.SECONDS) || stty.exitValue() != 0) {
                throw new IOException("stty " + words + " failed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        return said;
    }
}
