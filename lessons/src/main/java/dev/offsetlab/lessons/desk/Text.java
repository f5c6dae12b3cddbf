package dev.offsetlab.lessons.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Figures as people read them. 1 MB is 1,000,000 bytes.
final class Text {
    private static final long KILO = 1_000;
    private static final long MEGA = 1_000_000;
    private static final long GIGA = 1_000_000_000;

    private Text() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// Bytes with the unit that suits them: `61 B`, `16.4 kB`, `64.0 MB`.
    static String bytes(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        if (bytes < MEGA) {
            return number((double) bytes / KILO) + " kB";
        }
        return bytes < GIGA ? number((double) bytes / MEGA) + " MB" : number((double) bytes / GIGA) + " GB";
    }

    /// Three digits that matter: `1,340`, `16.4`, `0.082`.
    static String number(double value) {
        double size = Math.abs(value);
        String format =
                size >= 99.95 || value == 0 ? "%,.0f" : size >= 9.995 ? "%.1f" : size >= 0.095 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    static String some(long count, String one) {
        return count(count) + " " + (count == 1 ? one : one.endsWith("ch") ? one + "es" : one + "s");
    }

    static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, width - 3) + "...";
    }

    /// Words in lines as wide as a table may be, those after the first with `indent` spaces before them.
    static String wrapped(String words, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (line.length() + 1 + word.length() > Table.WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent)).append(word);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
        return String.join("\n", lines);
    }
}
