package dev.offsetlab.lessons.desk;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One life of a [Victim]: from its start to its end. Owned by the desk's threads.
final class VictimProcess {
    private static final Pattern READY = Pattern.compile("ready (.+):(\\d+) pid (\\d+)");
    private static final long STOP_MS = 60_000;

    private final Process process;
    private final InetSocketAddress address;
    private final List<String> recovery = new ArrayList<>();
    private final double startSeconds;

    private VictimProcess(Process process, InetSocketAddress address, double startSeconds) {
        this.process = process;
        this.address = address;
        this.startSeconds = startSeconds;
    }

    /// @throws IOException where it did not get ready, with the last line that it logged
    static VictimProcess start(Path data, Path log, Job job) throws IOException {
        long startNs = System.nanoTime();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "--add-exports",
                        "java.base/sun.nio.ch=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        VictimMain.class.getName(),
                        data.toString())
                .redirectError(Redirect.to(log.toFile()))
                .start();
        job.endsBy(process::destroyForcibly);
        try {
            return ready(process, startNs, log);
        } finally {
            job.endsByItself();
        }
    }

    private static VictimProcess ready(Process process, long startNs, Path log) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        List<String> recovery = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                var address = new InetSocketAddress(ready.group(1), Integer.parseInt(ready.group(2)));
                var victim = new VictimProcess(process, address, (System.nanoTime() - startNs) / 1e9);
                victim.recovery.addAll(recovery);
                return victim;
            }
            recovery.add(line);
        }
        process.destroyForcibly();
        List<String> logged = Files.readAllLines(log);
        throw new IOException(
                "the broker did not start: " + (logged.isEmpty() ? "it wrote nothing" : logged.getLast()));
    }

    InetSocketAddress address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> recovery() {
        return List.copyOf(recovery);
    }

    double startSeconds() {
        return startSeconds;
    }

    /// SIGKILL: it gets no chance to write anything.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(STOP_MS, TimeUnit.MILLISECONDS);
    }

    /// The end of its input is the order to stop cleanly; one that does not is killed.
    void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(STOP_MS, TimeUnit.MILLISECONDS)) {
            kill();
        }
    }
}
