package dev.offsetlab.lessons.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.lessons.shell.CellResult.Outcome;
import dev.offsetlab.lessons.shell.CellResult.Problem;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabShellTest {
    private final AtomicInteger counter = new AtomicInteger();
    private final LabShell shell = LabShell.open(new ShellPrelude(
            "import module java.base;", Map.of("counter", HostObject.of(AtomicInteger.class, counter))));

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
    }

    @Test
    void value_doesNotCompile_failsInPlainWords() {
        assertThatThrownBy(() -> shell.value("nothing.here()"))
                .isInstanceOf(CellFailedException.class)
                .hasMessageContaining("there is no variable nothing here");
    }

    @Test
    void run_doesNotCompile_saysWhereInTheCell() {
        CellResult result = shell.run("int a = 1;\n\n   int b = c;\n");
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.problems())
                .singleElement()
                .extracting(Problem::line, Problem::column)
                .containsExactly(3, 12);
    }
}
