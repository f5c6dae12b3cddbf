package dev.offsetlab.exercises.ex16;

/// How long to measure, and how sure to be. Given.
///
/// @param warmUpRounds rounds that are run first and do not count
/// @param rounds       rounds that count; in each, both subjects run once
/// @param confidence   how often the interval is to hold the truth: 0.95 is 19 of 20 times
public record Settings(int warmUpRounds, int rounds, double confidence) {
    public Settings {
        if (warmUpRounds < 0 || rounds < 1 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "wanted are warmUpRounds >= 0, rounds > 0, 0 < confidence < 1: warmUpRounds=" + warmUpRounds
                            + " rounds=" + rounds + " confidence=" + confidence);
        }
        if (1 - 2 * Math.pow(0.5, rounds) < confidence) {
            throw new IllegalArgumentException("no interval of so few rounds is that sure, take more: rounds=" + rounds
                    + " confidence=" + confidence);
        }
    }
}
