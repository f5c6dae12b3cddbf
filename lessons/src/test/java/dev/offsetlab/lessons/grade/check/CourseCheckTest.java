package dev.offsetlab.lessons.grade.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.Judge;
import dev.offsetlab.lessons.grade.MadeUp;
import dev.offsetlab.lessons.grade.StarterText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An exercise that is whole, and what is said where something of it is not.
@Timeout(300)
class CourseCheckTest {
    /// One worker for all: what a check finds does not depend on what the worker did before.
    private static final LinkedBlockingQueue<Judge> JUDGES = new LinkedBlockingQueue<>(List.of(new Judge()));

    @TempDir
    Path home;

    private CourseFiles files;

    @AfterAll
    static void goHome() {
        JUDGES.forEach(Judge::close);
    }

    @BeforeEach
    void makeUp() {
        files = MadeUp.in(home);
        MadeUp.write(files.why(MadeUp.EXERCISE), "Because.");
        wrong("minus", "return one - other;", "add_twoAndThree_areFive", "-1");
        wrong("first", "return one;", "add_random_isSum", "the sum of");
        wrong("more", "return one + other + 1;", "add_random_isSum", "the sum of");
    }

    private void wrong(String name, String line, String fails, String message) {
        MadeUp.write(
                files.wrong(MadeUp.EXERCISE).resolve(name + ".yaml"),
                String.format(Locale.ROOT, """
                says: A mistake
                fails: %s
                message: "%s"
                changes:
                  - file: Adder.java
                    replace: |
                      return one + other;
                    with: |
                      %s
                """, fails, message, line));
    }

    @Test
    void check_whole_findsNothing() throws Exception {
        MadeUp.cutAfter(files, 5);
        wrong("loops", "while (other == 1) {} return one + other;", "add_random_isSum", "it did not end");
        assertThat(faults()).isEmpty();
    }

    @Test
    void check_starterByHand_isSeen() throws Exception {
        MadeUp.write(files.edited(MadeUp.EXERCISE), Files.readString(files.edited(MadeUp.EXERCISE)) + "// by hand\n");
        assertThat(faults())
                .singleElement()
                .asString()
                .contains("Adder.java is not what the markers make of the solution");
    }

    @Test
    void check_changedSinceHead_isSomebodysOwnWork() throws Exception {
        git("init", "-q");
        git("add", "-A");
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "all");
        MadeUp.adds(files, "return one + other;");
        Checked checked = check();
        assertThat(checked.faults()).isEmpty();
        assertThat(checked.notes()).singleElement().asString().contains("somebody's own work");
    }

    @Test
    void check_starterGreen_isSeen() throws Exception {
        solution(MadeUp.SOLUTION.replace("// starter: throw", "// starter: return one + other; // throw"));
        assertThat(faults()).contains("the starter passes: nothing is left to do");
    }

    @Test
    void check_starterDoesNotCompile_isSeen() throws Exception {
        solution(MadeUp.SOLUTION.replace("// starter: throw", "// starter: thro"));
        assertThat(faults()).anyMatch(fault -> fault.startsWith("the starter does not compile: Adder.java:6"));
    }

    @Test
    void check_graderTakesTheStarterForAnAnswer_isSeen() throws Exception {
        Path grader = files.graders(MadeUp.EXERCISE).resolve("AdderGrader.java");
        MadeUp.write(grader, Files.readString(grader).replace("Finding.of(\"2 + 3\")", """
                try {
                    new Adder().add(2, 3);
                } catch (RuntimeException thrown) {
                    Finding.of("2 + 3").fail("5", thrown.toString());
                }
                Finding.of("2 + 3")"""));
        assertThat(faults())
                .anyMatch(fault -> fault.startsWith(
                        "the grader shows the starter's exception as an answer: add_twoAndThree_areFive"));
    }

    @Test
    void check_solutionRed_isSeen() throws Exception {
        solution(MadeUp.SOLUTION.replace("one + other", "one + other + 1"));
        assertThat(faults()).anyMatch(fault -> fault.startsWith("the solution is not green: WRONG, add_twoAndThree"));
    }

    @Test
    void check_otherApi_isSeen() throws Exception {
        solution(MadeUp.SOLUTION.replace("        // end\n    }\n", """
                        // end
                    }
                    // solution:
                    public void more() {}
                    // end
                """));
        assertThat(faults()).containsExactly("only the solution has Adder.more()V: public ");
    }

    @Test
    void check_wrongSolutionPasses_isSeen() throws Exception {
        wrong("minus", "return other + one;", "add_random_isSum", "x");
        assertThat(faults()).containsExactly("wrong solution minus: add_random_isSum should fail, and is PASSED");
    }

    @Test
    void check_wrongSolutionFailsForAnotherReason_isSeen() throws Exception {
        wrong("minus", "return one - other;", "add_random_isSum", "overflow");
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("wrong solution minus: add_random_isSum fails, but does not say 'overflow': the sum of");
    }

    @Test
    void check_wrongSolutionUnusable_isSeen() throws Exception {
        wrong("minus", "return one - otter;", "add_random_isSum", "x");
        wrong("first", "return one;", "add_nothing", "x");
        MadeUp.write(files.wrong(MadeUp.EXERCISE).resolve("more.yaml"), "says: x\nfails: y\n");
        assertThat(faults()).singleElement().asString().contains("more.yaml: the key 'message' is missing");
        Files.delete(files.wrong(MadeUp.EXERCISE).resolve("more.yaml"));
        assertThat(faults())
                .anyMatch(fault -> fault.startsWith("there are 2 wrong solutions in"))
                .anyMatch(fault -> fault.startsWith("wrong solution minus: does not compile: Adder.java:"))
                .contains("wrong solution first: no grader has a test add_nothing");
    }

    @Test
    void check_graderBreaks_isSeen() throws Exception {
        MadeUp.grades(files, "new Adder().add(1, 2); throw new IllegalStateException(\"no oracle\");", "");
        assertThat(faults()).anyMatch(fault -> fault.startsWith("the solution is not green: HARNESS_FAULT"));
    }

    @Test
    void check_testWithoutInvariantOfThePage_isSeen() throws Exception {
        Path grader = files.graders(MadeUp.EXERCISE).resolve("AdderGrader.java");
        MadeUp.write(
                grader, Files.readString(grader).replace("\"I2\"", "\"I7\"").replace("@Points(2)", ""));
        assertThat(faults())
                .contains(
                        "grader add_random_isSum: @Points is missing",
                        "grader add_random_isSum: @Invariant names none of the page: 'I7'");
    }

    private void solution(String text) {
        MadeUp.write(files.solution(MadeUp.EXERCISE).resolve("Adder.java"), text);
        MadeUp.write(files.edited(MadeUp.EXERCISE), StarterText.of(text));
    }

    private List<String> faults() throws Exception {
        return check().faults();
    }

    private Checked check() throws Exception {
        List<Checked> heard = new ArrayList<>();
        List<Checked> all = new CourseCheck(files, 1).check(List.of(MadeUp.EXERCISE), JUDGES, heard::add);
        assertThat(heard).isEqualTo(all);
        return all.getFirst();
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        assertThat(new ProcessBuilder(command).directory(home.toFile()).start().waitFor())
                .isZero();
    }
}
