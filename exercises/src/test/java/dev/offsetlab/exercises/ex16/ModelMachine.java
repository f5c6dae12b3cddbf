package dev.offsetlab.exercises.ex16;

import java.util.Random;

/// A machine whose every trouble is a formula, so that the truth is known and no clock is needed.
///
/// ```
///   time = true cost x warm-up of the subject x drift x neighbour x noise
/// ```
///
/// All subjects of a machine share its time, which goes on by one with each run.
final class ModelMachine {
    private final Random random;
    private double driftPerRun;
    private double neighbourFactor = 1;
    private boolean heavyTail;
    private long runs;

    ModelMachine(Random random) {
        this.random = random;
    }

    /// Each run takes so much longer than the one before: 0.01 is one percent.
    ModelMachine drifting(double perRun) {
        driftPerRun = perRun;
        return this;
    }

    /// Somebody works beside us in a rhythm of four runs, in two of them: A B B A is slow, fast, fast, slow.
    ModelMachine withNeighbour(double factor) {
        neighbourFactor = factor;
        return this;
    }

    /// One run in seven stumbles, now and then a thousandfold: a distribution that has no mean.
    ModelMachine stumbling() {
        heavyTail = true;
        return this;
    }

    /// @param warmUpRuns it begins ten times as slow, and is warm after about three times as many runs
    Subject subject(double costNs, double warmUpRuns) {
        int[] own = {0};
        return () -> {
            double warmUp = warmUpRuns == 0 ? 1 : 1 + 9 * Math.exp(-own[0]++ / warmUpRuns);
            return costNs * warmUp * trouble();
        };
    }

    private double trouble() {
        double drift = Math.pow(1 + driftPerRun, (double) runs);
        double neighbour = runs % 4 == 0 || runs % 4 == 3 ? neighbourFactor : 1;
        runs++;
        double noise = Math.exp(0.08 * random.nextGaussian());
        double stumble = heavyTail && random.nextInt(7) == 0 ? Math.pow(1 - random.nextDouble(), -1.2) : 1;
        return drift * neighbour * noise * stumble;
    }
}
