package dev.offsetlab.visualizer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes a cell: in the student's own editor, or line by line where there is none.
final class CellEditor {
    private static final String END = ".";

    private final Terminal terminal;
    private final LessonInput input;
    private final @Nullable String editor;

    CellEditor(Terminal terminal, LessonInput input) {
        this(terminal, input, terminal.live() ? System.getenv("EDITOR") : null);
    }

    CellEditor(Terminal terminal, LessonInput input, @Nullable String editor) {
        this.terminal = terminal;
        this.input = input;
        this.editor = editor;
    }

    /// The new text; the old one where nothing was written.
    String edit(String code) throws IOException {
        return editor == null || editor.isBlank() ? typed(code) : edited(code, editor);
    }

    private String typed(String code) throws IOException {
        terminal.line(
                terminal.faint("Type the cell anew. A line with only '.' ends it; '.' at once keeps the old one."));
        StringBuilder typed = new StringBuilder();
        Optional<String> line = input.line();
        while (line.isPresent() && !line.get().strip().equals(END)) {
            typed.append(line.get()).append('\n');
            line = input.line();
        }
        return typed.toString().isBlank() ? code : typed.toString().stripTrailing();
    }

    private String edited(String code, String command) throws IOException {
        Path file = Files.createTempFile("cell-", ".jsh");
        try {
            Files.writeString(file, code + "\n");
            // The variable may hold words: EDITOR="code --wait".
            Process process = new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString())
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                terminal.line("The editor '" + command + "' ended with an error; the cell stays as it was.");
                return code;
            }
            String text = Files.readString(file).stripTrailing();
            return text.isBlank() ? code : text;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return code;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
