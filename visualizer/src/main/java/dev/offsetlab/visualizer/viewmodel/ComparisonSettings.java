package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.workload.ReadMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a paired comparison is asked to do.
///
/// @param paths    in the order in which they are shown
/// @param thorough more rounds, longer trials: narrower intervals
/// @param cold     the log is evicted from the page cache before each trial
/// @param topicMb  size of the log
public record ComparisonSettings(List<String> paths, boolean thorough, ReadMode mode, boolean cold, int topicMb) {
    /// The fewest that give a verdict.
    public static final int QUICK_ROUNDS = 6;

    public static final int THOROUGH_ROUNDS = 15;
    /// A path that is a student's has the name of its exercise.
    private static final Pattern EXERCISE = Pattern.compile("ex\\d\\d");

    private static final int TOPIC_MB = 256;
    private static final double QUICK_SLOT_S = 0.48;
    private static final double THOROUGH_SLOT_S = 0.94;
    /// Two JVMs start, a log is filled and written to disk.
    private static final int START_S = 10;

    public ComparisonSettings {
        paths = List.copyOf(paths);
    }

    /// Every path that is to be had here, quick, warm, readers that discard.
    static ComparisonSettings first(List<PathChoice> choices) {
        List<String> paths = choices.stream()
                .filter(PathChoice::available)
                .map(PathChoice::name)
                .toList();
        return new ComparisonSettings(paths, false, ReadMode.DISCARD, false, TOPIC_MB);
    }

    public int rounds() {
        return thorough ? THOROUGH_ROUNDS : QUICK_ROUNDS;
    }

    public boolean runnable() {
        return !paths.isEmpty();
    }

    /// `name` takes part or not; the others keep their places, which are those of `all`.
    public ComparisonSettings withPath(String name, boolean wanted, List<PathChoice> all) {
        List<String> chosen = all.stream()
                .map(PathChoice::name)
                .filter(path -> path.equals(name) ? wanted : paths.contains(path))
                .toList();
        return new ComparisonSettings(chosen, thorough, mode, cold, topicMb);
    }

    /// The paths of this machine have changed: those that are gone drop out, a student's that came takes part.
    ComparisonSettings among(List<PathChoice> all) {
        List<String> chosen = all.stream()
                .filter(PathChoice::available)
                .map(PathChoice::name)
                .filter(path -> paths.contains(path) || EXERCISE.matcher(path).matches())
                .toList();
        return new ComparisonSettings(chosen, thorough, mode, cold, topicMb);
    }

    public ComparisonSettings withThorough(boolean wanted) {
        return new ComparisonSettings(paths, wanted, mode, cold, topicMb);
    }

    public ComparisonSettings withMode(ReadMode wanted) {
        return new ComparisonSettings(paths, thorough, wanted, cold, topicMb);
    }

    public ComparisonSettings withCold(boolean wanted) {
        return new ComparisonSettings(paths, thorough, mode, wanted, topicMb);
    }

    public ComparisonSettings withTopicMb(int wanted) {
        return new ComparisonSettings(paths, thorough, mode, cold, wanted);
    }

    /// How long it takes, for people.
    public String duration() {
        if (cold) {
            return "as long as your disk takes, a minute or a few";
        }
        int seconds = trialSeconds() + START_S;
        return seconds < 100 ? "about " + Math.ceilDiv(seconds, 5) * 5 + " s" : "about two minutes";
    }

    /// Of `./lab demo`.
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--paths", String.join(",", paths)));
        arguments.addAll(List.of("--rounds", Integer.toString(rounds()), "--size", Integer.toString(topicMb)));
        arguments.addAll(List.of("--seconds", Integer.toString(trialSeconds())));
        arguments.add(mode == ReadMode.COPY ? "--copy" : "--discard");
        if (cold) {
            arguments.add("--cold");
        }
        paths.stream().filter(EXERCISE.asMatchPredicate()).forEach(path -> arguments.addAll(List.of("--with", path)));
        return arguments;
    }

    private int trialSeconds() {
        double slots = paths.size() * (rounds() + 1.0);
        return (int) Math.ceil(slots * (thorough ? THOROUGH_SLOT_S : QUICK_SLOT_S));
    }
}
