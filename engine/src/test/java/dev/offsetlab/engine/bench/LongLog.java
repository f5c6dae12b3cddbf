package dev.offsetlab.engine.bench;

import dev.offsetlab.engine.log.LogConfig;
import dev.offsetlab.engine.log.LogDirectory;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/// A log of many segments, for the benchmarks: written through the engine, closed well.
final class LongLog {
    static final PartitionId ID = new PartitionId("long", 0);
    static final int BATCHES_PER_SEGMENT = 20;

    private static final int SEGMENT_BYTES = 22_000;
    private static final LogConfig CONFIG = new LogConfig(
            SEGMENT_BYTES,
            Long.MAX_VALUE,
            4096,
            1 << 16,
            -1,
            -1,
            true,
            false,
            0,
            0.5,
            1 << 20,
            false,
            Long.MAX_VALUE,
            86_400_000);

    private LongLog() {}

    static LogDirectory open(Path folder) throws IOException {
        return LogDirectory.open(folder, topic -> CONFIG, InstantSource.system(), new Observation());
    }

    /// Segments of 20 batches of about 1 kB.
    static void write(Path folder, int segments) throws IOException {
        try (LogDirectory directory = open(folder)) {
            PartitionLog log = directory.create(ID, "8xVJ1mAZTSGAfH5lLNPKeQ", CONFIG);
            for (int segment = 0; segment < segments; segment++) {
                for (int i = 0; i < BATCHES_PER_SEGMENT; i++) {
                    log.append(new BatchBuilder(Compression.NONE)
                            .add(segment, null, new byte[1000])
                            .build());
                }
                if (segment + 1 < segments) {
                    log.roll();
                }
            }
        }
    }

    static Path newFolder(String name) throws IOException {
        return Files.createTempDirectory("offsetlab-" + name);
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
