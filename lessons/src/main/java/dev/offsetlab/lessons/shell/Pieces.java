package dev.offsetlab.lessons.shell;

import dev.offsetlab.lessons.shell.CellResult.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/// Cuts a cell into snippets, one at a time, and knows where in the cell each stands.
///
/// ```
/// // count them            Piece(at 14, "int n = 3;")      blanks and comments before a snippet are not its own
/// int n = 3; n * 2         Piece(at 25, "n * 2")
/// ```
final class Pieces {
    /// @param at its first character in the cell
    record Piece(String cell, int at, String source) {
        /// A place of the snippet as a place of the cell.
        Problem problem(int position, String says) {
            int end = Math.clamp(at + (long) position, 0, cell.length());
            String before = cell.substring(0, end);
            int line = 1 + (int) before.chars().filter(one -> one == '\n').count();
            return new Problem(line, end - before.lastIndexOf('\n'), says);
        }

        /// The first character of the snippet's `line`, from 1.
        Problem onLine(int line, String says) {
            int start = 0;
            for (int skipped = 1; skipped < line && source.indexOf('\n', start) >= 0; skipped++) {
                start = source.indexOf('\n', start) + 1;
            }
            while (start < source.length() && Character.isWhitespace(source.charAt(start))) {
                start++;
            }
            return problem(start, says);
        }
    }

    private static final Pattern BLANK = Pattern.compile("[\\s;]+|//[^\\n]*|/\\*(?s:.*?)\\*/");

    private final SourceCodeAnalysis analysis;
    private final String cell;
    private int next;

    Pieces(SourceCodeAnalysis analysis, String cell) {
        this.analysis = analysis;
        this.cell = cell;
    }

    /// Empty where only blanks and comments are left.
    Optional<Piece> next() {
        int at = afterBlanks(next);
        String rest = cell.substring(at);
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        return cut(at, rest).or(() -> cut(at, beforeOpenComment(rest))).or(() -> whole(at, rest));
    }

    /// The first whole snippet of `code`, which stands at `at`.
    private Optional<Piece> cut(int at, String code) {
        CompletionInfo info = analysis.analyzeCompletion(code);
        if (info.source() == null || !info.completeness().isComplete()) {
            return Optional.empty();
        }
        next = at + code.length() - info.remaining().length();
        return Optional.of(new Piece(cell, at, info.source()));
    }

    /// Where a comment has no end JShell cuts nothing, and would run the first snippet alone.
    private static String beforeOpenComment(String code) {
        return code.substring(0, Math.max(0, code.lastIndexOf("/*")));
    }

    private Optional<Piece> whole(int at, String rest) {
        next = cell.length();
        return Optional.of(new Piece(cell, at, rest));
    }

    private int afterBlanks(int from) {
        Matcher blank = BLANK.matcher(cell);
        int at = from;
        while (blank.region(at, cell.length()).lookingAt()) {
            at = blank.end();
        }
        return at;
    }
}
