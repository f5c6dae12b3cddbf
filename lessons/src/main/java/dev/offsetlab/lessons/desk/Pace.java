package dev.offsetlab.lessons.desk;

/// How long the desk measures.
///
/// ```
///               warm-up   a round of compare and sweep   a cell that asks for 2 s
///   UNHURRIED    300 ms             500 ms                      2,000 ms
///   BRISK        100 ms             150 ms                        600 ms
/// ```
///
/// Students get [#UNHURRIED]: figures that hold. [#BRISK] is for whoever only wants to know whether a lesson's claims
/// are true: counts for each MB are the same after a tenth of a second, and a factor of two in CPU shows as well.
///
/// @param share of the time that is asked for
public record Pace(double share) {
    /// Shorter is no measurement: a busy machine may keep a reader waiting for so long.
    static final long LEAST_MS = 100;

    public static final Pace UNHURRIED = new Pace(1);
    public static final Pace BRISK = new Pace(0.3);

    /// Rejects a share that is none.
    public Pace {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share=" + share + " is not above 0 and at most 1");
        }
    }

    long ms(long askedMs) {
        return Math.max(Math.min(askedMs, LEAST_MS), Math.round(askedMs * share));
    }
}
