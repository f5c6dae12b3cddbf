package dev.offsetlab.lessons.grade.kit;

import java.util.Random;

/// Where a test's random cases come from. Shown with every finding; the same seed makes the same cases again:
/// `./lab exercise test 7 --seed 4711`, or `-Dexercise.seed=4711`.
///
/// @param value also says which cases: equal seeds, equal cases, on every machine
public record Seed(long value) {
    /// The system property that fixes it.
    public static final String PROPERTY = "exercise.seed";

    /// The one that was asked for, else a new one.
    static Seed next() {
        Long fixed = Long.getLong(PROPERTY);
        return new Seed(fixed == null ? new Random().nextInt(1_000_000) : fixed);
    }

    /// A new source that starts with the first case.
    public Random random() {
        return new Random(value);
    }
}
