package dev.offsetlab.engine.bench;

import dev.offsetlab.engine.log.LogDirectory;
import dev.offsetlab.engine.log.LogRead;
import dev.offsetlab.engine.log.PartitionLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/// What it costs to find a position in the first and in the last of 10,000 segments: the same, if a lookup is a
/// binary search and nothing is walked.
final class PositionLookup {
    private static final int SEGMENTS = 10_000;
    private static final int ROUNDS = 11;
    private static final int LOOKUPS = 20_000;

    private PositionLookup() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = LongLog.newFolder("lookup");
        try {
            LongLog.write(folder, SEGMENTS);
            try (LogDirectory directory = LongLog.open(folder)) {
                PartitionLog log = directory.log(LongLog.ID).orElseThrow();
                double[] first = new double[ROUNDS];
                double[] last = new double[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    first[round] = lookupUs(log, 0);
                    last[round] = lookupUs(log, SEGMENTS - 1);
                }
                double firstUs = LongLog.median(first);
                double lastUs = LongLog.median(last);
                System.out.printf("first segment %.2f us, last segment %.2f us a lookup%n", firstUs, lastUs);
                System.out.printf("ratio, last against first: %.2f%n", lastUs / firstUs);
            }
        } finally {
            LongLog.remove(folder);
        }
    }

    private static double lookupUs(PartitionLog log, int segment) throws IOException {
        Random random = new Random(segment);
        long base = (long) segment * LongLog.BATCHES_PER_SEGMENT;
        long startNs = System.nanoTime();
        for (int i = 0; i < LOOKUPS; i++) {
            try (LogRead read = log.read(base + random.nextInt(LongLog.BATCHES_PER_SEGMENT), 1000, true)) {
                if (read.region().isEmpty()) {
                    throw new IllegalStateException("nothing found in segment " + segment);
                }
            }
        }
        return (System.nanoTime() - startNs) / 1000.0 / LOOKUPS;
    }
}
