package dev.offsetlab.lessons.shell;

/// Ends the threads of a cell from within. Never seen outside: the result says why.
final class CellEnd extends Error {
    private static final long serialVersionUID = 1L;

    CellEnd() {
        super("the cell was ended", null, false, false);
    }
}
