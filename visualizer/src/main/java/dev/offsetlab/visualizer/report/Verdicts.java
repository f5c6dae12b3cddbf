package dev.offsetlab.visualizer.report;

import dev.offsetlab.engine.workload.Comparison;
import dev.offsetlab.engine.workload.Interval;
import dev.offsetlab.engine.workload.PathSummary;
import dev.offsetlab.engine.workload.RaceSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a race found, in sentences that claim no more than the intervals allow.
public final class Verdicts {
    private final RaceSummary summary;

    public Verdicts(RaceSummary summary) {
        this.summary = summary;
    }

    /// The answer: the cheapest path against the textbook's copy.
    public String headline() {
        String best = summary.cheapest().path();
        String reference = summary.reference();
        if (summary.paths().size() == 1) {
            return best + " alone: "
                    + Figures.of(summary.cheapest().cpuSecondsPerGigabyte().median()) + " CPU seconds a gigabyte";
        }
        if (best.equals(reference)) {
            return "No path was cheaper than " + reference;
        }
        Comparison cpu = summary.cpu(best, reference);
        List<String> tied = tiedWith(best);
        if (cpu.verdict() == Comparison.Verdict.LESS && tied.size() > 1) {
            return joined(tied) + " need least CPU, " + share(tied) + " that of " + reference;
        }
        return switch (cpu.verdict()) {
            case LESS, MORE -> best + " needs " + ratio(cpu.ratio().median()) + " the CPU of " + reference;
            case NO_DIFFERENCE -> "No significant difference between " + best + " and " + reference;
            case TOO_FEW_ROUNDS -> best + " seems to need " + ratio(cpu.ratio().median()) + " the CPU of " + reference;
        };
    }

    /// Its evidence, a sentence a line: CPU of each path, throughput, the nearest rival, small fetches.
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (summary.paths().size() == 1) {
            return sentences;
        }
        for (var path : summary.paths()) {
            if (!path.path().equals(summary.reference())) {
                sentences.add(cpu(summary.cpu(path.path(), summary.reference())));
            }
        }
        rival(sentences);
        throughput(sentences);
        small(sentences);
        return sentences;
    }

    /// What may be said of a ratio, in a word or two: the end of "0.38 x the CPU of heap:".
    public static String word(Comparison.Verdict verdict) {
        return switch (verdict) {
            case LESS -> "less";
            case MORE -> "more";
            case NO_DIFFERENCE -> "no significant difference";
            case TOO_FEW_ROUNDS -> "too few rounds";
        };
    }

    /// The best path and those that no significant difference parts from it but which are cheaper than the reference
    /// themselves, cheapest first.
    private List<String> tiedWith(String best) {
        return byCpu().stream()
                .filter(path -> path.equals(best)
                        || (!path.equals(summary.reference())
                                && summary.cpu(best, path).verdict() == Comparison.Verdict.NO_DIFFERENCE
                                && summary.cpu(path, summary.reference()).verdict() == Comparison.Verdict.LESS))
                .toList();
    }

    /// "about 0.24 x" where all say the same, else from the least to the most: a tie is not one figure.
    private String share(List<String> tied) {
        double[] medians = tied.stream()
                .mapToDouble(
                        path -> summary.cpu(path, summary.reference()).ratio().median())
                .sorted()
                .toArray();
        String least = ratio(medians[0]);
        String most = ratio(medians[medians.length - 1]);
        return least.equals(most) ? "about " + least : least.replace(" x", "") + " to " + most;
    }

    private List<String> byCpu() {
        return summary.paths().stream()
                .sorted(Comparator.comparingDouble(
                        path -> path.cpuSecondsPerGigabyte().median()))
                .map(PathSummary::path)
                .toList();
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /// A warning where the rounds are too few for any verdict.
    public String caution() {
        Interval any = summary.cheapest().cpuSecondsPerGigabyte();
        return any.isSure()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Too few rounds for a verdict: the ranges hold the median with %.0f %%, six rounds give 97 %%.",
                        any.coverage() * 100);
    }

    private static String cpu(Comparison comparison) {
        return switch (comparison.verdict()) {
            case LESS, MORE ->
                comparison.subject() + " needs " + comparison.text() + " the CPU of " + comparison.reference();
            case NO_DIFFERENCE ->
                comparison.subject() + " and " + comparison.reference() + ": no significant difference in CPU, "
                        + comparison.text();
            case TOO_FEW_ROUNDS ->
                comparison.subject() + " took " + comparison.text() + " the CPU of " + comparison.reference()
                        + ", in too few rounds to be sure";
        };
    }

    /// The winner against the next of the others, for a winner by a hair is none.
    private void rival(List<String> sentences) {
        List<String> byCpu = byCpu();
        if (byCpu.size() > 2 && !byCpu.get(1).equals(summary.reference())) {
            sentences.add("the two cheapest: " + cpu(summary.cpu(byCpu.get(0), byCpu.get(1))));
        }
    }

    private void throughput(List<String> sentences) {
        String fastest = summary.fastest().path();
        if (fastest.equals(summary.reference())) {
            sentences.add("no path delivered more than " + fastest);
            return;
        }
        Comparison speed = summary.throughput(fastest, summary.reference());
        sentences.add(
                switch (speed.verdict()) {
                    case NO_DIFFERENCE ->
                        "throughput: no significant difference between " + fastest + " and " + summary.reference()
                                + ", " + speed.text();
                    case LESS, MORE -> fastest + " delivers " + speed.text() + " the bytes of " + summary.reference();
                    case TOO_FEW_ROUNDS ->
                        fastest + " delivered " + speed.text() + " the bytes of " + summary.reference()
                                + ", in too few rounds to be sure";
                });
    }

    private void small(List<String> sentences) {
        String best = summary.cheapestSmall().path();
        if (summary.cheapestSmall().small().isEmpty()) {
            return;
        }
        if (best.equals(summary.reference())) {
            sentences.add("small fetches (2 kB): no path was cheaper than " + best);
            return;
        }
        Comparison small = summary.smallCpu(best, summary.reference());
        sentences.add("small fetches (2 kB): " + cpu(small));
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value) + " x";
    }
}
