package dev.offsetlab.lessons.shell;

import dev.offsetlab.lessons.shell.CellResult.Problem;

/// An expression of the lab's own (a check, a claim) has no value: it did not compile, threw, or was stopped.
public final class CellFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CellResult result;

    CellFailedException(String expression, CellResult result) {
        super(expression + ": "
                + result.problems().stream()
                        .findFirst()
                        .map(Problem::says)
                        .orElse(result.outcome().name()));
        this.result = result;
    }

    public CellResult result() {
        return result;
    }
}
