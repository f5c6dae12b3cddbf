package dev.offsetlab.engine.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@Tag("alone")
class TracingTest {
    private static final String NAME = "traced-one";

    @Test
    void threadIds_ofARunningThread_isTheOneOfThatName() throws Exception {
        assumeThat(Libc.LINUX).isTrue();
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().name(NAME).start(() -> await(end));
        try {
            assertThat(awaitIds(1)).hasSize(1);
            assertThat(Tracing.threadIds("no-thread-has-this-name")).isEmpty();
        } finally {
            end.countDown();
            thread.join();
        }
        assertThat(awaitIds(0)).isEmpty();
    }

    /// A thread names itself a moment after it was started, and is gone from the kernel a moment after its end.
    private static List<Long> awaitIds(int count) {
        long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        while (Tracing.threadIds(NAME).size() != count && System.nanoTime() < untilNs) {
            LockSupport.parkNanos(1_000_000);
        }
        return Tracing.threadIds(NAME);
    }

    @Test
    void allow_twiceInTurn_isTakenBackEachTime() throws IOException {
        try (Tracing first = Tracing.allow()) {
            assertThat(first).isNotNull();
        }
        try (Tracing second = Tracing.allow()) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    void allow_whileItHolds_aChildMayTraceAThreadOfItsParent() throws Exception {
        assumeThat(canTrace()).as("strace is here and may trace its own child").isTrue();
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().name(NAME).start(() -> await(end));
        try (Tracing allowed = Tracing.allow()) {
            assertThat(allowed).isNotNull();
            long id = awaitIds(1).getFirst();
            Process strace = new ProcessBuilder("strace", "-p", Long.toString(id))
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader said = strace.inputReader(StandardCharsets.UTF_8)) {
                assertThat(said.readLine()).contains("attached");
            } finally {
                strace.destroy();
                strace.waitFor(10, TimeUnit.SECONDS);
            }
        } finally {
            end.countDown();
            thread.join();
        }
    }

    private static boolean canTrace() throws InterruptedException {
        try {
            return new ProcessBuilder(List.of("strace", "-o", "/dev/null", "true"))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
