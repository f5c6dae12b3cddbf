package dev.offsetlab.engine.server;

import static dev.offsetlab.engine.server.ServerRoom.config;
import static dev.offsetlab.engine.server.ServerRoom.echoes;
import static dev.offsetlab.engine.server.ServerRoom.groups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// Requests and answers over real sockets, and the threads behind them.
class ServerTest extends ServerCase {
    /// A failure that cannot even be written to the log.
    @SuppressWarnings("serial") // never serialized
    private static final class Unspeakable extends RuntimeException {
        @Override
        public void printStackTrace(PrintStream to) {
            throw new OutOfMemoryError("on purpose");
        }
    }

    @Test
    void request_answered_inEveryVersion() throws IOException {
        try (WireClient client = room.client()) {
            for (int version = 0; version <= ApiKeys.DESCRIBE_GROUPS.latestVersion(false); version++) {
                assertThat(client.ask(groups("a", "b"), version, DescribeGroupsResponseData.class)
                                .groups())
                        .hasSize(2);
            }
        }
    }

    @Test
    void requests_ofRandomSizesInRandomPieces_answeredInOrder() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> texts = random.ints(200, 0, 5)
                .mapToObj(magnitude -> "x".repeat(random.nextInt(1 + (int) Math.pow(8, magnitude))))
                .toList();
        try (WireClient client = room.client()) {
            Thread writer = Thread.ofPlatform().start(() -> {
                try {
                    ByteBuffer all = joined(texts);
                    while (all.hasRemaining()) {
                        int piece = Math.min(all.remaining(), 1 + random.nextInt(random.nextBoolean() ? 20 : 100_000));
                        client.sendBytes(all.slice(all.position(), piece));
                        all.position(all.position() + piece);
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            for (String text : texts) {
                DescribeGroupsResponseData answer =
                        (DescribeGroupsResponseData) client.receive(ApiKeys.DESCRIBE_GROUPS, V0);
                assertThat(answer.groups().getFirst().groupId())
                        .as("seed %d", seed)
                        .isEqualTo(text);
            }
            writer.join();
        }
    }

    private static ByteBuffer joined(List<String> texts) {
        List<ByteBuffer> frames = texts.stream()
                .map(text -> WireClient.frame(groups(text), V0, "c", 0))
                .toList();
        ByteBuffer all = ByteBuffer.allocate(
                frames.stream().mapToInt(ByteBuffer::remaining).sum());
        frames.forEach(all::put);
        return all.flip();
    }

    @Test
    void handlerThrows_errorResponse_connectionGoesOn() throws IOException {
        try (WireClient client = room.client()) {
            SyncGroupResponseData answer =
                    client.ask(new SyncGroupRequestData().setGroupId("g"), 0, SyncGroupResponseData.class);
            assertThat(answer.errorCode()).isEqualTo(Errors.UNKNOWN_SERVER_ERROR.code());
            echoes(client, "still here");
        }
    }

    @Test
    void errorOutsideEveryGuard_threadsServeOn() throws IOException {
        for (int i = 0; i < 3; i++) {
            room.server().timers().execute(() -> {
                throw new Unspeakable();
            });
        }
        try (WireClient first = room.client();
                WireClient second = room.client()) {
            echoes(first, "one thread");
            echoes(second, "and the other");
        }
        assertThat(room.server().ioThreads()).allMatch(Thread::isAlive);
    }

    @Test
    void burstOfConnections_spreadEvenly() throws Exception {
        CountDownLatch allThere = new CountDownLatch(1);
        room.server().timers().execute(() -> {
            try {
                allThere.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        WireClient[] clients = new WireClient[8];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = room.client();
            clients[i].send(new HeartbeatRequestData(), 0);
        }
        allThere.countDown();
        Map<Timers, Integer> perThread = new HashMap<>();
        for (WireClient ignored : clients) {
            perThread.merge(room.parked().take().timers(), 1, Integer::sum);
        }
        assertThat(perThread.values()).containsExactly(4, 4);
        for (WireClient client : clients) {
            client.close();
        }
    }

    @Test
    void portInUse_oneClearLine() throws IOException {
        InetSocketAddress address = room.server().address();
        assertThatThrownBy(() -> Server.bind(address, config(1 << 20, 1 << 20, 1, 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + address.getPort())
                .hasMessageContaining("choose another port");
    }
}
