package dev.offsetlab.visualizer.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The load's JVM while it lives: plans go in, reports come out, and of what it logs the last line is kept.
///
/// Two threads read its output until it ends; one thread, the one that started it, writes.
final class LoadChild implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoadChild.class);
    private static final long STOP_MS = 8_000;

    private final Process process;
    private final Writer plans;
    private final Thread reports;
    private final Thread log;
    private volatile String lastLogLine = "it wrote nothing";
    private volatile boolean closing;

    /// @param onReport called for each report, on a thread of this
    /// @param onDeath  called with why, unless it was closed
    LoadChild(List<String> command, Consumer<LoadReport> onReport, Consumer<String> onDeath) throws IOException {
        this.process = new ProcessBuilder(command).start();
        this.plans = process.outputWriter(StandardCharsets.UTF_8);
        this.log = Thread.ofPlatform().daemon().name("lab-load-log").start(this::readLog);
        this.reports = Thread.ofPlatform().daemon().name("lab-load-reports").start(() -> read(onReport, onDeath));
    }

    long pid() {
        return process.pid();
    }

    boolean lives() {
        return process.isAlive();
    }

    /// @throws IOException where it has died
    void use(LoadPlan plan) throws IOException {
        plans.write(LoadJson.line(plan) + "\n");
        plans.flush();
    }

    private void read(Consumer<LoadReport> onReport, Consumer<String> onDeath) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                onReport.accept(LoadJson.report(line));
            }
        } catch (JsonProcessingException strange) {
            LOG.warn("the load wrote what is no report: {}", Failure.line(strange));
            process.destroyForcibly();
        } catch (IOException broken) {
            LOG.debug("the load's pipe broke", broken);
        }
        if (!closing) {
            onDeath.accept(lastWords());
        }
    }

    private String lastWords() {
        try {
            if (!process.waitFor(STOP_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            log.join(STOP_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return lastLogLine;
        }
        return "exit code " + process.exitValue() + ": " + lastLogLine;
    }

    private void readLog() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.debug("load: {}", line);
                if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
                    lastLogLine = line;
                }
            }
        } catch (IOException broken) {
            LOG.debug("the load's log broke", broken);
        }
    }

    /// Closing the pipe is the order to stop; a child that does not in time is ended.
    @Override
    public void close() {
        closing = true;
        try {
            plans.close();
        } catch (IOException gone) {
            process.destroyForcibly();
        }
        try {
            if (!process.waitFor(STOP_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reports.join(STOP_MS);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
