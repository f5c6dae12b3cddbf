package dev.offsetlab.visualizer.load;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// What went wrong, as one line for people.
final class Failure {
    private static final int MOST_CHARS = 300;

    private Failure() {}

    static String line(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof ExecutionException || cause instanceof CompletionException)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String text = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message.strip();
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.length() <= MOST_CHARS ? line : line.substring(0, MOST_CHARS) + "...";
    }
}
