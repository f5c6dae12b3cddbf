package dev.offsetlab.exercises.ex16;

/// What came out. Given.
///
/// @param ratio time of the first subject divided by the time of the second: below 1 the first is faster
public record Comparison(double ratio, Interval interval, Verdict verdict) {}
