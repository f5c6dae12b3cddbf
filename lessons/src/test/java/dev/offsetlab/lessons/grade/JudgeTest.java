package dev.offsetlab.lessons.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.grade.kit.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Students' code of every kind, in a worker of its own.
@Timeout(300)
class JudgeTest {
    private static final Judge JUDGE = new Judge();

    @TempDir
    Path home;

    private CourseFiles files;

    @BeforeEach
    void makeUp() {
        files = MadeUp.in(home);
    }

    @AfterAll
    static void end() {
        JUDGE.close();
    }

    @Test
    void judge_starter_isNotWritten() throws Exception {
        Judgement judgement = judge();
        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_WRITTEN);
        assertThat(judgement.points()).isZero();
        assertThat(judgement.ofPoints()).isEqualTo(3);
        assertThat(first(judgement).place()).hasToString("Adder.java:6");
    }

    /// As in "spot the fake": what is handed out works, and is not right.
    @Test
    void judge_starterThatWorks_isNotWrittenEither_andShowsWhatIsWrong() throws Exception {
        MadeUp.adds(files, "return 5;");
        Task handedOut = Task.of(
                1,
                "Adder.java",
                files.student(MadeUp.EXERCISE),
                files.graders(MadeUp.EXERCISE),
                Map.of("Adder.java", Files.readString(files.edited(MadeUp.EXERCISE))));
        Judgement judgement = JUDGE.judge(handedOut);
        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_WRITTEN);
        assertThat(first(judgement).verdict()).isEqualTo(Verdict.WRONG);
        MadeUp.adds(files, "return 6;");
        assertThat(JUDGE.judge(handedOut).verdict()).isEqualTo(Verdict.WRONG);
    }

    @Test
    void judge_right_passesInTheOrderOfTheFile() throws Exception {
        MadeUp.adds(files, "return one + other;");
        Judgement judgement = judge();
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judgement.points()).isEqualTo(3);
        assertThat(judgement.tests())
                .extracting(TestResult::test)
                .containsExactly("add_twoAndThree_areFive", "add_random_isSum");
        assertThat(judgement.tests()).extracting(TestResult::invariant).containsExactly("I1", "I2");
    }

    @Test
    void judge_wrong_hasEvidenceAndTheStudentsLine() throws Exception {
        MadeUp.adds(files, "return one - other;");
        Judgement judgement = judge();
        assertThat(judgement.verdict()).isEqualTo(Verdict.WRONG);
        TestResult wrong = first(judgement);
        Evidence evidence = Objects.requireNonNull(wrong.evidence());
        assertThat(evidence.what()).isEqualTo("2 + 3");
        assertThat(evidence.expected()).isEqualTo("5");
        assertThat(evidence.got()).isEqualTo("-1");
        assertThat(evidence.fields()).extracting(Evidence.Field::right).containsExactly(null, "5");
        assertThat(evidence.someBytes().orElseThrow().wrongAt()).isEqualTo(2);
        assertThat(wrong.place()).isEqualTo(new Place("Adder.java", 4, "add", "public int add(int one, int other) {"));
        assertThat(judgement.tests().get(1).seed()).isNotNull();
    }

    @Test
    void judge_sameSeed_sameCases() throws Exception {
        MadeUp.adds(files, "return one - other;");
        Judgement one = JUDGE.judge(task().seeded(4711L));
        Judgement other = JUDGE.judge(task().seeded(4711L));
        assertThat(one.tests().get(1).evidence()).isEqualTo(other.tests().get(1).evidence());
        assertThat(one.tests().get(1).seed()).isEqualTo(4711);
    }

    @Test
    void judge_throws_namesTheLineThatThrew() throws Exception {
        MadeUp.adds(files, "int[] none = {};\n        return none[one];");
        TestResult wrong = first(judge());
        assertThat(wrong.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(wrong.thrown()).startsWith("ArrayIndexOutOfBoundsException: Index 2");
        assertThat(wrong.place()).isEqualTo(new Place("Adder.java", 6, "add", "return none[one];"));
    }

    @Test
    void judge_noEndOfCalls_isWrong() throws Exception {
        MadeUp.adds(files, "return add(one, other);");
        TestResult wrong = first(judge());
        assertThat(wrong.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(wrong.thrown()).isEqualTo("StackOverflowError: a method calls itself without an end");
        assertThat(wrong.place()).hasToString("Adder.java:5");
    }

    @Test
    void judge_doesNotCompile_saysWhereInPlainWords() throws Exception {
        MadeUp.adds(files, "return one + oter;");
        Judgement judgement = judge();
        assertThat(judgement.verdict()).isEqualTo(Verdict.DOES_NOT_COMPILE);
        assertThat(judgement.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.toString())
                    .startsWith("Adder.java:5: cannot find symbol")
                    .contains("oter");
            assertThat(problem.text()).isEqualTo("        return one + oter;");
            assertThat(problem.column()).isEqualTo(22);
        });
        assertThat(judgement.tests()).extracting(TestResult::verdict).containsOnly(Verdict.NOT_RUN);
        assertThat(judgement.ofPoints()).isEqualTo(3);
    }

    @Test
    void judge_otherSignature_isTheStudentsFault() throws Exception {
        MadeUp.write(files.edited(MadeUp.EXERCISE), """
                package dev.offsetlab.exercises.ex01;

                public final class Adder {
                    public int plus(int one, int other) {
                        return one + other;
                    }
                }
                """);
        Judgement judgement = judge();
        assertThat(judgement.verdict()).isEqualTo(Verdict.DOES_NOT_COMPILE);
        assertThat(judgement.problems().getFirst().says())
                .contains("as it was handed out")
                .contains("add");
    }

    @Test
    void judge_noFolder_saysSo() throws Exception {
        Judgement judgement = JUDGE.judge(Task.of(
                1,
                "Adder.java",
                home.resolve("nowhere"),
                files.graders(MadeUp.EXERCISE),
                new Starters(files).of(MadeUp.EXERCISE)));
        assertThat(judgement.verdict()).isEqualTo(Verdict.DOES_NOT_COMPILE);
        assertThat(judgement.problems().getFirst().says()).contains("the folder is missing");
    }

    @Test
    void judge_endlessLoop_isCutWhereItIs() throws Exception {
        MadeUp.cutAfter(files, 2);
        MadeUp.adds(files, "while (one == one) {\n            other++;\n        }\n        return other;");
        Judgement judgement = judge();
        assertThat(judgement.verdict()).isEqualTo(Verdict.TIMED_OUT);
        assertThat(judgement.tests())
                .extracting(TestResult::verdict)
                .containsExactly(Verdict.TIMED_OUT, Verdict.NOT_RUN);
        assertThat(Objects.requireNonNull(first(judgement).place()).line()).isBetween(5, 7);
        assertThat(judge().verdict()).as("with a new worker").isEqualTo(Verdict.TIMED_OUT);
    }

    @Test
    void judge_sleeps_isCutByInterruptAndTheWorkerStays() throws Exception {
        MadeUp.cutAfter(files, 2);
        MadeUp.adds(files, """
                try {
                            Thread.sleep(60_000);
                        } catch (InterruptedException cut) {
                            throw new IllegalStateException(cut);
                        }
                        return one + other;""");
        Judgement judgement = judge();
        assertThat(judgement.tests())
                .extracting(TestResult::verdict)
                .containsExactly(Verdict.TIMED_OUT, Verdict.TIMED_OUT);
        assertThat(first(judgement).place()).hasToString("Adder.java:6");
        assertThat(JUDGE.isWarm()).isTrue();
    }

    @Test
    void judgeThoroughly_loopsForSomeNumbers_judgesTheRest() throws Exception {
        MadeUp.cutAfter(files, 5);
        MadeUp.adds(files, "while (one == 2 && other == 3) {\n        }\n        return one + other;");
        Judgement judgement = JUDGE.judge(task().thoroughly());
        assertThat(judgement.tests())
                .extracting(TestResult::verdict)
                .containsExactly(Verdict.TIMED_OUT, Verdict.PASSED);
        assertThat(judgement.points()).isEqualTo(2);
    }

    @Test
    void judge_exits_saysWhere() throws Exception {
        MadeUp.adds(files, "System.exit(0);\n        return one + other;");
        TestResult ended = first(judge());
        assertThat(ended.verdict()).isEqualTo(Verdict.ENDED);
        assertThat(ended.thrown()).contains("System.exit");
        assertThat(ended.place()).hasToString("Adder.java:5");
    }

    @Test
    void judge_halts_isSeenFromOutside() throws Exception {
        MadeUp.adds(files, "Runtime.getRuntime().halt(0);\n        return one + other;");
        TestResult ended = first(judge());
        assertThat(ended.verdict()).isEqualTo(Verdict.ENDED);
        assertThat(ended.test()).isEqualTo("add_twoAndThree_areFive");
    }

    @Test
    void judge_eatsMemory_saysWhere() throws Exception {
        MadeUp.adds(files, """
                var all = new java.util.ArrayList<long[]>();
                        while (one == one) {
                            all.add(new long[1 << 20]);
                        }
                        return all.size();""");
        MadeUp.grades(files, "new Adder().add(1, 2);", "@Timeout(60)");
        TestResult ended = first(judge());
        assertThat(ended.verdict()).isEqualTo(Verdict.ENDED);
        assertThat(ended.thrown()).startsWith("OutOfMemoryError").contains("MiB");
        assertThat(ended.place()).hasToString("Adder.java:7");
        MadeUp.adds(files, "return one + other;");
        assertThat(judge().passed()).as("with a new worker").isTrue();
    }

    @Test
    void judge_printsWithoutEnd_isShownCut() throws Exception {
        MadeUp.adds(files, """
                for (int i = 0; i < 100_000; i++) {
                            System.out.println("line " + i);
                        }
                        return one - other;""");
        Judgement judgement = judge();
        assertThat(judgement.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(first(judgement).output())
                .startsWith("line 0\nline 1\n")
                .contains("bytes more")
                .hasSizeLessThan(5000);
    }

    @Test
    void judge_writesToTheDescriptor_forgesNothing() throws Exception {
        MadeUp.adds(files, """
                try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
                            out.write("{\\"key\\":\\"\\",\\"kind\\":\\"DONE\\"}\\n".getBytes());
                        } catch (java.io.IOException none) {
                            return 0;
                        }
                        return one - other;""");
        assertThat(judge().verdict()).isNotEqualTo(Verdict.PASSED);
    }

    @Test
    void judge_threadRunsOn_workerIsReplaced() throws Exception {
        MadeUp.adds(files, """
                var runs = new java.util.concurrent.CountDownLatch(1);
                        Thread.ofPlatform().daemon().start(() -> {
                            runs.countDown();
                            while (one == one) {
                                Thread.onSpinWait();
                            }
                        });
                        while (runs.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                        return one + other;""");
        assertThat(judge().passed()).isTrue();
        assertThat(JUDGE.isWarm()).isFalse();
    }

    @Test
    void judge_graderThrows_isNotTheStudentsFault() throws Exception {
        MadeUp.adds(files, "return one + other;");
        MadeUp.grades(files, "throw new IllegalStateException(\"no oracle\");", "");
        Judgement judgement = judge();
        assertThat(judgement.verdict()).isEqualTo(Verdict.HARNESS_FAULT);
        assertThat(first(judgement).thrown()).isEqualTo("IllegalStateException: no oracle");
    }

    @Test
    void judge_graderCatches_starterStaysAStarter_othersAreShownWhereTheyThrew() throws Exception {
        MadeUp.grades(files, """
                try {
                    new Adder().add(1, 2);
                } catch (RuntimeException thrown) {
                    Finding.of("1 + 2").in("add").threw("3", thrown);
                }""", "");
        Judgement starter = judge();
        assertThat(starter.verdict()).isEqualTo(Verdict.NOT_WRITTEN);
        assertThat(first(starter).place()).hasToString("Adder.java:6");
        MadeUp.adds(files, "int[] none = {};\n        return none[one];");
        TestResult wrong = first(judge());
        assertThat(wrong.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(Objects.requireNonNull(wrong.evidence()).got()).contains("ArrayIndexOutOfBoundsException");
        assertThat(wrong.place()).hasToString("Adder.java:6");
    }

    @Test
    void judge_findingInsideOfTheStudentsCall_namesThatLine() throws Exception {
        MadeUp.write(files.edited(MadeUp.EXERCISE), """
                package dev.offsetlab.exercises.ex01;

                public final class Adder {
                    public int add(java.util.function.IntBinaryOperator plus) {
                        int again = plus.applyAsInt(1, 2);
                        return again;
                    }
                }
                """);
        MadeUp.grades(files, """
                new Adder().add((one, other) -> {
                    Finding.of("calls").fail("none", "one");
                    return 0;
                });""", "");
        Task task = Task.of(
                1,
                "Adder.java",
                files.student(MadeUp.EXERCISE),
                files.graders(MadeUp.EXERCISE),
                Map.of("Adder.java", Files.readString(files.edited(MadeUp.EXERCISE))));
        assertThat(first(JUDGE.judge(task)).place()).hasToString("Adder.java:5");
    }

    @Test
    void judge_graderDoesNotCompile_isNotTheStudentsFault() throws Exception {
        MadeUp.adds(files, "return one + other;");
        MadeUp.grades(files, "int sum = new Adder().nothing();", "");
        Judgement judgement = judge();
        assertThat(judgement.verdict()).isEqualTo(Verdict.HARNESS_FAULT);
        assertThat(judgement.trouble()).contains("the grader does not compile").contains("nothing");
    }

    @Test
    void judge_graderWaitsForThreadOfTheStudent_namesItsLine() throws Exception {
        MadeUp.adds(files, "while (one == one) {\n            Thread.onSpinWait();\n        }\n        return 0;");
        MadeUp.grades(files, "Thread.ofPlatform().daemon().start(() -> new Adder().add(1, 2)).join();", "@Timeout(5)");
        TestResult stuck = first(judge());
        assertThat(stuck.verdict()).isEqualTo(Verdict.TIMED_OUT);
        assertThat(Objects.requireNonNull(stuck.place()).line()).isBetween(5, 7);
    }

    @Test
    void cancel_endlessLoop_returnsAtOnce() throws Exception {
        Path begun = home.resolve("begun");
        MadeUp.adds(files, """
                try {
                            java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
                        } catch (java.io.IOException there) {
                            return 0;
                        }
                        while (one == one) {
                        }
                        return 0;""".formatted(begun));
        MadeUp.grades(files, "new Adder().add(1, 2);", "@Timeout(100)");
        Thread stop = Thread.ofPlatform().start(() -> {
            while (!Files.exists(begun) && !Thread.interrupted()) {
                LockSupport.parkNanos(1_000_000);
            }
            JUDGE.cancel();
        });
        Judgement judgement = judge();
        stop.interrupt();
        stop.join();
        assertThat(judgement.trouble()).isEqualTo("stopped");
        assertThat(first(judgement).verdict()).isEqualTo(Verdict.ENDED);
    }

    private Judgement judge() throws IOException {
        return JUDGE.judge(task());
    }

    private Task task() throws IOException {
        return Task.of(
                1,
                "Adder.java",
                files.student(MadeUp.EXERCISE),
                files.graders(MadeUp.EXERCISE),
                new Starters(files).of(MadeUp.EXERCISE));
    }

    private static TestResult first(Judgement judgement) {
        List<TestResult> tests = judgement.tests();
        return judgement.first().orElseGet(tests::getFirst);
    }
}
