package dev.offsetlab.lessons.shell;

import dev.offsetlab.lessons.shell.CellResult.Problem;
import dev.offsetlab.lessons.shell.Pieces.Piece;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;

/// What a snippet threw, as a problem on the student's own line.
///
/// JShell marks frames of snippets with a file name of `#` and the snippet's number, and counts lines within it.
record Thrown(JShell shell, Map<String, Piece> bySnippet) {
    private static final Map<String, String> MEANINGS = Map.of(
            "java.lang.StackOverflowError", "a method calls itself too deeply; is there a case where it ends?",
            "java.lang.OutOfMemoryError", "the memory that the cell shares with the lab is full");

    /// JShell's own class around a variable, which the JDK names in its messages.
    private static final Pattern HOLDER = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\.");

    /// @param running the piece that was evaluated: where no frame is the student's, it is to blame
    Problem problem(Piece running, JShellException failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            Piece piece = bySnippet.get(snippetOf(frame));
            if (piece != null) {
                return piece.onLine(frame.getLineNumber(), says(failure));
            }
        }
        return running.problem(0, says(failure));
    }

    private static String snippetOf(StackTraceElement frame) {
        String file = frame.getFileName();
        return file != null && file.startsWith("#") ? file.substring(1) : "";
    }

    private String says(JShellException failure) {
        return switch (failure) {
            case UnresolvedReferenceException unresolved -> missing(shell, unresolved.getSnippet());
            case EvalException thrown -> words(thrown);
            default -> failure.toString();
        };
    }

    /// The exception with its message and what caused it, without packages.
    private static String words(EvalException thrown) {
        String name = thrown.getExceptionClassName();
        String meaning = MEANINGS.get(name);
        StringBuilder says = new StringBuilder(simple(name));
        if (meaning != null) {
            says.append(": ").append(meaning);
        } else if (thrown.getMessage() != null) {
            says.append(": ").append(HOLDER.matcher(thrown.getMessage()).replaceAll(""));
        }
        if (thrown.getCause() instanceof EvalException cause && !says.toString().contains(message(cause))) {
            says.append("; caused by ").append(words(cause));
        }
        return says.toString();
    }

    private static String message(EvalException thrown) {
        @Nullable String message = thrown.getMessage();
        return message == null ? thrown.getExceptionClassName() : message;
    }

    private static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    static String missing(JShell shell, DeclarationSnippet declaration) {
        String names = shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
        return declaration.name() + " uses what is not declared yet: " + names
                + ". It can be used once that is declared, in this cell or a later one";
    }
}
