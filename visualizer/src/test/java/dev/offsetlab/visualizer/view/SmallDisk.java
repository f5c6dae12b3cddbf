package dev.offsetlab.visualizer.view;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real file system of a few megabytes in memory (`tmpfs`), to be filled up, made larger, made read-only. Only root
/// may mount one: elsewhere the test is skipped, with the reason.
final class SmallDisk implements AutoCloseable {
    private static final long LIMIT_S = 60;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mount(Path folder, int megabytes) throws Exception {
        Files.createDirectories(folder);
        String said =
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "offset-lab-test", folder.toString());
        assumeTrue(said.isEmpty(), () -> "no small disk can be mounted here: " + said);
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    void resize(int megabytes) throws Exception {
        remount("size=" + megabytes + "m");
    }

    void writable(boolean wanted) throws Exception {
        remount(wanted ? "rw" : "ro");
    }

    private void remount(String option) throws Exception {
        String said = run("mount", "-o", "remount," + option, folder.toString());
        if (!said.isEmpty()) {
            throw new IOException("not remounted: " + said);
        }
    }

    /// What the command said where it failed; empty where it did not.
    private static String run(String... command) throws Exception {
        boolean known = Stream.of("/bin", "/usr/bin").anyMatch(bin -> Files.isExecutable(Path.of(bin, command[0])));
        if (!known) {
            return "there is no " + command[0];
        }
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return command[0] + " did not end";
        }
        return process.exitValue() == 0 ? "" : said.strip() + " (exit " + process.exitValue() + ")";
    }

    @Override
    public void close() throws IOException {
        try {
            String said = run("umount", "--lazy", folder.toString());
            if (!said.isEmpty()) {
                throw new IOException("not unmounted: " + said);
            }
        } catch (IOException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }
}
