package dev.offsetlab.engine.bench;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.server.WireClient;
import dev.offsetlab.engine.server.tls.TlsClient;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;

/// What TLS costs: four readers over plain text by `sendfile`, `splice`, `heap` and `direct`, and over TLS, in rounds;
/// CPU seconds of the I/O threads for each GB of records, medians. The readers are in this process; theirs is not
/// counted.
///
/// Arguments: seconds of a trial, rounds.
final class TlsBench {
    private static final int READERS = 4;
    private static final int LOG_BYTES = 256 << 20;
    private static final int BATCH_BYTES = 128 << 10;
    private static final int FETCH_BYTES = 4 << 20;
    private static final short VERSION = 12;
    private static final List<String> VARIANTS = List.of("sendfile", "splice", "direct", "heap", "tls");

    private final Broker broker;
    private final long trialNs;

    private TlsBench(Broker broker, double trialSeconds) {
        this.broker = broker;
        this.trialNs = (long) (trialSeconds * 1e9);
    }

    public static void main(String[] args) throws Exception {
        double trialSeconds = args.length > 0 ? Double.parseDouble(args[0]) : 2;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Path folder = Files.createTempDirectory("tls-bench");
        Map<String, String> configs = Map.of("ssl.port", "0", "log.segment.bytes", String.valueOf(LOG_BYTES));
        try (Broker broker = Broker.start(new BrokerConfig("127.0.0.1", 0, folder, configs, false))) {
            fill(broker.topics().create("t", 1, Map.of()).partitions().getFirst());
            new TlsBench(broker, trialSeconds).run(rounds);
            broker.topics().delete("t");
        }
    }

    private static void fill(PartitionLog log) throws IOException {
        byte[] value = new byte[BATCH_BYTES];
        new Random(1).nextBytes(value);
        for (long bytes = 0; bytes < LOG_BYTES; bytes += BATCH_BYTES) {
            log.append(MemoryRecords.withRecords(Compression.NONE, new SimpleRecord(value))
                    .buffer());
        }
    }

    private void run(int rounds) throws Exception {
        Map<String, List<Double>> cpuSecondsPerGb = new HashMap<>();
        for (int round = -1; round < rounds; round++) { // the first warms up
            for (String variant : VARIANTS) {
                double cost = trial(variant);
                if (round >= 0) {
                    cpuSecondsPerGb
                            .computeIfAbsent(variant, _ -> new ArrayList<>())
                            .add(cost);
                }
            }
        }
        for (String variant : VARIANTS) {
            List<Double> costs = cpuSecondsPerGb.getOrDefault(variant, List.of()).stream()
                    .sorted()
                    .toList();
            System.out.printf(
                    "%-9s %.3f CPU s/GB (%.3f to %.3f)%n",
                    variant, costs.get(costs.size() / 2), costs.getFirst(), costs.getLast());
        }
    }

    /// CPU seconds of the I/O threads for each GB.
    private double trial(String variant) throws IOException, InterruptedException, ExecutionException {
        boolean tls = variant.equals("tls");
        if (!tls) {
            broker.usePath(variant);
        }
        long untilNs = System.nanoTime() + trialNs;
        long beforeNs = cpuNs();
        long bytes = 0;
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            List<Future<Long>> reading = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                reading.add(readers.submit(() -> tls ? readTls(untilNs) : readPlain(untilNs)));
            }
            for (Future<Long> reader : reading) {
                bytes += reader.get();
            }
        }
        return (cpuNs() - beforeNs) / (double) bytes;
    }

    private long cpuNs() {
        return broker.ioThreads().stream()
                .mapToLong(thread -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()))
                .sum();
    }

    private long readPlain(long untilNs) throws IOException {
        try (Socket socket =
                new Socket(broker.address().getAddress(), broker.address().getPort())) {
            return read(socket, untilNs);
        }
    }

    private long readTls(long untilNs) throws IOException {
        try (TlsClient client = new TlsClient(broker.tls().orElseThrow())) {
            return read(client.socket(), untilNs);
        }
    }

    private static long read(Socket socket, long untilNs) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        byte[] buffer = new byte[256 << 10];
        long bytes = 0;
        int last = LOG_BYTES / BATCH_BYTES;
        for (int i = 0; System.nanoTime() < untilNs; i++) {
            ByteBuffer request = WireClient.frame(fetch(i * 31L % (last - 40)), VERSION, "bench", i);
            byte[] asked = new byte[request.remaining()];
            request.get(asked);
            out.write(asked);
            int frameBytes = in.readInt();
            skip(in, frameBytes, buffer);
            bytes += frameBytes;
        }
        return bytes;
    }

    private static void skip(InputStream in, int bytes, byte[] buffer) throws IOException {
        for (int left = bytes; left > 0; ) {
            int read = in.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) {
                throw new IOException("closed by the broker");
            }
            left -= read;
        }
    }

    private static FetchRequestData fetch(long offset) {
        return new FetchRequestData()
                .setMaxBytes(FETCH_BYTES)
                .setMinBytes(1)
                .setMaxWaitMs(1000)
                .setTopics(List.of(new FetchTopic()
                        .setTopic("t")
                        .setPartitions(List.of(new FetchPartition()
                                .setPartition(0)
                                .setFetchOffset(offset)
                                .setPartitionMaxBytes(FETCH_BYTES)))));
    }
}
