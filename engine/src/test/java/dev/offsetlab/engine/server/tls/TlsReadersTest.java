package dev.offsetlab.engine.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.server.WireClient;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many, slow and odd readers over TLS: every byte is the file's.
@Timeout(120)
class TlsReadersTest {
    private static final int LOG_BYTES = 8 << 20;

    @TempDir
    Path folder;

    private TlsBroker lab;

    @BeforeEach
    void start() throws IOException {
        start(Map.of());
    }

    private void start(Map<String, String> configs) throws IOException {
        lab = TlsBroker.start(folder.resolve("log-" + configs.hashCode()), configs, LOG_BYTES);
    }

    @AfterEach
    void stop() throws IOException {
        lab.close();
    }

    @Test
    void manyAtOnce_narrowAndWide_whilePathsAreSwitched_noByteChanges() throws Exception {
        long seed = System.nanoTime();
        List<String> paths = DataPaths.all().stream()
                .filter(path -> path.unavailableBecause().isEmpty())
                .map(DataPathProvider::name)
                .toList();
        Random random = new Random(seed);
        try (ExecutorService readers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> reading = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Random own = new Random(seed + i);
                String protocol = i % 2 == 0 ? "TLSv1.3" : "TLSv1.2";
                reading.add(readers.submit(() -> {
                    try (TlsClient client = new TlsClient(lab.tls(), protocol, 4096 << own.nextInt(8))) {
                        lab.readAll(client, own);
                    }
                    return null;
                }));
            }
            while (!reading.stream().allMatch(Future::isDone)) {
                lab.broker().usePath(paths.get(random.nextInt(paths.size())));
                LockSupport.parkNanos(50_000); // the readers need a core too
            }
            for (Future<?> reader : reading) {
                reader.get();
            }
        }
        assertThat(lab.broker().pathCounters()).as("seed %d", seed).containsOnlyKeys("tls");
    }

    @Test
    void readerThatStops_othersGoOn_andItGetsAllInTheEnd() throws IOException {
        try (TlsClient stopped = new TlsClient(lab.tls(), "TLSv1.3", 4096);
                TlsClient other = new TlsClient(lab.tls())) {
            stopped.send(TlsBroker.fetch(0, 7 << 20), TlsBroker.FETCH_VERSION);
            stopped.read(100);
            lab.readAll(other, new Random(1));
            assertThat(stopped.read(6 << 20).remaining()).isEqualTo(6 << 20);
        }
    }

    @Test
    void sendBufferOfTheSmallestSize_largeResponsesArriveWhole() throws IOException {
        stop();
        start(Map.of("socket.send.buffer.bytes", "1"));
        try (TlsClient client = new TlsClient(lab.tls(), "TLSv1.3", 4096)) {
            lab.readAll(client, new Random(2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void requestsInRecordsOfRandomSize_answeredInOrder(String protocol) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int requests = 60;
        try (TlsClient client = new TlsClient(lab.tls(), protocol, 0)) {
            ByteBuffer all = ByteBuffer.allocate(1 << 20);
            for (int i = 1; i <= requests; i++) {
                String name = "c".repeat(random.nextInt(i % 9 == 0 ? 30_000 : 200));
                all.put(WireClient.frame(new ApiVersionsRequestData(), (short) 0, name, i));
            }
            all.flip();
            Thread writer = Thread.ofPlatform().start(() -> write(client, all, random));
            for (int i = 1; i <= requests; i++) {
                assertThat(client.receiveFrame().getInt()).as("seed %d", seed).isEqualTo(i);
            }
            writer.join();
        }
    }

    private static void write(TlsClient client, ByteBuffer all, Random random) {
        try {
            while (all.hasRemaining()) {
                int piece = Math.min(all.remaining(), 1 + random.nextInt(random.nextBoolean() ? 5 : 40_000));
                client.sendBytes(all.slice(all.position(), piece));
                all.position(all.position() + piece);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keysChangedInTheMiddle_readsOn() throws IOException {
        try (TlsClient client = new TlsClient(lab.tls(), "TLSv1.3", 8192)) {
            for (int i = 0; i < 5; i++) {
                client.socket().startHandshake();
                lab.readAll(client, new Random(i));
            }
            client.send(TlsBroker.fetch(0, 4 << 20), TlsBroker.FETCH_VERSION);
            client.read(1000);
            client.socket().startHandshake();
            assertThat(client.read(3 << 20).remaining()).isEqualTo(3 << 20);
        }
    }

    @Test
    void anotherHandshake_refused_othersServed() throws IOException {
        try (TlsClient client = new TlsClient(lab.tls(), "TLSv1.2", 0)) {
            TlsBroker.isServed(client);
            client.socket().setSoTimeout(20_000);
            assertThatThrownBy(() -> {
                        client.socket().startHandshake();
                        TlsBroker.isServed(client);
                    })
                    .isInstanceOf(IOException.class);
        }
        lab.newClientIsServed();
    }

    @Test
    void threeHundredConnections_allServed_andAllGoneAfterwards() throws Exception {
        List<TlsClient> clients = new ArrayList<>();
        try (ExecutorService opening = Executors.newFixedThreadPool(8)) {
            List<Future<TlsClient>> opened = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                opened.add(opening.submit(() -> new TlsClient(lab.tls())));
            }
            for (Future<TlsClient> client : opened) {
                clients.add(client.get());
            }
        }
        for (TlsClient client : clients) {
            TlsBroker.isServed(client);
        }
        assertThat(lab.broker().serverCounters().open()).isEqualTo(300);
        for (TlsClient client : clients) {
            client.close();
        }
        TlsBroker.await(() -> lab.broker().serverCounters().open() == 0);
    }
}
