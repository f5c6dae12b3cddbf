package dev.offsetlab.lessons.course;

/// A lesson's own expression gives no value: a cell that it needs has not run, or it failed. One line.
public final class NoValueException extends Exception {
    private static final long serialVersionUID = 1L;

    public NoValueException(String message) {
        super(message);
    }

    String says() {
        return String.valueOf(getMessage());
    }
}
