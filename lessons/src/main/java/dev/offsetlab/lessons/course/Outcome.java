package dev.offsetlab.lessons.course;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.shell.CellResult;
import java.util.List;
import java.util.Optional;

/// What came of a cell: how it ended, each prediction beside its measurement, and whether the claims are true here.
///
/// @param asMeant     it ended well, or with the exception that it was meant to end with
/// @param comparisons empty where it did not end as meant
/// @param claims      empty where it did not end as meant
public record Outcome(CellResult result, boolean asMeant, List<Comparison> comparisons, List<Judged> claims) {
    public Outcome {
        comparisons = List.copyOf(comparisons);
        claims = List.copyOf(claims);
    }

    /// @param predicted as the student wrote it; empty where an instructor skipped it
    /// @param measured  as text; empty where it could not be measured
    /// @param ratio     the prediction as a multiple of the measurement, of numbers
    /// @param trouble   why it could not be measured; empty where it could
    public record Comparison(
            Block.Predict question, String predicted, String measured, Optional<Double> ratio, String trouble) {}

    /// @param holds   true on this machine, now
    /// @param trouble why it cannot be told; empty where it can
    public record Judged(Block.Claim claim, boolean holds, String trouble) {}
}
