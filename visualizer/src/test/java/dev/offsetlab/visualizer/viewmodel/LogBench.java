package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A real broker with a log of small segments under a log model, and a window's thread that the test turns by hand.
public final class LogBench implements AutoCloseable {
    public static final String TOPIC = "orders";
    /// More are written as files before the broker starts.
    public static final int MOST_ROLLED = 500;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final EmbeddedLab engine;
    public final LabModel lab;
    public final LogModel log;

    public LogBench(Path folder) {
        this(folder, Optional.empty());
    }

    /// @param thread the window's; empty for one that [#await] turns
    public LogBench(Path folder, Optional<WindowThread> thread) {
        engine = new EmbeddedLab(new BrokerConfig("127.0.0.1", 0, folder, Map.of(), false));
        lab = new LabModel(thread.orElse(window::add), Optional.of(engine), new Notices());
        log = new LogModel(lab);
        log.show(true);
        engine.start();
    }

    /// Waits for the broker.
    public LogBench started() throws Exception {
        await(() -> engine.sample().broker().isRunning());
        return this;
    }

    /// A topic of one partition with that many segments, of `batches` batches of 10 records each.
    public void fill(int segments, int batches, int valueBytes) throws Exception {
        engine.ask(broker -> {
                    PartitionLog partition = broker.topics()
                            .create(TOPIC, 1, Map.of())
                            .partitions()
                            .getFirst();
                    for (int segment = 0; segment < segments; segment++) {
                        for (int i = 0; i < batches; i++) {
                            partition.append(batch(valueBytes));
                        }
                        if (segment + 1 < segments) {
                            partition.roll();
                        }
                    }
                    return partition.outline();
                })
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /// A log as a broker that was stopped well leaves it: one batch a segment. To be called before the broker starts.
    public static void write(Path data, int segments) throws IOException {
        Path partition = Files.createDirectories(data.resolve(TOPIC + "-0"));
        Files.writeString(partition.resolve("partition.metadata"), "version: 0\ntopic_id: 8xVJ1mAZTSGAfH5lLNPKeQ\n");
        byte[] bytes = new byte[batch(300).remaining()];
        batch(300).get(bytes);
        for (int i = 0; i < segments; i++) {
            String name = String.format(Locale.ROOT, "%020d", i * 10L);
            ByteBuffer.wrap(bytes).putLong(0, i * 10L);
            Files.write(partition.resolve(name + ".log"), bytes);
            Files.createFile(partition.resolve(name + ".index"));
            Files.write(
                    partition.resolve(name + ".timeindex"),
                    ByteBuffer.allocate(12).putLong(1_000_009).putInt(9).array());
        }
        Files.createFile(data.resolve(".kafka_cleanshutdown"));
    }

    public void append(int batches, int valueBytes) throws Exception {
        engine.ask(broker -> {
                    PartitionLog partition = broker.topics().partition(TOPIC, 0).orElseThrow();
                    for (int i = 0; i < batches; i++) {
                        partition.append(batch(valueBytes));
                    }
                    return partition.logEndOffset();
                })
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    public void deleteBefore(long offset) throws Exception {
        engine.ask(broker -> broker.topics().partition(TOPIC, 0).orElseThrow().deleteRecordsBefore(offset))
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static ByteBuffer batch(int valueBytes) {
        BatchBuilder builder = new BatchBuilder(Compression.NONE);
        for (int i = 0; i < 10; i++) {
            builder.add(1_000_000 + i, null, new byte[valueBytes]);
        }
        return builder.build();
    }

    public EmbeddedLab engine() {
        return engine;
    }

    /// Feeds samples and turns the window's thread until it is so.
    public void await(BooleanSupplier so) throws InterruptedException {
        long endNs = System.nanoTime() + LIMIT.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("it did not come about in " + LIMIT)
                    .isLessThan(endNs);
            lab.accept(engine.sample());
            Runnable next = window.poll(20, TimeUnit.MILLISECONDS);
            while (next != null) {
                next.run();
                next = window.poll();
            }
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
