package dev.offsetlab.engine.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.testing.Awaiting;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Tag("alone")
class UsageTest {
    private static final long BUSY_NS = 60_000_000;

    @Test
    void threads_oneIsBusy_itsCpuAndAllocationMove() throws InterruptedException {
        try (var worker = new Worker("broker-io-7")) {
            ThreadUsage before = worker.usage();
            worker.burn();
            ThreadUsage used = worker.usage().minus(before);

            assertThat(used.cpuNs()).isGreaterThan(BUSY_NS / 2);
            assertThat(used.allocatedBytes()).isGreaterThan(1_000_000);
            assertThat(used.threads()).isEqualTo(1);
        }
    }

    @Test
    void threads_longName_isFoundByTheWholeOfIt() throws InterruptedException {
        try (var worker = new Worker("a-name-that-linux-cuts-short")) {
            ThreadUsage before = worker.usage();
            worker.burn();
            assertThat(worker.usage().minus(before).cpuNs()).isGreaterThan(BUSY_NS / 2);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void threads_ofTheGarbageCollector_areSeenOnLinux() {
        assertThat(ThreadUsage.byName().keySet()).anyMatch(name -> name.contains("GC") || name.startsWith("VM Thread"));
    }

    @Test
    void process_oneThreadIsBusy_wholeCpuMovesEvenAfterItEnded() throws IOException, InterruptedException {
        long pid = ProcessHandle.current().pid();
        ProcessUsage before = ProcessUsage.of(pid);
        try (var worker = new Worker("ends-soon")) {
            worker.burn();
            worker.awaitEnd();
        }
        ProcessUsage used = ProcessUsage.of(pid).minus(before);
        assertThat(used.cpuNs()).isGreaterThan(BUSY_NS / 2);
    }

    @Test
    void watch_oneIsBusy_onlyItsNamesakesAreSeen() throws InterruptedException {
        try (var worker = new Worker("watched-with-a-long-name-1");
                var other = new Worker("other")) {
            ThreadWatch watch = new ThreadWatch("watched-");
            ThreadUsage before = watch.total();
            worker.burn();
            other.burn();
            assertThat(watch.byName()).containsOnlyKeys("watched-with-a-long-name-1");
            ThreadUsage used = watch.total().minus(before);
            assertThat(used.threads()).isEqualTo(1);
            assertThat(used.cpuNs()).isBetween(BUSY_NS / 2, worker.cpuNs() + BUSY_NS / 2);
            assertThat(used.allocatedBytes()).isGreaterThan(1_000_000);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void threads_oneWaits_itsSwitchesAreCounted() throws InterruptedException {
        try (var worker = new Worker("waiter")) {
            ThreadUsage before = worker.usage();
            worker.burn();
            Awaiting.until("it waits again", () -> worker.usage().minus(before).switches() > 0);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void process_onLinux_knowsMemoryFaultsSwitchesAndCalls() throws IOException {
        ProcessUsage usage = ProcessUsage.of(ProcessHandle.current().pid());
        assertThat(usage.missing()).isEmpty();
        assertThat(usage.residentBytes()).isGreaterThan(10_000_000);
        assertThat(usage.minorFaults()).isPositive();
        assertThat(usage.voluntarySwitches()).isPositive();
        assertThat(usage.readCalls()).isPositive();
        assertThat(usage.writeCalls()).isPositive();
        assertThat(usage.userNs() + usage.systemNs()).isPositive();
    }

    @Test
    void process_unknownPid_saysSo() {
        assertThatThrownBy(() -> ProcessUsage.of(Integer.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such process");
    }

    @Test
    void stat_nameWithBracketsAndBlanks_isReadWhole() {
        String line = "42 (a (b) c) S 1 2 3 4 5 6 1200 0 3 0 250 120 0 0 20 0 8 0 99 1 57600 0 0";
        assertThat(ProcStat.parse(line))
                .isEqualTo(new ProcStat("a (b) c", 1200, 3, 2_500_000_000L, 1_200_000_000L, 57600));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void capabilities_everyOne_worksOrSaysWhyNot() {
        assertThat(Capabilities.all()).extracting(Capabilities.Capability::name).contains("splice", "cachestat");
        for (Capabilities.Capability capability : Capabilities.all()) {
            capability.unavailableBecause().ifPresent(why -> assertThat(why).isNotBlank());
        }
    }

    /// A thread that burns CPU when told and lives until closed, so that it can be measured while it exists.
    private static final class Worker implements AutoCloseable {
        private final CountDownLatch running = new CountDownLatch(1);
        private final CountDownLatch begin = new CountDownLatch(1);
        private final CountDownLatch done = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        /// A field, so that the compiler cannot leave the allocation out.
        @SuppressWarnings("UnusedVariable")
        private volatile byte[] garbage = {};

        private final Thread thread;

        /// Returns when it runs: a thread tells the kernel its name as the first thing, and is not known by it before.
        Worker(String name) throws InterruptedException {
            thread = Thread.ofPlatform().name(name).start(this::run);
            running.await();
        }

        ThreadUsage usage() {
            Map<String, ThreadUsage> usages = ThreadUsage.byName();
            return usages.getOrDefault(thread.getName(), new ThreadUsage(thread.getName(), 0, 0, 0, 0, 0, 0));
        }

        /// What it has used in all, as the JVM knows it.
        long cpuNs() {
            return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
        }

        void burn() throws InterruptedException {
            begin.countDown();
            done.await();
        }

        void awaitEnd() throws InterruptedException {
            end.countDown();
            thread.join();
        }

        @Override
        public void close() {
            end.countDown();
        }

        private void run() {
            running.countDown();
            try {
                begin.await();
                ThreadMXBean clock = ManagementFactory.getThreadMXBean();
                // CPU, not time: others use the cores too; and a machine that was taken away may count as CPU
                for (int i = 0; i < 2_000 || clock.getCurrentThreadCpuTime() < BUSY_NS; i++) {
                    garbage = new byte[1_000];
                }
                done.countDown();
                end.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
