package dev.offsetlab.lessons.desk;

import static dev.offsetlab.lessons.desk.PathNames.HEAP;
import static dev.offsetlab.lessons.desk.PathNames.SENDFILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A cell that is stopped in the middle of a call, as the shell stops it: every thread of the cell's group is
/// interrupted. The call ends soon, nothing of it goes on, and the topic's files are still open.
@Timeout(120)
@Tag("alone")
class DeskStopTest {
    /// Long before its own end, on a machine where a JVM may stand still for some seconds.
    private static final long SOON_MS = 30_000;

    @TempDir
    Path folder;

    private Broker broker;
    private Desk lab;

    @BeforeEach
    void start() throws IOException {
        broker = Broker.start(BrokerConfig.local(folder));
        lab = Desk.on(() -> broker);
        lab.fill("orders", 8);
    }

    @AfterEach
    void stop() throws IOException {
        lab.close();
        broker.close();
    }

    @Test
    void measure_stopped_leavesNoReaderAndPutsThePathBack() throws Exception {
        stopped(() -> lab.measure("orders", HEAP, 4, 60), () -> inForce(HEAP));
        assertThat(lab.path().inForce()).isEqualTo(SENDFILE);
        await(() -> broker.serverCounters().open() == 0);
    }

    @Test
    void compare_stopped_leavesNoReader() throws Exception {
        stopped(() -> lab.compare("orders", HEAP, SENDFILE, 100), () -> inForce(HEAP));
        await(() -> broker.serverCounters().open() == 0);
    }

    @Test
    void fill_stopped_endsSoon() throws Exception {
        long before = lab.segments("orders").bytes();
        stopped(() -> lab.fill("orders", 4_000), () -> lab.segments("orders").bytes() > before + 1_000_000);
        assertThat(lab.segments("orders").bytes()).isLessThan(4_000_000_000L);
    }

    @Test
    void longPoll_stopped_closesItsConnection() throws Exception {
        long before = broker.serverCounters().requests();
        stopped(
                () -> lab.longPoll("orders", 60_000, 1),
                () -> broker.serverCounters().requests() > before);
        await(() -> broker.serverCounters().open() == 0);
    }

    @Test
    void transfers_stopped_theNextOneWorks() throws Exception {
        lab.fill("orders", 100);
        stopped(
                () -> {
                    while (true) {
                        lab.transfers().heap("orders", 64);
                    }
                },
                () -> threadIsBusy(Transfers.THREAD));
        assertThat(lab.transfers().transferTo("orders").bytes()).isGreaterThan(100_000_000);
    }

    @Test
    void victim_stoppedWhileItIsSent_isStillThere() throws Exception {
        Victim victim = lab.victim();
        stopped(() -> victim.produce(1_000_000), () -> victim.acknowledged() > 100);
        assertThat(victim.produce(10).lost()).isZero();
    }

    @Test
    void observe_stoppedWork_endsTheTool() throws Exception {
        stopped(
                () -> lab.observe(Tool.STRACE, 60, () -> lab.longPoll("orders", 60_000, 1)),
                () -> broker.serverCounters().open() > 0);
        await(() -> ProcessHandle.current()
                .children()
                .noneMatch(child -> child.info().command().orElse("").endsWith("strace")));
    }

    private boolean inForce(String path) {
        return broker.settings().stringValue("data.path").equals(path);
    }

    private static boolean threadIsBusy(String name) {
        return Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(thread -> thread.getKey().getName().equals(name)
                        && Arrays.stream(thread.getValue())
                                .anyMatch(at -> at.getClassName().contains("Transfers")));
    }

    /// Runs `call` as a cell, stops it once `midst` holds, and looks at what is left.
    private void stopped(Runnable call, BooleanSupplier midst) throws Exception {
        ThreadGroup cells = new ThreadGroup("JShell cells");
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread cell = new Thread(cells, () -> {
            try {
                call.run();
                end.complete(new AssertionError("it came to its end"));
            } catch (Throwable thrown) {
                end.complete(Thread.currentThread().isInterrupted() ? thrown : new AssertionError("no interrupt left"));
            }
        });
        cell.start();
        await(() -> midst.getAsBoolean() || end.isDone());
        long startNs = System.nanoTime();
        cells.interrupt();
        cell.join(60_000);
        assertThat((System.nanoTime() - startNs) / 1_000_000)
                .as("ms until it ended")
                .isLessThan(SOON_MS);
        assertThat(end.get()).isInstanceOf(CancellationException.class);
        assertThat(lab.fetch("orders", 0).batches()).isNotEmpty();
        assertThat(lab.records("orders", 0, 1).records()).hasSize(1);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long untilNs = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(untilNs);
            Thread.sleep(5);
        }
    }
}
