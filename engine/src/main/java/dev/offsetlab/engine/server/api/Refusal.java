package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.observe.FailureLog;
import dev.offsetlab.engine.server.ErrorCodes;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Why one item of a request (a topic, a partition, a resource) was refused; the other items go on.
record Refusal(short code, @Nullable String message) {
    private static final FailureLog FAILURES = new FailureLog(LoggerFactory.getLogger(Refusal.class));

    /// It was not refused.
    static final Refusal NONE = new Refusal(Errors.NONE.code(), null);

    static Refusal of(Errors error) {
        return of(error, String.valueOf(error.message()));
    }

    static Refusal of(Errors error, String message) {
        return new Refusal(error.code(), message);
    }

    /// What a client did wrong goes to the client alone; what went wrong here also goes to the log.
    ///
    /// @param item what was being done, as `verb key=value`
    static Refusal of(Exception failure, String item) {
        Errors error = ErrorCodes.of(failure);
        if (ErrorCodes.unexpected(error)) {
            FAILURES.failed(item, failure);
        }
        return of(error, String.valueOf(ErrorCodes.message(failure)));
    }
}
