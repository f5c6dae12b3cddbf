package dev.offsetlab.engine.server;

import dev.offsetlab.engine.log.AppendRefusedException;
import dev.offsetlab.engine.log.LogClosedException;
import dev.offsetlab.engine.log.OffsetOutOfRangeException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.protocol.Errors;

/// The one place where a failure becomes an error code of Kafka's protocol.
public final class ErrorCodes {
    private ErrorCodes() {}

    public static Errors of(Throwable failure) {
        return switch (failure) {
            case AppendRefusedException refused -> of(refused.reason());
            case OffsetOutOfRangeException _ -> Errors.OFFSET_OUT_OF_RANGE;
            // Its topic was deleted between the look-up and the read: as if it had been gone before.
            case LogClosedException _ -> Errors.UNKNOWN_TOPIC_OR_PARTITION;
            case ConfigException _ -> Errors.INVALID_CONFIG;
            case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case ExecutionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case IOException _ -> Errors.KAFKA_STORAGE_ERROR;
            case IllegalArgumentException _ -> Errors.INVALID_REQUEST;
            default -> Errors.forException(failure);
        };
    }

    private static Errors of(AppendRefusedException.Reason reason) {
        return switch (reason) {
            case CORRUPT -> Errors.CORRUPT_MESSAGE;
            case INVALID, NO_KEY -> Errors.INVALID_RECORD;
            case UNSUPPORTED_MAGIC -> Errors.UNSUPPORTED_FOR_MESSAGE_FORMAT;
            case TOO_LARGE -> Errors.MESSAGE_TOO_LARGE;
            case OUT_OF_ORDER_SEQUENCE -> Errors.OUT_OF_ORDER_SEQUENCE_NUMBER;
            case INVALID_PRODUCER_EPOCH -> Errors.INVALID_PRODUCER_EPOCH;
        };
    }

    /// True where nobody foresaw it: worth a line in the broker's log, and not the client's fault.
    public static boolean unexpected(Errors error) {
        return error == Errors.UNKNOWN_SERVER_ERROR || error == Errors.KAFKA_STORAGE_ERROR;
    }

    /// What the client is told: the failure's own words, or the code's where it has none.
    public static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? of(failure).message() : message;
    }
}
