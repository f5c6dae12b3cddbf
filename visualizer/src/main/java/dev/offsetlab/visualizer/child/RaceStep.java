package dev.offsetlab.visualizer.child;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far a race in a JVM of its own is, and how it says so: a line of its standard output.
///
/// ```
///   step share=0.5200 path=splice stage=round 4 of 7
///   step share=0.0400 path= stage=filling the log
/// ```
///
/// @param share of the whole, from 0 to 1
/// @param path  the data path on the track, empty where none is
/// @param stage what is done now, in a few words
public record RaceStep(double share, String path, String stage) {
    private static final Pattern LINE = Pattern.compile("step share=([0-9.]+) path=([a-z0-9-]*) stage=(.*)");

    public String line() {
        return String.format(Locale.ROOT, "step share=%.4f path=%s stage=%s", share, path, stage);
    }

    /// Empty for any other line.
    static Optional<RaceStep> parse(String line) {
        Matcher step = LINE.matcher(line);
        return step.matches()
                ? Optional.of(new RaceStep(Double.parseDouble(step.group(1)), step.group(2), step.group(3)))
                : Optional.empty();
    }
}
