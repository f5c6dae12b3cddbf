package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.AppendRefusedException;
import java.io.IOException;
import org.apache.kafka.common.protocol.Errors;

/// What a client is told when a change could not be written.
final class Failures {
    private Failures() {}

    /// A group that is too large to store will not get smaller by trying again; anything else may pass.
    static Errors ofMetadata(IOException e) {
        return isTooLarge(e) ? Errors.UNKNOWN_SERVER_ERROR : Errors.COORDINATOR_NOT_AVAILABLE;
    }

    static Errors ofCommit(IOException e) {
        return isTooLarge(e) ? Errors.INVALID_COMMIT_OFFSET_SIZE : Errors.COORDINATOR_NOT_AVAILABLE;
    }

    private static boolean isTooLarge(IOException e) {
        return e instanceof AppendRefusedException refused
                && refused.reason() == AppendRefusedException.Reason.TOO_LARGE;
    }
}
