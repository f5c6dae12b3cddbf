package dev.offsetlab.lessons.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.shell.CellResult.Outcome;
import dev.offsetlab.lessons.shell.CellResult.Problem;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a student may write by mistake or for fun. After each, the lab is alive and the next cell works.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class HostileCellTest {
    private static final Set<Thread.State> WAITS = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final AtomicInteger heard = new AtomicInteger();
    private final LabShell shell = LabShell.open(ShellPrelude.plain(), text -> heard.addAndGet(text.length()));

    @AfterAll
    void close() {
        shell.close();
    }

    /// On another thread: a cell that goes on holds a lock, and nothing interrupts the wait for it.
    @AfterEach
    void nextCellWorks() throws Exception {
        CellResult next = start("6 * 7").get(60, TimeUnit.SECONDS);
        assertThat(next.problems()).isEmpty();
        assertThat(next.value()).isEqualTo("42");
        assertThat(next.output()).isEmpty();
    }

    /// Cells that would never end.
    static Stream<String> endless() {
        return Stream.of(
                "while (true) { }",
                "while (true) Thread.onSpinWait();",
                "for (;;) try { Thread.sleep(1000); } catch (Throwable swallowed) { }",
                "void again() { try { again(); } finally { again(); } } again();",
                "Thread.sleep(Long.MAX_VALUE);",
                "Stream.iterate(1, n -> n + 1).filter(n -> n < 0).findFirst()",
                "new Object() { public String toString() { while (true) { } } }",
                "synchronized (Object.class) { while (true) { } }",
                "new CountDownLatch(1).await();",
                "while (true) System.out.println(\"again\");",
                "LongStream.range(0, Long.MAX_VALUE).parallel().map(n -> n * n).sum()");
    }

    @ParameterizedTest
    @MethodSource("endless")
    void stop_whileTheCellIsCompiled_endsIt(String cell) throws Exception {
        Future<CellResult> result = start(cell);
        await("running", shell::running);
        stop(result, cell);
    }

    @ParameterizedTest
    @MethodSource("endless")
    void stop_whileTheCellRuns_endsIt(String cell) throws Exception {
        heard.set(0);
        Future<CellResult> result = start("System.out.println(\"begun\");\n" + cell);
        await("a line of output", () -> heard.get() > 0);
        stop(result, cell);
    }

    private void stop(Future<CellResult> running, String cell) throws Exception {
        long startNs = System.nanoTime();
        shell.stop();
        CellResult result = running.get(60, TimeUnit.SECONDS);
        System.out.println("stopped after " + (System.nanoTime() - startNs) / 1_000_000 + " ms: " + cell);
        assertThat(result.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(result.problems()).extracting(Problem::says).containsExactly("Stopped");
    }

    /// On a thread of its own: the common pool is what a cell's parallel stream keeps busy.
    private Future<CellResult> start(String cell) {
        FutureTask<CellResult> task = new FutureTask<>(() -> shell.run(cell));
        Thread.ofPlatform().daemon().name("runs a cell").start(task);
        return task;
    }

    private static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + what).isLessThan(until);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// What a window does: it asks, and another thread comes to it when it can.
    @Test
    void stop_askedForButNotBegun_isHeeded() throws Exception {
        FutureTask<CellResult> task = new FutureTask<>(() -> shell.run("while (true) { }"));
        Runnable later = shell.askedNow(task);
        shell.stop();
        Thread.ofPlatform().daemon().start(later);
        assertThat(task.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.STOPPED);
    }

    @Test
    void stop_whileTheSessionWarmsUp_isHeeded() throws Exception {
        try (LabShell fresh = LabShell.open(ShellPrelude.plain())) {
            FutureTask<CellResult> task = new FutureTask<>(() -> fresh.run("while (true) { }"));
            Thread runner = Thread.ofPlatform().daemon().start(task);
            await("it waits for the session, or runs", () -> WAITS.contains(runner.getState()));
            fresh.stop();
            assertThat(task.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.STOPPED);
        }
    }

    @Test
    void stop_loopDeepInTheJdk_goesOnWithoutThatThread() throws Exception {
        heard.set(0);
        Future<CellResult> running = start("System.out.println(1);"
                + "IntStream.iterate(0, java.util.function.IntUnaryOperator.identity()).sum()");
        await("a line of output", () -> heard.get() > 0);
        shell.stop();
        CellResult result = running.get(60, TimeUnit.SECONDS);
        assertThat(result.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(result.problems().getLast().says()).contains("does not end when asked to");
        shell.reset();
    }

    @Test
    void run_endlessRecursion_saysSo() {
        CellResult result = shell.run("int deep(int n) {\n    return deep(n + 1) + 1;\n}\n\ndeep(0)");
        assertThat(result.outcome()).isEqualTo(Outcome.THREW);
        assertThat(result.problems().getFirst().says())
                .isEqualTo("StackOverflowError: a method calls itself too deeply; is there a case where it ends?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(3);",
                "Runtime.getRuntime().exit(3);",
                "Runtime.getRuntime().halt(3);",
                "IntConsumer end = System::exit; end.accept(1);",
                "IntConsumer end = Runtime.getRuntime()::halt; end.accept(1);",
                "class E { static { System.exit(1); } } new E();",
                "try { System.exit(1); } catch (Throwable swallowed) { } Thread.sleep(1);",
                "var ended = new Thread(() -> System.exit(1)); ended.start(); ended.join(); Thread.sleep(1);"
            })
    void run_endsTheJvm_endsOnlyTheCell(String cell) {
        CellResult result = shell.run(cell);
        assertThat(result.outcome()).isEqualTo(Outcome.ENDED);
        assertThat(result.problems().getFirst().says()).contains("in ./lab it would end the lab, so the cell ended");
    }

    @Test
    void run_muchGarbage_isNotBlamed() {
        CellResult result =
                shell.run("long sum = 0; for (int i = 0; i < 40_000; i++) sum += new byte[100_000].length; sum");
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void run_millionLines_keepsTheBeginningAndTheEnd() {
        heard.set(0);
        CellResult result = shell.run("for (int i = 0; i < 1_000_000; i++) System.out.println(\"line \" + i);");
        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(result.output()).startsWith("line 0\nline 1\n").endsWith("line 999999\n");
        assertThat(result.output().length()).isLessThan(200_000);
        assertThat(result.output()).containsPattern("KiB of output are left out here");
        assertThat(heard.get()).isPositive();
        System.out.println("a million lines took " + result.took().toMillis() + " ms");
    }

    @Test
    void run_printsFromItsThreads_isItsOutput() {
        CellResult result = shell.run("""
                var one = new Thread(() -> System.out.println("platform"));
                one.start();
                one.join();
                Thread.ofVirtual().start(() -> System.err.println("virtual")).join();
                """);
        assertThat(result.output()).isEqualTo("platform\nvirtual\n");
    }

    @Test
    void stop_threadsLeftBehind_areEnded() {
        shell.run("""
                for (int i = 0; i < 3; i++) {
                    new Thread(() -> { while (true) Thread.onSpinWait(); }, "left behind").start();
                }
                """);
        assertThat(leftBehind()).isEqualTo(3);
        shell.stop();
        await("the end of the threads", () -> leftBehind() == 0);
    }

    private static long leftBehind() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(one -> one.getName().equals("left behind"))
                .count();
    }

    @Test
    void run_interruptsItsOwnGroup_endsWithIt() {
        CellResult result = shell.run("Thread.currentThread().getThreadGroup().interrupt(); 1");
        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thread.currentThread().getThreadGroup().getParent().interrupt();",
                "Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);",
                "for (Thread one : Thread.getAllStackTraces().keySet()) one.interrupt();"
            })
    void run_interruptsTheLab_isRefused(String cell) {
        CellResult result = shell.run(cell);
        assertThat(result.outcome()).isEqualTo(Outcome.THREW);
        assertThat(result.problems().getFirst().says()).contains("belongs to the lab");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void run_setsAnotherStandardOutput_nextCellPrintsAsBefore() {
        shell.run("System.setOut(new PrintStream(new ByteArrayOutputStream()));");
        assertThat(shell.run("System.out.println(5);").output()).isEqualTo("5\n");
    }

    @Test
    void run_threadOfTheCellThrows_isSaidInTheOutput() {
        CellResult result = shell.run(
                "var bad = new Thread(() -> { throw new RuntimeException(\"no\"); }); bad.start(); bad.join();");
        assertThat(result.output()).contains("ended with java.lang.RuntimeException: no");
    }
}
