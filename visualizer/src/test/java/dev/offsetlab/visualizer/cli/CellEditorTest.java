package dev.offsetlab.visualizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Editors that do as they should, and those that do not; each is a script of the shell.
class CellEditorTest {
    private static final String CODE = "lab.topics()";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void edit_byAnEditorWithWords_takesWhatItWrote() throws IOException {
        Path editor = script("test \"$1\" = --wait && echo '1 + 1' >> \"$2\"");
        assertThat(edit(editor + " --wait", "")).isEqualTo(CODE + "\n1 + 1");
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exit 3                     | ended with 3
            : > "$1"                   | left the file empty
            rm "$1"                    | left no file
            printf '\\377\\376' > "$1"  | is no UTF-8
            """)
    void edit_byAnEditorThatFails_keepsTheCellAndSaysWhy(String does, String says) throws IOException {
        assertThat(edit(script(does).toString(), "")).isEqualTo(CODE);
        assertThat(said()).contains(says, "the cell stays as it was");
    }

    @Test
    void edit_noSuchEditor_isTypedInstead() throws IOException {
        assertThat(edit(folder.resolve("none").toString(), "2 + 2\n.\n")).isEqualTo("2 + 2");
        assertThat(said()).contains("There is no editor");
    }

    @Test
    void edit_typedAndTheInputEnds_takesWhatWasTyped() throws IOException {
        assertThat(edit("", "2 +\n2")).isEqualTo("2 +\n2");
        assertThat(edit("", "")).isEqualTo(CODE);
    }

    private String edit(String editor, String typed) throws IOException {
        Terminal terminal = Terminal.plain(new PrintStream(out, true, StandardCharsets.UTF_8));
        LessonInput input = new LessonInput(new BufferedReader(new StringReader(typed)), terminal);
        return new CellEditor(terminal, input, editor).edit(CODE);
    }

    private Path script(String does) throws IOException {
        Path script = Files.writeString(folder.resolve("editor"), "#!/bin/sh\n" + does + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
