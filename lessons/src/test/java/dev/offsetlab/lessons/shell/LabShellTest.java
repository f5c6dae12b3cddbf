package dev.offsetlab.lessons.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.lessons.shell.CellResult.Outcome;
import dev.offsetlab.lessons.shell.CellResult.Problem;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("alone")
public final class LabShellTest {
    private final AtomicInteger counter = new AtomicInteger();
    private final LabShell shell = LabShell.open(new ShellPrelude(
            "import module java.base;",
            Map.of(
                    "counter", HostObject.of(AtomicInteger.class, counter),
                    "here", HostObject.of(LabShellTest.class, this))));

    @AfterAll
    void close() {
        shell.close();
    }

    @Test
    void run_hostObject_isTheSameInstance() throws CellFailedException {
        counter.set(4);
        assertThat(shell.run("counter.incrementAndGet()").value()).isEqualTo("5");
        assertThat(counter).hasValue(5);
        assertThat(shell.value("counter")).isSameAs(counter);
        assertThat(shell.value("here")).isSameAs(this);
    }

    @Test
    void value_doesNotCompile_failsInPlainWords() {
        assertThatThrownBy(() -> shell.value("nothing.here()"))
                .isInstanceOf(CellFailedException.class)
                .hasMessageContaining("there is no variable nothing here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "// only a comment", "/* one */ // two", ";"})
    void run_nothingToRun_isDone(String cell) {
        assertThat(shell.run(cell))
                .matches(CellResult::done)
                .extracting(CellResult::value)
                .isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int a1 = 2; int b1 = 3; a1 * b1      | 6
            var s1 = "a\\n" + 'b'; s1             | "a\\nb"
            String s2 = \"""%n  x%n  y\"""; s2      | "x\\ny"
            class P1 {%n  int x = 7;%n}%nnew P1().x | 7
            int f1(int n) {%n  return n + 1;%n}%n// now%nf1(1) | 2
            int g1() { return h1(); }%nint h1() { return 5; } g1() | 5
            new int[] {1, 2}                     | int[2] { 1, 2 }
            int[] q1 = {}                        | int[0] { }
            List.of(1, 2)                        | [1, 2]
            null                                 | null
            System.in.read()                     | -1
            int u1;                              | ''
            if (true) { }                        | ''
            """)
    void run_lastExpression_isTheValue(String cell, String value) {
        CellResult result = shell.run(cell.replace("%n", "\n").replace("\\\"", "\""));
        assertThat(result.problems()).isEmpty();
        assertThat(result.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            int a = 1;%n%n   int b = c;%n             | 3 | 12 | cannot find symbol: there is no variable c here
            // one%nint a = 1 int b = 2               | 2 | 10 | ';' expected
            int a = "x";                              | 1 | 9  | this is of type String, and int is wanted here
            long w = 3;%nint v = w;                   | 2 | 9  | this long may not fit into int
            int m(int n) {%n  if (n > 0) return 1;%n} | 3 | 1  | there is a way through the method that ends without return
            int m(                                    | 1 | 7  | the code ends too early
            System.out.prinln(3);                     | 1 | 11 | PrintStream has no method prinln(int)
            new ArrayLst<String>()                    | 1 | 5  | there is no class ArrayLst here
            "abc".length(1)                           | 1 | 6  | length of String takes (no arguments)
            void r() { new FileReader("x"); }         | 1 | 12 | unreported exception FileNotFoundException: catch it
            int i9; i9 = 1; /* open                   | 1 | 17 | This comment has no end
            """)
    void run_doesNotCompile_saysWhereInTheCellInPlainWords(String cell, int line, int column, String says) {
        CellResult result = shell.run(cell.replace("%n", "\n"));
        Problem problem = result.problems().getFirst();
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(problem.says()).contains(says);
        assertThat(problem).extracting(Problem::line, Problem::column).containsExactly(line, column);
    }

    @Test
    void run_secondSnippetDoesNotCompile_firstHasRun() {
        counter.set(0);
        CellResult result = shell.run("counter.set(9); nonsense(); counter.set(1);");
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(counter).hasValue(9);
    }

    @Test
    void run_exceptionInAMethod_isOnItsOwnLineOfTheCell() {
        CellResult result = shell.run("""
                // a comment

                int half(int n) {
                    if (n % 2 == 1) {
                        throw new IllegalStateException("odd");
                    }
                    return n / 2;
                }

                half(3)
                """);
        assertThat(result.outcome()).isEqualTo(Outcome.THREW);
        assertThat(result.problems()).containsExactly(new Problem(5, 9, "IllegalStateException: odd"));
    }

    @Test
    void run_exceptionOfAnEarlierCellsMethod_isOnTheLineThatCalls() {
        shell.run("int third(int n) { return n / 0; }");
        assertThat(shell.run("int x = 1;\n\n third(x)").problems())
                .containsExactly(new Problem(3, 2, "ArithmeticException: / by zero"));
    }

    @Test
    void run_usesWhatIsDeclaredLater_saysWhatIsMissing() {
        assertThat(shell.run("int early() { return late(); }").problems())
                .singleElement()
                .extracting(Problem::says)
                .asString()
                .contains("early uses what is not declared yet: method late()");
        assertThat(shell.run("early()").outcome()).isEqualTo(Outcome.THREW);
        assertThat(shell.run("int late() { return 8; } early()").value()).isEqualTo("8");
    }

    @Test
    void reset_variablesAreForgotten_objectsAreBack() {
        shell.run("int forgotten = 1; counter = null;");
        shell.reset();
        assertThat(shell.run("forgotten").outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(shell.run("counter != null").value()).isEqualTo("true");
    }

    @Test
    void run_warm_takesLittleMoreThanItsOwnWork() {
        shell.run("1");
        long[] tookUs = new long[20];
        for (int index = 0; index < tookUs.length; index++) {
            tookUs[index] = shell.run("counter.get() + " + index).took().toNanos() / 1000;
        }
        java.util.Arrays.sort(tookUs);
        System.out.println("a cell with one expression, us: median " + tookUs[tookUs.length / 2] + ", max "
                + tookUs[tookUs.length - 1]);
        assertThat(tookUs[tookUs.length / 2]).isLessThan(1_000_000);
    }

    @Test
    void complete_afterADot_givesMethodsAndWhereTheyGo() {
        assertThat(shell.complete("counter.incr", 12)).containsExactly(new Completion(8, "incrementAndGet()", true));
        assertThat(shell.complete("counter\ncounter.incr", 20))
                .as("below a line without its semicolon")
                .containsExactly(new Completion(16, "incrementAndGet()", true));
        String cell = "var word = \"x\";\nword.rep";
        assertThat(shell.complete(cell, cell.length())).contains(new Completion(21, "repeat(", true));
    }

    @Test
    void document_methodOfTheLab_showsItsComment() {
        shell.run("var other = dev.offsetlab.lessons.shell.ShellPrelude.plain();");
        assertThat(shell.document("other.source(", 13))
                .containsExactly(new Documentation("String ShellPrelude.source()", "The snippets, objects first."));
        assertThat(shell.document("other.source(1)", 8))
                .as("in the middle of its name")
                .isEqualTo(shell.document("other.source(", 13));
        assertThat(shell.document("\"a\".repeat(", 11))
                .singleElement()
                .extracting(Documentation::signature)
                .isEqualTo("String String.repeat(int count)");
    }

    @Test
    void open_preludeDoesNotCompile_firstCellSaysSo() {
        try (LabShell broken = LabShell.open(new ShellPrelude("import no.such.Thing;", Map.of()))) {
            assertThatThrownBy(() -> broken.run("1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no package no");
        }
    }
}
