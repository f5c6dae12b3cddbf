package dev.offsetlab.visualizer.cli;

import dev.offsetlab.visualizer.child.DataFolders;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes a cell: in the student's own editor, or line by line where there is none.
final class CellEditor {
    private static final String END = ".";
    /// What `sh` says of a command that it cannot find, or may not run.
    private static final int NOT_RUN = 126;

    private static final int NOT_FOUND = 127;

    private final Terminal terminal;
    private final LessonInput input;
    private final @Nullable String editor;
    private volatile boolean open;

    CellEditor(Terminal terminal, LessonInput input) {
        this(terminal, input, terminal.live() ? System.getenv("EDITOR") : null);
    }

    CellEditor(Terminal terminal, LessonInput input, @Nullable String editor) {
        this.terminal = terminal;
        this.input = input;
        this.editor = editor;
    }

    /// Does an editor have the terminal now? Then Ctrl-C is a key of its own.
    boolean isOpen() {
        return open;
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
        Path folder = Files.createTempDirectory("cell-");
        Path file = folder.resolve("cell.java"); // so that editors colour it
        try {
            Files.writeString(file, code + "\n");
            int ended = run(command, file);
            if (ended == NOT_FOUND || ended == NOT_RUN) {
                terminal.line("There is no editor '" + command + "', which EDITOR names.");
                return typed(code);
            }
            if (ended != 0) {
                terminal.line("The editor '" + command + "' ended with " + ended + "; the cell stays as it was.");
                return code;
            }
            return written(file, code);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return code;
        } finally {
            DataFolders.delete(folder); // with what the editor left of its own
        }
    }

    private int run(String command, Path file) throws IOException, InterruptedException {
        // The variable may hold words: EDITOR="code --wait".
        ProcessBuilder editing = new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString()).inheritIO();
        open = true;
        try {
            return editing.start().waitFor();
        } finally {
            open = false;
        }
    }

    private String written(Path file, String code) throws IOException {
        String kept = "; the cell stays as it was.";
        try {
            String text = Files.readString(file).stripTrailing();
            if (!text.isBlank()) {
                return text;
            }
            terminal.line("The editor left the file empty" + kept);
        } catch (NoSuchFileException _) {
            terminal.line("The editor left no file" + kept);
        } catch (CharacterCodingException _) {
            terminal.line("What the editor wrote is no UTF-8" + kept);
        }
        return code;
    }
}
