package dev.offsetlab.engine.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A broker in a JVM of its own, so that CPU, memory, faults and switches belong to the broker alone.
///
/// We talk over its standard input and output, a line each way; no port is opened for it:
///
/// ```
///   broker    ready 127.0.0.1:40123 pid 4711
///   we        sample                              broker    sample cpuUserNs=... (see BrokerSample)
///   we        path splice                         broker    ok
///   we        evict orders                        broker    ok residentBytes=0 sizeBytes=268435456
///   we        stop, or our end of the pipe closes (also when we are killed): the broker stops
/// ```
///
/// The thread that started it owns it.
public final class BrokerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready (.+):(\\d+) pid (\\d+)");
    private static final long STOP_MS = 10_000;

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final Writer questions;
    private final InetSocketAddress address;
    private final long pid;
    private final long startNs;

    /// @param command the whole command line of a broker that prints `ready` and answers the lines above
    /// @param log     file for what it writes to standard error
    /// @throws IOException where it did not get ready, with the last line it logged
    public static BrokerProcess start(List<String> command, Path log) throws IOException {
        return new BrokerProcess(command, log);
    }

    private BrokerProcess(List<String> command, Path log) throws IOException {
        long started = System.nanoTime();
        this.log = log;
        this.process = new ProcessBuilder(command)
                .redirectError(Redirect.to(log.toFile()))
                .start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        String line = answers.readLine();
        Matcher ready = READY.matcher(line == null ? "" : line);
        if (!ready.matches()) {
            close();
            throw new IOException("the broker did not start: " + (line == null ? lastLogLine() : line));
        }
        this.startNs = System.nanoTime() - started;
        this.address = new InetSocketAddress(ready.group(1), Integer.parseInt(ready.group(2)));
        this.pid = Long.parseLong(ready.group(3));
    }

    public InetSocketAddress address() {
        return address;
    }

    public long pid() {
        return pid;
    }

    /// From the start of the process to its `ready`.
    public long startNs() {
        return startNs;
    }

    public BrokerSample sample() throws IOException {
        return BrokerSample.parse(ask("sample"));
    }

    public void usePath(String name) throws IOException {
        askOk("path " + name);
    }

    /// Writes a topic's log to disk, lets go of its mappings, asks the kernel to forget its pages, and looks whether it
    /// did.
    ///
    /// @throws IOException where more pages stayed than one in a hundred, with how many
    public void evict(String topic) throws IOException {
        askOk("evict " + topic);
    }

    private void askOk(String question) throws IOException {
        String answer = ask(question);
        if (!answer.equals("ok") && !answer.startsWith("ok ")) {
            throw new IOException("the broker could not '" + question + "': " + answer.replaceFirst("^error ", ""));
        }
    }

    private String ask(String question) throws IOException {
        String answer = null;
        try {
            questions.write(question + "\n");
            questions.flush();
            answer = answers.readLine();
        } catch (IOException broken) {
            throw new IOException("the broker is gone: " + lastLogLine(), broken);
        }
        if (answer == null) {
            throw new IOException("the broker is gone: " + lastLogLine());
        }
        return answer;
    }

    private String lastLogLine() {
        try {
            return Files.readAllLines(log).reversed().stream()
                    .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                    .findFirst()
                    .orElse("it wrote nothing");
        } catch (IOException unreadable) {
            return "its log cannot be read: " + log;
        }
    }

    /// Closing the pipe is the order to stop; a broker that does not within ten seconds is ended.
    @Override
    public void close() throws IOException {
        try {
            questions.close();
        } catch (IOException gone) {
            process.destroyForcibly();
        }
        try {
            if (!process.waitFor(STOP_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
