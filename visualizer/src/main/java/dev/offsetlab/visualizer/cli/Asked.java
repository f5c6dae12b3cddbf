package dev.offsetlab.visualizer.cli;

import dev.offsetlab.visualizer.cli.Complaints.WrongUsage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// A question that a person answers with yes or no.
final class Asked {
    private Asked() {}

    /// @throws WrongUsage nobody is there to answer
    static boolean yes(Terminal terminal, String question) throws IOException {
        if (!terminal.live()) {
            throw new WrongUsage(question + " Say so with --yes");
        }
        terminal.out().print(terminal.bold(question + " [y/N] "));
        terminal.out().flush();
        return line(System.in).strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.append((char) read);
        }
        return line.toString();
    }
}
