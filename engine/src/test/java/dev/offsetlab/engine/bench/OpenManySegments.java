package dev.offsetlab.engine.bench;

import dev.offsetlab.engine.log.LogDirectory;
import java.io.IOException;
import java.nio.file.Path;

/// How long a log takes to open after a clean stop, and whether a long one costs more for each segment.
///
/// ```
///   segments      open ms   us per segment
///   100               ...              ...
///   10000             ...              ...
///   ratio per segment ...   (1.0: the same; below: a long log is cheaper)
/// ```
final class OpenManySegments {
    private static final int ROUNDS = 7;

    private OpenManySegments() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("segments      open ms   us per segment");
        double few = measure(100);
        double many = measure(10_000);
        System.out.printf("ratio per segment, 10000 against 100: %.2f%n", many / few);
    }

    private static double measure(int segments) throws IOException {
        Path folder = LongLog.newFolder("open");
        try {
            LongLog.write(folder, segments);
            double[] openMs = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long startNs = System.nanoTime();
                LogDirectory opened = LongLog.open(folder);
                openMs[round] = (System.nanoTime() - startNs) / 1e6;
                opened.close();
            }
            double medianMs = LongLog.median(openMs);
            double perSegmentUs = medianMs * 1000 / segments;
            System.out.printf("%-10d %10.1f %16.1f%n", segments, medianMs, perSegmentUs);
            return perSegmentUs;
        } finally {
            LongLog.remove(folder);
        }
    }
}
