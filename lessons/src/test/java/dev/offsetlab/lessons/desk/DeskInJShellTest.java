package dev.offsetlab.lessons.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.shell.JShellSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the JDK's jshell knows of the desk once it was told where the sources are.
class DeskInJShellTest {
    private static JShell shell;

    @BeforeAll
    static void open() throws IOException {
        assertThat(JShellSources.add()).as("the test's JVM has --add-opens").isTrue();
        shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        shell.eval(Desk.class.getCanonicalName() + " lab = null;");
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @Test
    void document_methodOfTheDesk_hasItsJavadocFromTheDrawer() {
        assertThat(javadoc("lab.find(")).contains("How the broker finds");
        assertThat(javadoc("lab.measure(")).contains("What one path costs", "The same with so many readers");
    }

    @Test
    void document_methodOfTheJdk_isStillThere() {
        Path sources = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        if (Files.exists(sources)) {
            assertThat(javadoc("\"\".isBlank(")).contains("if the string is");
        } else {
            assertThat(javadoc("\"\".isBlank(")).isEmpty();
        }
    }

    private static String javadoc(String code) {
        StringBuilder found = new StringBuilder();
        for (Documentation one : shell.sourceCodeAnalysis().documentation(code, code.length(), true)) {
            found.append(one.javadoc() == null ? "" : one.javadoc()).append('\n');
        }
        return found.toString().strip();
    }
}
