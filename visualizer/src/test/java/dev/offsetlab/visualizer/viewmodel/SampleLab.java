package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.log.LogConfig;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.engine.record.RecordHeader;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A lab with a broker of its own and a topic of many small segments, for tests that look into a log.
///
/// `orders-0` holds batches of 10 records with text; the 7th of each ten batches is compressed.
public final class SampleLab implements AutoCloseable {
    public static final String TOPIC = "orders";
    public static final int RECORDS_PER_BATCH = 10;

    private static final long LIMIT_S = 30;
    private static final long START_MS = 1_700_000_000_000L;
    private static final int SEGMENT_BYTES = 24_000;
    private static final int INDEX_INTERVAL_BYTES = 1_000;

    private final EmbeddedLab engine;
    private final LabModel model;

    /// @param window where the models' answers arrive
    public SampleLab(Path folder, WindowThread window) throws Exception {
        engine = new EmbeddedLab(new BrokerConfig("127.0.0.1", 0, folder, Map.of(), false));
        model = new LabModel(window, Optional.of(engine), new Notices());
        engine.start();
        engine.ask(broker -> broker.topics().create(TOPIC, 1, Map.of())).get(LIMIT_S, TimeUnit.SECONDS);
    }

    public LabModel model() {
        return model;
    }

    public EmbeddedLab engine() {
        return engine;
    }

    /// Appends `batches` of them.
    public void fill(int batches) throws Exception {
        engine.ask(broker -> {
                    PartitionLog log = broker.topics().partition(TOPIC, 0).orElseThrow();
                    log.configure(small(log.config()));
                    for (int i = 0; i < batches; i++) {
                        log.append(batch(log.logEndOffset(), i % 10 == 6 ? Compression.GZIP : Compression.NONE));
                    }
                    return batches;
                })
                .get(LIMIT_S, TimeUnit.SECONDS);
    }

    private static LogConfig small(LogConfig kafka) {
        return new LogConfig(
                SEGMENT_BYTES,
                kafka.segmentMs(),
                INDEX_INTERVAL_BYTES,
                1 << 16,
                kafka.retentionMs(),
                kafka.retentionBytes(),
                true,
                false,
                kafka.deleteRetentionMs(),
                kafka.minCleanableDirtyRatio(),
                kafka.maxMessageBytes(),
                false,
                kafka.flushMessages(),
                kafka.producerIdExpirationMs());
    }

    private static ByteBuffer batch(long firstOffset, Compression codec) throws IOException {
        BatchBuilder builder = new BatchBuilder(codec);
        for (long offset = firstOffset; offset < firstOffset + RECORDS_PER_BATCH; offset++) {
            String value =
                    "{\"order\": %d, \"customer\": \"c-%d\", \"total\": %d.50}".formatted(offset, offset % 97, offset);
            List<RecordHeader> headers =
                    offset % 5 == 0 ? List.of(new RecordHeader("trace", bytes("t" + offset))) : List.of();
            builder.add(START_MS + offset, bytes("customer-" + offset % 97), bytes(value), headers);
        }
        return builder.build();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        engine.close();
    }
}
