package dev.offsetlab.exercises.ex16;

/// What may be said of two subjects. Given.
public enum Verdict {
    FIRST_FASTER,
    SECOND_FASTER,
    NO_SIGNIFICANT_DIFFERENCE
}
