package dev.offsetlab.visualizer.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/// What a student says at a prompt: a key, or a text. Lines come from a keyboard or from a script in a pipe.
final class LessonInput {
    private final BufferedReader lines;
    private final Terminal terminal;

    LessonInput(BufferedReader lines, Terminal terminal) {
        this.lines = lines;
        this.terminal = terminal;
    }

    enum Stroke {
        ENTER,
        NEXT,
        PREVIOUS,
        GO,
        LIST,
        HELP,
        QUIT,
        EDIT,
        ASK,
        JAVA,
        TEXT
    }

    /// @param text   what was written, without quotes around it; the Java behind `?` or `!`
    /// @param number behind `g`, from 1
    record Said(Stroke key, String text, int number) {
        static Said of(Stroke key) {
            return new Said(key, "", 0);
        }
    }

    Said ask(String prompt) throws IOException {
        terminal.out().print(terminal.bold(prompt + "> "));
        terminal.out().flush();
        Optional<String> line = line();
        if (!terminal.live()) {
            terminal.line(line.orElse("")); // nobody typed it, so nobody sees it
        }
        return line.map(LessonInput::said).orElse(Said.of(Stroke.QUIT));
    }

    /// The next line as it is; empty at the end.
    Optional<String> line() throws IOException {
        return Optional.ofNullable(lines.readLine());
    }

    /// A key is a letter alone; the same letter in quotes is an answer.
    static Said said(String line) {
        String text = line.strip();
        if (text.matches("g +\\d{1,4}")) {
            return new Said(Stroke.GO, text, Integer.parseInt(text.substring(1).strip()));
        }
        if (text.startsWith("? ") || text.startsWith("!")) {
            Stroke asked = text.startsWith("?") ? Stroke.ASK : Stroke.JAVA;
            return new Said(asked, text.substring(1).strip(), 0);
        }
        return switch (text) {
            case "" -> Said.of(Stroke.ENTER);
            case "n" -> Said.of(Stroke.NEXT);
            case "p" -> Said.of(Stroke.PREVIOUS);
            case "l" -> Said.of(Stroke.LIST);
            case "?" -> Said.of(Stroke.HELP);
            case "q" -> Said.of(Stroke.QUIT);
            case "e" -> Said.of(Stroke.EDIT);
            default ->
                new Said(Stroke.TEXT, text.matches("\".*\"|'.*'") ? text.substring(1, text.length() - 1) : text, 0);
        };
    }
}
