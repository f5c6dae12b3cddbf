package dev.offsetlab.visualizer.cli;

import dev.offsetlab.visualizer.theme.PathLook;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What standard output can show: a person's terminal with colours and lines that change, or a plain stream of lines.
///
/// @param live    lines may be overwritten
/// @param color   how many colours, none with NO_COLOR or in a file
/// @param unicode bars and dots beyond ASCII
record Terminal(PrintStream out, boolean live, Color color, boolean unicode, int columns) {
    enum Color {
        NONE,
        INDEXED,
        TRUE
    }

    static final int PLAIN_COLUMNS = 120;
    private static final String RESET = "\u001b[0m";
    private static final int CUBE = 16;

    static Terminal ofSystem() {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        boolean live = terminal && !"dumb".equals(System.getenv("TERM"));
        boolean unicode = StandardCharsets.UTF_8.equals(System.out.charset());
        return new Terminal(
                System.out, live, color(live, System.getenv()), unicode, live ? columnsOfTty() : PLAIN_COLUMNS);
    }

    /// Lines for a file or a pipe.
    static Terminal plain(PrintStream out) {
        return new Terminal(out, false, Color.NONE, false, PLAIN_COLUMNS);
    }

    static Color color(boolean live, Map<String, String> environment) {
        if (!live || !environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return Color.NONE;
        }
        String depth = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
        return depth.equals("truecolor") || depth.equals("24bit") ? Color.TRUE : Color.INDEXED;
    }

    /// `text` in the colour of a data path.
    String inColorOf(String path, String text) {
        if (color == Color.NONE) {
            return text;
        }
        if (!PathLook.isBuiltIn(path)) {
            return bold(text);
        }
        int rgb = Integer.parseInt(PathLook.of(path).dark().substring(1), 16);
        int red = rgb >> 16;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        String code = color == Color.TRUE
                ? "38;2;" + red + ";" + green + ";" + blue
                : "38;5;" + (CUBE + 36 * cube(red) + 6 * cube(green) + cube(blue));
        return "\u001b[" + code + "m" + text + RESET;
    }

    String bold(String text) {
        return color == Color.NONE ? text : "\u001b[1m" + text + RESET;
    }

    String faint(String text) {
        return color == Color.NONE ? text : "\u001b[2m" + text + RESET;
    }

    String italic(String text) {
        return color == Color.NONE ? text : "\u001b[3m" + text + RESET;
    }

    /// Code inside of a text.
    String code(String text) {
        return color == Color.NONE ? text : "\u001b[36m" + text + RESET;
    }

    /// What went well, or is true.
    String good(String text) {
        return color == Color.NONE ? text : "\u001b[32m" + text + RESET;
    }

    String bad(String text) {
        return color == Color.NONE ? text : "\u001b[31m" + text + RESET;
    }

    void line(String text) {
        out.println(text);
    }

    /// A level of 256-colour mode's cube: 0, 95, 135, 175, 215, 255.
    private static int cube(int level) {
        return level < 48 ? 0 : level < 115 ? 1 : (level - 35) / 40;
    }

    private static int columnsOfTty() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            stty.waitFor(1, TimeUnit.SECONDS);
            int columns = Integer.parseInt(size.substring(size.indexOf(' ') + 1));
            return columns > 0 ? columns : 80;
        } catch (IOException | NumberFormatException unknown) {
            return 80;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 80;
        }
    }
}
