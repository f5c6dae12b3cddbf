package dev.offsetlab.engine.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.server.WireClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever comes to the TLS port, it costs the broker that connection and no more.
@Timeout(120)
class TlsHostileClientsTest {
    private static final int LOG_BYTES = 12 << 20;
    private static final int MOST_UNFINISHED = 1_000;

    @TempDir
    Path folder;

    private TlsBroker lab;
    private InetSocketAddress address;

    @BeforeEach
    void start() throws IOException {
        start(Map.of());
    }

    private void start(Map<String, String> configs) throws IOException {
        lab = TlsBroker.start(folder.resolve("log-" + configs.hashCode()), configs, LOG_BYTES);
        address = lab.tls().address();
    }

    @AfterEach
    void stop() throws IOException {
        lab.close();
    }

    private ByteBuffer clientHello() throws SSLException {
        SSLEngine engine =
                TlsClient.believing(lab.tls().truststore(), "TLSv1.3").createSSLEngine("localhost", address.getPort());
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        return hello.flip();
    }

    /// The broker may answer with an alert; then it closes.
    private static boolean closes(WireClient client) {
        ByteBuffer alert = ByteBuffer.allocate(1_000);
        try {
            int read = 0;
            while (read >= 0 && alert.hasRemaining()) {
                read = client.socket().read(alert);
            }
            return read < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    /// Garbage may begin as a long record would, and then the broker waits for the rest of it: for all of them at a
    /// time.
    @Test
    void garbageInsteadOfAHandshake_closed_othersServed() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<WireClient> sent = new ArrayList<>();
        try (TlsClient other = new TlsClient(lab.tls())) {
            for (int i = 0; i < 100; i++) {
                WireClient client = new WireClient(address);
                sent.add(client);
                try {
                    client.sendBytes(garbage(i, random));
                } catch (IOException resetWhileSending) {
                    assertThat(resetWhileSending).isNotNull();
                }
                TlsBroker.isServed(other);
            }
            for (int i = 0; i < sent.size(); i++) {
                assertThat(closes(sent.get(i))).as("seed %d round %d", seed, i).isTrue();
                TlsBroker.isServed(other);
            }
        } finally {
            for (WireClient client : sent) {
                client.close();
            }
        }
        assertThat(lab.broker().serverCounters().refused()).as("seed %d", seed).isPositive();
    }

    private static ByteBuffer garbage(int round, Random random) {
        byte[] garbage = new byte[1_000 + random.nextInt(40_000)];
        random.nextBytes(garbage);
        if (round % 3 == 0) {
            garbage[0] = 22; // as if it were a handshake
        }
        if (round % 6 == 0) {
            garbage[1] = 3;
            garbage[2] = 3;
            garbage[3] = 1; // of 256 bytes and more, which are there
        }
        return ByteBuffer.wrap(garbage);
    }

    @Test
    void textOfOtherProtocols_closed() throws IOException {
        List<ByteBuffer> first = List.of(
                ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                WireClient.frame(new ApiVersionsRequestData(), (short) 0, "plain", 1),
                ByteBuffer.allocate(1));
        for (ByteBuffer bytes : first) {
            try (WireClient client = new WireClient(address)) {
                client.sendBytes(bytes);
                assertThat(closes(client)).isTrue();
            }
        }
        lab.newClientIsServed();
    }

    @Test
    void kafkaClientWithoutTls_getsNothing_othersServed() throws Exception {
        Map<String, Object> configs = Map.of(
                "bootstrap.servers",
                address.getHostString() + ":" + address.getPort(),
                "default.api.timeout.ms",
                2_000,
                "request.timeout.ms",
                1_000);
        try (Admin admin = Admin.create(configs)) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).isInstanceOf(ExecutionException.class);
        }
        lab.newClientIsServed();
    }

    @Test
    void handshakeCutAtEveryByte_clientLeaves_nothingStays() throws IOException {
        ByteBuffer hello = clientHello();
        try (TlsClient other = new TlsClient(lab.tls())) {
            for (int cut = 0; cut < hello.limit(); cut += 3) {
                try (WireClient client = new WireClient(address)) {
                    client.sendBytes(hello.slice(0, cut));
                }
            }
            TlsBroker.isServed(other);
            TlsBroker.await(() -> lab.broker().serverCounters().open() == 1);
        }
    }

    @Test
    void helloAndNoMore_clientLeavesWhileItsKeysAreComputed_nothingStays() throws IOException {
        for (int i = 0; i < 50; i++) {
            try (WireClient client = new WireClient(address)) {
                client.sendBytes(clientHello());
            }
        }
        TlsBroker.await(() -> lab.broker().serverCounters().open() == 0);
        lab.newClientIsServed();
    }

    @Test
    void helloByteForByte_closedWhenItTakesTooLong() throws Exception {
        stop();
        start(Map.of("connections.max.idle.ms", "1000"));
        ByteBuffer hello = clientHello();
        try (WireClient silent = new WireClient(address);
                WireClient slow = new WireClient(address)) {
            slow.socket().configureBlocking(false);
            int sent = 0;
            while (sent < hello.limit() && sendsOne(slow, hello.slice(sent, 1))) {
                sent++;
                Thread.sleep(50); // a client's pace, not a wait for something
            }
            assertThat(sent)
                    .as("bytes of %d before it was closed", hello.limit())
                    .isLessThan(160);
            assertThat(closes(silent)).isTrue();
        }
    }

    private static boolean sendsOne(WireClient client, ByteBuffer one) {
        try {
            client.socket().write(one);
            return client.socket().read(ByteBuffer.allocate(100)) >= 0;
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void moreHalfHandshakesThanThereIsRoomFor_theOldestGoes() throws IOException {
        stop();
        start(Map.of("num.network.threads", "1"));
        ByteBuffer begin = clientHello().slice(0, 20);
        List<WireClient> half = new ArrayList<>();
        try {
            for (int i = 0; i <= MOST_UNFINISHED; i++) {
                WireClient client = new WireClient(address);
                half.add(client);
                client.sendBytes(begin.duplicate());
            }
            assertThat(closes(half.getFirst())).isTrue();
            lab.newClientIsServed();
            assertThat(lab.broker().serverCounters().open()).isLessThanOrEqualTo(MOST_UNFINISHED);
        } finally {
            for (WireClient client : half) {
                client.close();
            }
        }
    }

    @Test
    void recordsChangedOnTheWay_closed_othersServed() throws IOException {
        try (TlsClient client = new TlsClient(lab.tls())) {
            TlsBroker.isServed(client);
            // A record of application data that no key has made.
            byte[] forged = new byte[5 + 100];
            forged[0] = 23;
            forged[1] = 3;
            forged[2] = 3;
            forged[4] = 100;
            try (TlsClient other = new TlsClient(lab.tls())) {
                TlsClient.underneath(client).getOutputStream().write(forged);
                assertThat(client.closedByPeer()).isTrue();
                TlsBroker.isServed(other);
            }
        }
    }

    @Test
    void clientsThatVanishMidResponse_letGoOfTheFile() throws IOException {
        for (int i = 0; i < 10; i++) {
            try (TlsClient client = new TlsClient(lab.tls(), "TLSv1.3", 4096)) {
                client.send(TlsBroker.fetch(0, 10 << 20), TlsBroker.FETCH_VERSION);
                client.read(1000 * i + 1);
                client.socket().setSoLinger(true, 0);
            }
        }
        TlsBroker.await(() -> lab.broker().serverCounters().open() == 0);
        lab.broker().topics().delete("t");
        TlsBroker.await(() -> filesOfTheTopic() == 0);
    }

    private long filesOfTheTopic() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".log") && file.toString().contains("t-0"))
                    .count();
        } catch (IOException | UncheckedIOException meanwhileGone) {
            return -1;
        }
    }
}
