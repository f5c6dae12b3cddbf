package dev.offsetlab.lessons.grade;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/// Two texts side by side, as the lines of a unified diff.
public final class Difference {
    private static final int CONTEXT_LINES = 3;

    private Difference() {}

    /// None where the texts are the same.
    ///
    /// @param from name of the first text, on the line that begins with `---`
    /// @param to   name of the second, on the line that begins with `+++`
    public static List<String> unified(String from, String first, String to, String second) {
        List<String> before = first.lines().toList();
        List<String> after = second.lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(from, to, before, DiffUtils.diff(before, after), CONTEXT_LINES);
    }
}
