package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.workload.Comparison;
import dev.offsetlab.engine.workload.Comparison.Verdict;
import dev.offsetlab.engine.workload.Statistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Two paths, measured in turns: each round measures both, so that whatever the machine does, it does to both.
///
/// A ratio is the first path's figure divided by the second's, round by round: its median and the range that holds
/// the true median with 95 %. Where that range holds 1, nothing may be said.
///
/// @param rounds of both paths, in their order; the warm-up round left out
public record Compared(String first, String second, List<Measured> rounds) {

    /// GB/s of the first to the second.
    public Comparison throughput() {
        return of(Measured::gigabytesPerSecond);
    }

    /// CPU of the broker's I/O threads for each GB, the first's to the second's.
    public Comparison cpu() {
        return of(Measured::cpuMillisPerGigabyte);
    }

    public Comparison systemCalls() {
        return of(Measured::systemCallsPerMegabyte);
    }

    /// In words: the CPU of the first path against the second's.
    public String verdict() {
        return first + words("CPU per GB", cpu()) + second;
    }

    private Comparison of(ToDoubleFunction<Measured> figure) {
        return Comparison.of(first, values(first, figure), second, values(second, figure));
    }

    private double[] values(String path, ToDoubleFunction<Measured> figure) {
        return rounds.stream()
                .filter(round -> round.path().equals(path))
                .mapToDouble(figure)
                .toArray();
    }

    private String median(String path, ToDoubleFunction<Measured> figure) {
        return Text.number(Statistics.median(values(path, figure)));
    }

    private static String words(String what, Comparison ratio) {
        return switch (ratio.verdict()) {
            case LESS -> " needs less " + what + " than ";
            case MORE -> " needs more " + what + " than ";
            case NO_DIFFERENCE -> ": no significant difference in " + what + " to ";
            case TOO_FEW_ROUNDS -> ": too few rounds to say anything of " + what + " against ";
        };
    }

    /// Short, for a column; the line below the table says it in full.
    private static String says(Verdict verdict) {
        return switch (verdict) {
            case LESS -> "less";
            case MORE -> "more";
            case NO_DIFFERENCE -> "undecided";
            case TOO_FEW_ROUNDS -> "too few rounds";
        };
    }

    @Override
    public String toString() {
        Table table =
                new Table("median of " + rounds.size() / 2 + " rounds", first, second, "ratio (95 %)", "").wordsLast();
        row(table, "GB/s", Measured::gigabytesPerSecond);
        row(table, "broker CPU, ms per GB", Measured::cpuMillisPerGigabyte);
        row(table, "system calls per MB", Measured::systemCallsPerMegabyte);
        row(table, "times through user space", Measured::userBytesPerByte);
        row(table, "allocated B per MB", Measured::allocatedBytesPerMegabyte);
        StringBuilder text = new StringBuilder(table.toString()).append('\n').append(verdict());
        rounds.stream()
                .flatMap(round -> round.notes().stream())
                .findFirst()
                .ifPresent(note -> text.append('\n').append(Text.wrapped("note: " + note, 6)));
        return text.toString();
    }

    private void row(Table table, String what, ToDoubleFunction<Measured> figure) {
        Comparison ratio = of(figure);
        boolean countable = Double.isFinite(ratio.ratio().median());
        table.row(
                what,
                median(first, figure),
                median(second, figure),
                countable ? ratio.text() : "",
                countable ? says(ratio.verdict()) : "");
    }
}
