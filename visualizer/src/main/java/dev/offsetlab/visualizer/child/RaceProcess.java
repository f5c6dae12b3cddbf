package dev.offsetlab.visualizer.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A whole race in a JVM of its own (`./lab demo`), with a broker in another: what the window does meanwhile costs
/// neither of them more than the cores they share.
///
/// ```
///   window --- standard input, held open ---> demo ---> broker
///          <-- lines of RaceStep -----------
///   folder     race.json, complaints, and the log of the broker; gone with this
/// ```
///
/// It ends when it is done, when [#cancel] is called, and when the window is gone, for then its input ends. One thread
/// starts it, waits for it and closes it; any thread may cancel.
public final class RaceProcess implements AutoCloseable {
    private static final long STOP_MS = 10_000;

    private final RunFolder folder;
    private final Process process;

    /// @param arguments of `./lab demo`
    /// @param parent    where its folder is made, the system's folder for temporary files where none is named
    public static RaceProcess start(List<String> arguments, @Nullable Path parent) throws IOException {
        return new RaceProcess(arguments, RunFolder.create(parent));
    }

    private RaceProcess(List<String> arguments, RunFolder folder) throws IOException {
        this.folder = folder;
        try {
            List<String> all = new ArrayList<>(arguments);
            all.addAll(List.of("--steps", "--json", json().toString()));
            all.addAll(List.of("--data", folder.path().toString()));
            this.process = new ProcessBuilder(LabJvm.command("demo", all))
                    .redirectError(complaints().toFile())
                    .start();
        } catch (IOException | RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    /// Tells each step, until the race is over.
    ///
    /// @return the file with every trial; it goes when this is closed
    /// @throws IOException where the race failed or was cancelled, with its last word
    public Path await(Consumer<RaceStep> listener) throws IOException, InterruptedException {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                RaceStep.parse(line).ifPresent(listener);
            }
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(lastWord(code));
        }
        return json();
    }

    /// Asks the race to end, and its broker with it. Returns at once.
    public void cancel() {
        process.destroy();
    }

    /// What happens when the window is gone.
    void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            process.destroy();
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public Path folder() {
        return folder.path();
    }

    /// Waits until its processes are gone, then removes the folder.
    @Override
    public void close() throws IOException {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP_MS, TimeUnit.MILLISECONDS)) {
                below.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            awaitGone(below);
        } catch (InterruptedException interrupted) {
            below.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        folder.close();
    }

    /// Until they are gone they may write into the folder that is to be removed.
    private static void awaitGone(List<ProcessHandle> processes) {
        for (ProcessHandle one : processes) {
            one.onExit().completeOnTimeout(one, STOP_MS, TimeUnit.MILLISECONDS).join();
            if (one.destroyForcibly()) {
                one.onExit()
                        .completeOnTimeout(one, STOP_MS, TimeUnit.MILLISECONDS)
                        .join();
            }
        }
    }

    private Path json() {
        return folder.path().resolve("race.json");
    }

    private Path complaints() {
        return folder.path().resolve("complaints");
    }

    private String lastWord(int code) throws IOException {
        return Files.readAllLines(complaints()).reversed().stream()
                .filter(line -> line.startsWith("./lab demo: "))
                .map(line -> line.substring("./lab demo: ".length()))
                .findFirst()
                .orElse("the race ended with exit code " + code);
    }
}
