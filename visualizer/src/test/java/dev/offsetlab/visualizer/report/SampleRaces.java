package dev.offsetlab.visualizer.report;

import dev.offsetlab.engine.workload.BrokerSample;
import dev.offsetlab.engine.workload.FillResult;
import dev.offsetlab.engine.workload.RaceSettings;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.engine.workload.Readers;
import dev.offsetlab.engine.workload.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/// Races that never ran, with figures like those of a machine of two cores.
public final class SampleRaces {
    private static final Map<String, double[]> FIGURES = new LinkedHashMap<>();

    static {
        // GB/s, CPU s/GB, share of user mode, calls per MB, user bytes per byte, CPU us of a small fetch
        FIGURES.put("heap", new double[] {3.96, 0.325, 0.30, 244, 4, 21.0});
        FIGURES.put("direct", new double[] {4.4, 0.281, 0.22, 244, 2, 19.8});
        FIGURES.put("mmap", new double[] {6.1, 0.152, 0.12, 8.1, 1, 17.2});
        FIGURES.put("sendfile", new double[] {7.89, 0.125, 0.06, 2.4, 0, 16.1});
        FIGURES.put("splice", new double[] {12.03, 0.079, 0.08, 4.1, 0, 17.0});
        FIGURES.put("auto", new double[] {11.9, 0.0795, 0.08, 4.1, 0, 9.1});
    }

    private SampleRaces() {}

    public static RaceResult full() {
        return race(new ArrayList<>(FIGURES.keySet()), 7);
    }

    public static RaceResult race(List<String> paths, int rounds) {
        Random random = new Random(11);
        List<Trial> trials = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (String path : paths) {
                double noise = 1 + 0.01 * random.nextGaussian();
                trials.add(trial(Trial.Kind.LARGE, path, round, trials.size(), noise));
                trials.add(trial(Trial.Kind.SMALL, path, round, trials.size(), noise));
            }
        }
        return result(paths, rounds, trials);
    }

    /// A race of heap, at 1 CPU second a GB in every round, and of others at these.
    public static RaceResult ofCpu(Map<String, double[]> secondsPerGigabyte) {
        List<String> paths = new ArrayList<>(List.of("heap"));
        paths.addAll(new TreeSet<>(secondsPerGigabyte.keySet()));
        int rounds = secondsPerGigabyte.values().iterator().next().length;
        double[] ones = new double[rounds];
        Arrays.fill(ones, 1);
        List<Trial> trials = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (String path : paths) {
                double seconds = secondsPerGigabyte.getOrDefault(path, ones)[round - 1];
                for (Trial.Kind kind : Trial.Kind.values()) {
                    Map<String, Long> counters = Map.of(BrokerSample.CPU_NS, (long) (seconds * 1e9));
                    Readers.Totals read = new Readers.Totals(1_000_000_000, 1_000, 500_000_000);
                    trials.add(new Trial(kind, path, round, trials.size(), read, new BrokerSample(counters)));
                }
            }
        }
        return result(paths, rounds, trials);
    }

    /// Read by readers that copy, on another day.
    public static RaceResult copied(List<String> paths, int rounds) {
        RaceResult race = race(paths, rounds);
        RaceSettings settings = new RaceSettings(paths, rounds, 4, ReadMode.COPY, false, 256_000_000, 600, 200);
        return new RaceResult(
                settings,
                race.machine(),
                race.startedAt().minusSeconds(86_400),
                race.fill(),
                race.records(),
                race.trials(),
                Map.of(),
                race.descriptions());
    }

    private static RaceResult result(List<String> paths, int rounds, List<Trial> trials) {
        RaceSettings settings = new RaceSettings(paths, rounds, 4, ReadMode.DISCARD, false, 256_000_000, 600, 200);
        Machine machine = new Machine(
                "Linux 6.18.1 amd64", "Example CPU <3 GHz>", 2, 24_000_000_000L, true, "25.0.3+9-LTS", "ext4");
        Map<String, String> descriptions = new LinkedHashMap<>();
        paths.forEach(path -> descriptions.put(path, "how " + path + " moves bytes & why"));
        return new RaceResult(
                settings,
                machine,
                Instant.parse("2026-05-04T10:15:30Z"),
                new FillResult(844_152, 2_051, 256_011_008, 1_500_000_000),
                "order events of about 300 B, seed 42",
                trials,
                Map.of("student", "its jar was not found"),
                descriptions);
    }

    private static Trial trial(Trial.Kind kind, String path, int round, int order, double noise) {
        double[] figures = FIGURES.getOrDefault(path, new double[] {1, 1, .5, 10, 1, 30});
        boolean large = kind == Trial.Kind.LARGE;
        long fetches = large ? (long) (figures[0] * 600 / noise) : 8000;
        long bytes = fetches * (large ? 1 << 20 : 1900);
        double cpuNs = (large ? figures[1] * bytes : figures[5] * 1000 * fetches) * noise;
        long wallNs = large ? (long) (bytes / figures[0] * noise) : 200_000_000;
        Map<String, Long> counters = Map.of(
                BrokerSample.CPU_NS,
                (long) cpuNs,
                BrokerSample.CPU_USER_NS,
                (long) (cpuNs * figures[2]),
                BrokerSample.CPU_SYSTEM_NS,
                (long) (cpuNs * (1 - figures[2])),
                BrokerSample.ALLOCATED_BYTES,
                bytes / 90_000,
                BrokerSample.VOLUNTARY_SWITCHES,
                900L,
                BrokerSample.INVOLUNTARY_SWITCHES,
                80L,
                BrokerSample.ofPath(path, "systemCalls"),
                (long) (figures[3] * bytes / 1e6),
                BrokerSample.ofPath(path, "userBytes"),
                (long) (figures[4] * bytes));
        return new Trial(
                kind, path, round, order, new Readers.Totals(bytes, fetches, wallNs), new BrokerSample(counters));
    }
}
