package dev.offsetlab.lessons.course;

import java.util.Optional;

/// What came of an answer.
///
/// @param answer  as it was understood
/// @param right   what the live engine says now
/// @param hint    after the first miss, where the lesson has one
/// @param attempt which try this was, from 1
public record Verdict(boolean passed, String answer, String right, Optional<String> hint, int attempt) {
    private static final int PATIENCE = 2;

    /// May the right answer be shown? When it was found, or was missed twice.
    public boolean reveals() {
        return passed || attempt >= PATIENCE;
    }
}
