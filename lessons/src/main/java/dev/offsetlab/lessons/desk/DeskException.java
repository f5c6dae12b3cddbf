package dev.offsetlab.lessons.desk;

import java.io.IOException;
import java.io.Serial;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/// What was asked for cannot be done; the message is one line that says why, and what can be.
public final class DeskException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public DeskException(String line) {
        super(line);
    }

    public DeskException(String line, Throwable cause) {
        super(line, cause);
    }

    /// What a student is told of a failure: the engine's own line where it has one.
    static RuntimeException of(Throwable failure) {
        return switch (failure) {
            case DeskException told -> told;
            case CancellationException stopped -> stopped;
            case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case ExecutionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case IOException broken -> new DeskException(line(broken), broken);
            case KafkaException refused -> new DeskException(line(refused), refused);
            case IllegalArgumentException wrong -> new DeskException(line(wrong), wrong);
            case IllegalStateException notNow -> new DeskException(line(notNow), notNow);
            case RuntimeException fault -> fault;
            case Error fatal -> throw fatal;
            default -> new DeskException(line(failure), failure);
        };
    }

    private static String line(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
