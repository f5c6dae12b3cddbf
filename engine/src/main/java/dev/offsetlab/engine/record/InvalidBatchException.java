package dev.offsetlab.engine.record;

import java.io.IOException;

/// Bytes that are no batch, or a batch that may not be here. The message names the rule and the values.
public final class InvalidBatchException extends IOException {
    public enum Problem {
        /// Lengths, varints or the checksum do not hold together.
        CORRUPT,
        /// Whole, but against a rule.
        INVALID,
        /// An older or unknown layout.
        UNSUPPORTED_MAGIC
    }

    private final Problem problem;

    public InvalidBatchException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    static InvalidBatchException corrupt(String message) {
        return new InvalidBatchException(Problem.CORRUPT, message);
    }

    static InvalidBatchException invalid(String message) {
        return new InvalidBatchException(Problem.INVALID, message);
    }
}
