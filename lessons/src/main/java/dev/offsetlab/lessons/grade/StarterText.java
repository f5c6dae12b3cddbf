package dev.offsetlab.lessons.grade;

import java.util.ArrayList;
import java.util.List;

/// What a student gets of a solution, by the markers in it.
///
/// ```
///   int lookup(long offset) {                      int lookup(long offset) {
///       // solution:
///       ...                                  ->
///       // starter: throw new ...;                     throw new ...;
///       // end
///   }                                              }
/// ```
///
/// Markers stand alone on their lines. A block without `// starter:` lines vanishes.
public final class StarterText {
    private static final String SOLUTION = "// solution:";
    private static final String STARTER = "// starter:";
    private static final String END = "// end";

    private StarterText() {}

    /// The starter.
    ///
    /// @throws IllegalArgumentException a marker without its other half; the message has the line
    public static String of(String solution) {
        return cut(solution, true);
    }

    /// The solution without its markers, as it is shown.
    public static String solved(String solution) {
        return cut(solution, false);
    }

    private static String cut(String solution, boolean starter) {
        List<String> kept = new ArrayList<>();
        int open = 0;
        // With -1 the end of the file stays as it is.
        String[] lines = solution.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            String word = line.strip();
            if (word.equals(SOLUTION)) {
                require(open == 0, i, "a block of solution begins inside of one");
                open = i + 1;
            } else if (word.equals(END)) {
                require(open > 0, i, "'// end' without '// solution:' before it");
                open = 0;
            } else if (word.startsWith(STARTER)) {
                require(open > 0, i, "'// starter:' outside of a block of solution");
                if (starter) {
                    kept.add(code(line, word));
                }
            } else if (open == 0 || !starter) {
                kept.add(line);
            }
        }
        require(open == 0, open - 1, "'// solution:' without '// end' behind it");
        return String.join("\n", kept);
    }

    private static String code(String line, String word) {
        String code = word.substring(STARTER.length()).strip();
        String indentation =
                line.substring(0, line.length() - line.stripLeading().length());
        return code.isEmpty() ? "" : indentation + code;
    }

    private static void require(boolean holds, int index, String says) {
        if (!holds) {
            throw new IllegalArgumentException("line " + (index + 1) + ": " + says);
        }
    }
}
