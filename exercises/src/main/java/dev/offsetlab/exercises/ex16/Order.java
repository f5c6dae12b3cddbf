package dev.offsetlab.exercises.ex16;

/// Who comes first in a round. Given.
public enum Order {
    FIRST_THEN_SECOND,
    SECOND_THEN_FIRST
}
