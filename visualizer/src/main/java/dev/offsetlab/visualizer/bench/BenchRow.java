package dev.offsetlab.visualizer.bench;

import dev.offsetlab.engine.workload.Interval;
import dev.offsetlab.engine.workload.Statistics;
import java.util.List;

/// One line of the comparison.
///
/// @param atMost true where `target` is the most that the ratio may be, false where it is the least
/// @param ratio  ours divided by Kafka's, by medians; its range by rounds
public record BenchRow(
        String work, String unit, double ours, double kafka, Interval ratio, boolean atMost, double target) {

    static BenchRow of(String work, String unit, List<Double> ours, List<Double> kafka, boolean atMost, double target) {
        double[] our = array(ours);
        double[] their = array(kafka);
        double ourMedian = Statistics.median(our);
        double theirMedian = Statistics.median(their);
        Interval rounds = Statistics.ratio(our, their);
        Interval ratio = new Interval(rounds.low(), ourMedian / theirMedian, rounds.high(), rounds.coverage());
        return new BenchRow(work, unit, ourMedian, theirMedian, ratio, atMost, target);
    }

    public boolean reached() {
        return atMost ? ratio.median() <= target : ratio.median() >= target;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
