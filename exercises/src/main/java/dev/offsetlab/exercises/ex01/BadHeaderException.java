package dev.offsetlab.exercises.ex01;

import java.io.IOException;

/// Bytes that are no header of a record batch. The message says which rule is broken, and the value that breaks it.
public final class BadHeaderException extends IOException {
    private static final long serialVersionUID = 1L;

    public BadHeaderException(String message) {
        super(message);
    }
}
