package dev.offsetlab.lessons.shell;

import dev.offsetlab.lessons.shell.CellGuard.End;
import dev.offsetlab.lessons.shell.CellResult.Outcome;
import dev.offsetlab.lessons.shell.CellResult.Problem;
import dev.offsetlab.lessons.shell.Pieces.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;

/// One cell under way: snippet after snippet until one fails.
final class CellRun {
    private final JShell shell;
    private final CellGuard guard;
    private final Pieces pieces;
    private final Map<String, Piece> bySnippet = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private Outcome outcome = Outcome.DONE;
    private String value = "";
    private int ran;

    CellRun(JShell shell, CellGuard guard, String cell) {
        this.shell = shell;
        this.guard = guard;
        pieces = new Pieces(shell.sourceCodeAnalysis(), cell);
    }

    void all() {
        Optional<Piece> piece = pieces.next();
        while (piece.isPresent() && step(piece.get())) {
            ran++;
            piece = pieces.next();
        }
    }

    private boolean step(Piece piece) {
        List<SnippetEvent> events = eval(piece);
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                bySnippet.put(event.snippet().id(), piece);
                take(piece, event);
            }
        }
        if (guard.end().isPresent()) {
            End end = guard.end().get();
            outcome = end.outcome();
            problems.add(piece.problem(0, end.says()));
        } else if (events.isEmpty() && outcome == Outcome.DONE) {
            refuse(piece.problem(0, "This comment has no end: */ is missing"));
        }
        return outcome == Outcome.DONE;
    }

    /// The compiler recurses too: a snippet that is nested too deeply must not end the lab's own thread.
    private List<SnippetEvent> eval(Piece piece) {
        try {
            return shell.eval(piece.source());
        } catch (StackOverflowError | IllegalStateException failure) {
            refuse(piece.problem(0, "The compiler gave up on this: " + failure));
            return List.of();
        }
    }

    private void take(Piece piece, SnippetEvent event) {
        if (event.status() == Status.REJECTED) {
            shell.diagnostics(event.snippet())
                    .filter(Diag::isError)
                    .forEach(found -> refuse(piece.problem((int) found.getPosition(), PlainWords.of(found))));
            outcome = Outcome.REFUSED;
        } else if (event.exception() != null) {
            outcome = Outcome.THREW;
            problems.add(new Thrown(shell, bySnippet).problem(piece, event.exception()));
        }
        value = hasValue(event.snippet().subKind()) && event.value() != null ? event.value() : "";
    }

    /// Forgets the nameless variable that JShell made for the last expression.
    void dropLast() {
        bySnippet.keySet().stream()
                .reduce((_, last) -> last)
                .flatMap(this::snippet)
                .filter(last -> last.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .ifPresent(shell::drop);
    }

    private Optional<Snippet> snippet(String id) {
        return shell.snippets().filter(one -> one.id().equals(id)).findFirst();
    }

    private static boolean hasValue(SubKind kind) {
        return kind.hasValue() && kind != SubKind.VAR_DECLARATION_SUBKIND;
    }

    private void refuse(Problem problem) {
        outcome = Outcome.REFUSED;
        problems.add(problem);
    }

    /// @param stayed threads that did not end when they were asked to
    CellResult result(String output, List<Thread> stayed, long tookNs) {
        if (outcome == Outcome.DONE) {
            bySnippet.forEach(this::unresolved);
        }
        if (outcome == Outcome.REFUSED && ran > 0) {
            Problem faulty = problems.removeLast();
            problems.add(
                    new Problem(faulty.line(), faulty.column(), faulty.says() + "; the statements above it have run"));
        }
        if (!stayed.isEmpty()) {
            problems.add(new Problem(
                    1,
                    1,
                    stayed.size() + (stayed.size() == 1 ? " thread does" : " threads do")
                            + " not end when asked to; what cannot be stopped goes on until the lab is closed"));
        }
        boolean done = outcome == Outcome.DONE;
        return new CellResult(outcome, done ? value : "", output, problems, Duration.ofNanos(tookNs));
    }

    /// A declaration may use what a later cell declares; until then it cannot be called.
    private void unresolved(String id, Piece piece) {
        Optional<Snippet> snippet = snippet(id);
        if (snippet.isPresent()
                && snippet.get() instanceof DeclarationSnippet declaration
                && shell.status(declaration).isActive()
                && shell.status(declaration) != Status.VALID) {
            problems.add(piece.problem(0, Thrown.missing(shell, declaration)));
        }
    }
}
