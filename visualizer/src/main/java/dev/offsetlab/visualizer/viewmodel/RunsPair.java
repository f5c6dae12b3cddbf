package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.workload.Comparison.Verdict;
import dev.offsetlab.engine.workload.Interval;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.report.RaceResult;
import dev.offsetlab.visualizer.report.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Two runs side by side, and what may be said of them.
///
/// Runs are not paired: what the machine did in between counts too. So only intervals that do not touch part them, and
/// where machine, readers, page cache or log differ, nothing is said at all.
public record RunsPair(RaceResult one, RaceResult two) {
    /// @param decisive with it the figures are of different things
    public record Difference(String what, String one, String two, boolean decisive) {}

    /// A path that took part in both.
    ///
    /// @param words what may be said of the second; empty where nothing may
    public record Row(String path, Interval one, Interval two, String words) {}

    public boolean comparable() {
        return differences().stream().noneMatch(Difference::decisive);
    }

    /// What was not the same, that which forbids a claim first.
    public List<Difference> differences() {
        List<Difference> all = new ArrayList<>();
        differ(all, true, "CPU", race -> race.machine().cpu());
        differ(all, true, "cores", race -> Integer.toString(race.machine().cores()));
        differ(all, true, "machine", race -> race.machine().virtual() ? "virtual" : "physical");
        differ(all, true, "readers", race -> race.settings().readers() + " that " + mode(race));
        differ(all, true, "page cache", race -> race.settings().cold() ? "cold" : "warm");
        differ(all, true, "log", race -> Figures.bytes(race.settings().topicBytes()) + " of " + race.records());
        differ(all, false, "system", race -> race.machine().system());
        differ(all, false, "Java", race -> race.machine().java());
        differ(all, false, "memory", race -> Figures.bytes(race.machine().memoryBytes()));
        differ(all, false, "file system", race -> race.machine().fileSystem());
        differ(all, false, "rounds", race -> Integer.toString(race.settings().rounds()));
        differ(all, false, "length of a trial", race -> race.settings().trialMs() + " ms");
        return List.copyOf(all);
    }

    /// CPU seconds a GB of every path that took part in both.
    public List<Row> rows() {
        boolean comparable = comparable();
        var first = one.summary();
        var second = two.summary();
        return one.settings().paths().stream()
                .filter(two.settings().paths()::contains)
                .map(path -> {
                    Interval before = first.path(path).cpuSecondsPerGigabyte();
                    Interval after = second.path(path).cpuSecondsPerGigabyte();
                    return new Row(path, before, after, comparable ? words(before, after) : "");
                })
                .toList();
    }

    /// Paths that only one of the two raced.
    public List<String> unmatched() {
        List<String> unmatched = new ArrayList<>(one.settings().paths());
        two.settings().paths().stream()
                .filter(path -> !unmatched.remove(path))
                .toList()
                .forEach(unmatched::add);
        return unmatched;
    }

    private static String words(Interval one, Interval two) {
        if (!one.isSure() || !two.isSure()) {
            return Verdicts.word(Verdict.TOO_FEW_ROUNDS);
        }
        if (two.high() < one.low()) {
            return Verdicts.word(Verdict.LESS);
        }
        return Verdicts.word(two.low() > one.high() ? Verdict.MORE : Verdict.NO_DIFFERENCE);
    }

    private void differ(List<Difference> all, boolean decisive, String what, Function<RaceResult, String> of) {
        String first = of.apply(one);
        String second = of.apply(two);
        if (!first.equals(second)) {
            all.add(new Difference(what, first, second, decisive));
        }
    }

    private static String mode(RaceResult race) {
        return race.settings().mode() == ReadMode.COPY ? "copy" : "discard";
    }
}
