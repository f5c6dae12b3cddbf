package dev.offsetlab.lessons.course;

import dev.offsetlab.lessons.shell.CellResult;
import dev.offsetlab.lessons.shell.CellResult.Problem;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is kept of a result: enough for the notebook, not a million lines.
final class Results {
    private static final int MOST_CHARS = 4_000;
    private static final int MOST_LINES = 40;

    private Results() {}

    static String brief(CellResult result) {
        String problems = result.problems().stream().map(Problem::says).collect(Collectors.joining("\n"));
        return cut(Stream.of(result.output().strip(), result.value().strip(), problems)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n")));
    }

    static String cut(String text) {
        String lines = text.lines().limit(MOST_LINES).collect(Collectors.joining("\n"));
        if (lines.length() > MOST_CHARS) {
            lines = lines.substring(0, MOST_CHARS);
        }
        return lines.length() < text.strip().length() ? lines + "\n..." : lines;
    }
}
