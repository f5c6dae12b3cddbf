package dev.offsetlab.engine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.observe.Observation;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The network side alone, with handlers that echo, park and throw, over real sockets.
@Timeout(30)
class ServerTest {
    private static final short V0 = 0;

    private final BlockingQueue<Exchange> parked = new LinkedBlockingQueue<>();
    private Server server;
    private InetSocketAddress address;

    /// Answers with the group's name, as often as there are groups.
    private record Echo() implements ApiHandler<DescribeGroupsRequestData> {
        @Override
        public ApiKeys api() {
            return ApiKeys.DESCRIBE_GROUPS;
        }

        @Override
        public void handle(DescribeGroupsRequestData request, Exchange exchange) {
            DescribeGroupsResponseData response = new DescribeGroupsResponseData();
            request.groups().forEach(group -> response.groups().add(new DescribedGroup().setGroupId(group)));
            exchange.reply(response);
        }
    }

    /// Leaves every request to the test.
    private record Park(BlockingQueue<Exchange> parked) implements ApiHandler<HeartbeatRequestData> {
        @Override
        public ApiKeys api() {
            return ApiKeys.HEARTBEAT;
        }

        @Override
        public void handle(HeartbeatRequestData request, Exchange exchange) {
            parked.add(exchange);
        }
    }

    /// Takes what comes.
    private record Swallow() implements ApiHandler<ProduceRequestData> {
        @Override
        public ApiKeys api() {
            return ApiKeys.PRODUCE;
        }

        @Override
        public void handle(ProduceRequestData request, Exchange exchange) {
            exchange.reply(new ProduceResponseData());
        }
    }

    /// A failure that cannot even be written to the log.
    @SuppressWarnings("serial") // never serialized
    private static final class Unspeakable extends RuntimeException {
        @Override
        public void printStackTrace(PrintStream to) {
            throw new OutOfMemoryError("on purpose");
        }
    }

    /// Fails.
    private record Fail() implements ApiHandler<SyncGroupRequestData> {
        @Override
        public ApiKeys api() {
            return ApiKeys.SYNC_GROUP;
        }

        @Override
        public void handle(SyncGroupRequestData request, Exchange exchange) {
            throw new UnsupportedOperationException("on purpose");
        }
    }

    @BeforeEach
    void start() throws IOException {
        start(config(1 << 20, 4 << 20, 10, 60_000));
    }

    private void start(ServerConfig config) throws IOException {
        server = Server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), config);
        address = server.address();
        server.serve(
                new ApiTable(List.of(new Echo(), new Park(parked), new Swallow(), new Fail())),
                new PathBook((_, _) -> "sendfile", () -> 0, new Observation()));
    }

    private static ServerConfig config(int maxRequestBytes, long queuedBytes, int maxConnections, long maxIdleMs) {
        return new ServerConfig(2, maxRequestBytes, queuedBytes, () -> maxConnections, maxIdleMs, -1, -1, 50);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static DescribeGroupsRequestData groups(String... names) {
        return new DescribeGroupsRequestData().setGroups(List.of(names));
    }

    private void echoes(WireClient client, String text) throws IOException {
        DescribeGroupsResponseData answer = client.ask(groups(text), 0, DescribeGroupsResponseData.class);
        assertThat(answer.groups()).extracting(DescribedGroup::groupId).containsExactly(text);
    }

    private static void await(BooleanSupplier condition) {
        long untilNs = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(untilNs);
            Thread.onSpinWait();
        }
    }

    @Test
    void request_answered_inEveryVersion() throws IOException {
        try (WireClient client = new WireClient(address)) {
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
        try (WireClient client = new WireClient(address)) {
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
    void parked_repliedFromAnotherThread_onceAndOnlyThen() throws Exception {
        try (WireClient client = new WireClient(address)) {
            client.send(new HeartbeatRequestData(), 0);
            client.send(groups("behind"), 0);
            Exchange exchange = parked.take();
            assertThat(exchange.isOpen()).isTrue();
            exchange.reply(new HeartbeatResponseData().setErrorCode((short) 27));
            exchange.reply(new HeartbeatResponseData().setErrorCode((short) 99));
            HeartbeatResponseData answer = (HeartbeatResponseData) client.receive(ApiKeys.HEARTBEAT, V0);
            assertThat(answer.errorCode()).isEqualTo((short) 27);
            DescribeGroupsResponseData behind =
                    (DescribeGroupsResponseData) client.receive(ApiKeys.DESCRIBE_GROUPS, V0);
            assertThat(behind.groups().getFirst().groupId()).isEqualTo("behind");
        }
    }

    @Test
    void parked_clientLeaves_isNoticed() throws Exception {
        Exchange exchange;
        try (WireClient client = new WireClient(address)) {
            client.send(new HeartbeatRequestData(), 0);
            exchange = parked.take();
        }
        await(() -> !exchange.isOpen());
        exchange.reply(new HeartbeatResponseData());
    }

    @Test
    void parked_clientLeaves_hookIsCalledOnce_andNotAfterAReply() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        try (WireClient client = new WireClient(address)) {
            client.send(new HeartbeatRequestData(), 0);
            Exchange answered = parked.take();
            answered.timers().execute(() -> {
                answered.onClosed(() -> closed.addAndGet(100));
                answered.reply(new HeartbeatResponseData());
            });
            client.receive(ApiKeys.HEARTBEAT, V0);
            client.send(new HeartbeatRequestData(), 0);
            Exchange left = parked.take();
            CountDownLatch hooked = new CountDownLatch(1);
            left.timers().execute(() -> {
                left.onClosed(closed::incrementAndGet);
                hooked.countDown();
            });
            hooked.await();
        }
        await(() -> closed.get() != 0);
        assertThat(closed).hasValue(1);
    }

    @Test
    void parkedForLongerThanTheIdleTime_closed() throws IOException {
        server.close();
        start(config(1 << 20, 4 << 20, 10, 100));
        try (WireClient client = new WireClient(address)) {
            client.send(new HeartbeatRequestData(), 0);
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void nothingReplied_nextRequestIsServed() throws Exception {
        try (WireClient client = new WireClient(address)) {
            client.send(new HeartbeatRequestData(), 0);
            parked.take().replyNothing();
            echoes(client, "next");
        }
    }

    @Test
    void disconnect_closes() throws Exception {
        try (WireClient client = new WireClient(address)) {
            client.send(new HeartbeatRequestData(), 0);
            parked.take().disconnect("on purpose");
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void handlerThrows_errorResponse_connectionGoesOn() throws IOException {
        try (WireClient client = new WireClient(address)) {
            SyncGroupResponseData answer =
                    client.ask(new SyncGroupRequestData().setGroupId("g"), 0, SyncGroupResponseData.class);
            assertThat(answer.errorCode()).isEqualTo(Errors.UNKNOWN_SERVER_ERROR.code());
            echoes(client, "still here");
        }
    }

    @Test
    void lengthNegativeOrTooLarge_closed_othersServed() throws IOException {
        try (WireClient other = new WireClient(address)) {
            for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, (1 << 20) + 1}) {
                try (WireClient client = new WireClient(address)) {
                    client.sendBytes(ByteBuffer.allocate(4).putInt(length).flip());
                    assertThat(client.closedByPeer()).as("length %d", length).isTrue();
                }
                echoes(other, "served");
            }
        }
    }

    @Test
    void apiNotServed_versionNotServed_unknownId_closed() throws IOException {
        try (WireClient client = new WireClient(address)) {
            client.send(new FindCoordinatorRequestData().setKey("k"), 0);
            assertThat(client.closedByPeer()).isTrue();
        }
        for (short[] apiAndVersion : new short[][] {{12, 99}, {12, -1}, {9999, 0}, {-5, 0}}) {
            try (WireClient client = new WireClient(address)) {
                ByteBuffer frame = WireClient.frame(new HeartbeatRequestData(), V0, "c", 1);
                frame.putShort(4, apiAndVersion[0]).putShort(6, apiAndVersion[1]);
                client.sendBytes(frame);
                assertThat(client.closedByPeer()).isTrue();
            }
        }
    }

    @Test
    void frameCutAtEveryByte_thenClientLeaves_othersServed() throws IOException {
        ByteBuffer frame = WireClient.frame(groups("some", "groups"), V0, "c", 1);
        try (WireClient other = new WireClient(address)) {
            for (int cut = 0; cut < frame.limit(); cut++) {
                try (WireClient client = new WireClient(address)) {
                    client.sendBytes(frame.slice(0, cut));
                }
                echoes(other, "served");
            }
        }
        await(() -> server.counters().snapshot().open() == 0);
    }

    @Test
    void bodyMutatedAtRandom_closedOrAnswered_othersServed() throws IOException {
        long seed = 20_240_511;
        Random random = new Random(seed);
        try (WireClient other = new WireClient(address)) {
            for (int i = 0; i < 300; i++) {
                ByteBuffer frame = WireClient.frame(groups("some", "groups"), V0, "c", 1);
                for (int change = 0; change < 3; change++) {
                    frame.put(4 + random.nextInt(frame.limit() - 4), (byte) random.nextInt());
                }
                try (WireClient client = new WireClient(address)) {
                    client.sendBytes(frame);
                    client.socket().shutdownOutput();
                    client.socket().read(ByteBuffer.allocate(1000));
                } catch (IOException reset) {
                    assertThat(reset).as("seed %d round %d", seed, i).isNotNull();
                }
                echoes(other, "served");
            }
        }
    }

    @Test
    void connectionsOverTheLimit_closed_othersServed() throws IOException {
        try (WireClient first = new WireClient(address)) {
            echoes(first, "first");
            WireClient[] more = new WireClient[12];
            for (int i = 0; i < more.length; i++) {
                more[i] = new WireClient(address);
            }
            await(() -> server.counters().snapshot().refused() == 3);
            echoes(first, "served");
            for (WireClient client : more) {
                client.close();
            }
            await(() -> server.counters().snapshot().open() == 1);
            try (WireClient again = new WireClient(address)) {
                echoes(again, "there is room again");
            }
        }
    }

    @Test
    void silentClient_closedAtIdleTime() throws IOException {
        server.close();
        start(config(1 << 20, 4 << 20, 10, 100));
        try (WireClient silent = new WireClient(address)) {
            assertThat(silent.closedByPeer()).isTrue();
        }
    }

    /// Four clients of which only one at a time gets memory for its request.
    private WireClient[] fourHalfRequests(ByteBuffer frame) throws IOException {
        server.close();
        start(config(1 << 20, 300 << 10, 10, 60_000));
        WireClient[] clients = new WireClient[4];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = new WireClient(address);
            clients[i].sendBytes(frame.slice(0, 100_000));
        }
        return clients;
    }

    private static ByteBuffer largeFrame() {
        String[] large = new String[8];
        Arrays.fill(large, "y".repeat(30_000));
        return WireClient.frame(groups(large), V0, "c", 1);
    }

    @Test
    void memoryBudgetSpent_readersWaitAndThenGoOn() throws Exception {
        ByteBuffer frame = largeFrame();
        List<Thread> senders = new ArrayList<>();
        AtomicInteger answered = new AtomicInteger();
        for (WireClient client : fourHalfRequests(frame)) {
            senders.add(Thread.ofPlatform().start(() -> {
                try (client) {
                    client.sendBytes(frame.slice(100_000, frame.limit() - 100_000));
                    DescribeGroupsResponseData answer =
                            (DescribeGroupsResponseData) client.receive(ApiKeys.DESCRIBE_GROUPS, V0);
                    answered.addAndGet(answer.groups().size());
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(answered).hasValue(4 * 8);
    }

    @Test
    void memoryHeldByHalfARequest_closedWhereOthersWait() throws Exception {
        WireClient[] clients = fourHalfRequests(largeFrame());
        await(() -> server.counters().snapshot().refused() > 0);
        for (WireClient client : clients) {
            client.close();
        }
    }

    @Test
    void memoryHeldByATrickle_closedWhereOthersWait() throws Exception {
        ByteBuffer frame = largeFrame();
        WireClient[] clients = fourHalfRequests(frame);
        try {
            for (int at = 100_000; server.counters().snapshot().refused() == 0; at++) {
                assertThat(at).as("bytes that came one by one").isLessThan(100_100);
                for (WireClient client : clients) {
                    client.sendBytes(frame.slice(at, 1));
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } finally {
            for (WireClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void frameOverTwoMiB_refusedFromItsFirstSixBytes_unlessAProduce() throws IOException {
        server.close();
        start(config(16 << 20, 32 << 20, 10, 60_000));
        for (short api : new short[] {ApiKeys.DESCRIBE_GROUPS.id, ApiKeys.METADATA.id, 9999}) {
            try (WireClient client = new WireClient(address)) {
                client.sendBytes(
                        ByteBuffer.allocate(6).putInt(12 << 20).putShort(api).flip());
                assertThat(client.closedByPeer()).as("api %d", api).isTrue();
            }
        }
        TopicProduceData topic = new TopicProduceData()
                .setPartitionData(List.of(new PartitionProduceData()
                        .setRecords(MemoryRecords.readableRecords(ByteBuffer.allocate(3 << 20)))));
        ProduceRequestData produce = new ProduceRequestData()
                .setAcks((short) 1)
                .setTopicData(new TopicProduceDataCollection(List.of(topic).iterator()));
        try (WireClient client = new WireClient(address)) {
            ByteBuffer frame = WireClient.frame(produce, (short) 9, "c", 0);
            client.sendBytes(frame.slice(0, 5));
            client.sendBytes(frame.position(5));
            assertThat(client.receive(ApiKeys.PRODUCE, (short) 9)).isInstanceOf(ProduceResponseData.class);
            echoes(client, "goes on");
        }
    }

    @Test
    void errorOutsideEveryGuard_threadsServeOn() throws IOException {
        for (int i = 0; i < 3; i++) {
            server.timers().execute(() -> {
                throw new Unspeakable();
            });
        }
        try (WireClient first = new WireClient(address);
                WireClient second = new WireClient(address)) {
            echoes(first, "one thread");
            echoes(second, "and the other");
        }
        assertThat(server.ioThreads()).allMatch(Thread::isAlive);
    }

    @Test
    void burstOfConnections_spreadEvenly() throws Exception {
        CountDownLatch allThere = new CountDownLatch(1);
        server.timers().execute(() -> {
            try {
                allThere.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        WireClient[] clients = new WireClient[8];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = new WireClient(address);
            clients[i].send(new HeartbeatRequestData(), 0);
        }
        allThere.countDown();
        Map<Timers, Integer> perThread = new HashMap<>();
        for (WireClient ignored : clients) {
            perThread.merge(parked.take().timers(), 1, Integer::sum);
        }
        assertThat(perThread.values()).containsExactly(4, 4);
        for (WireClient client : clients) {
            client.close();
        }
    }

    @Test
    void portInUse_oneClearLine() {
        assertThatThrownBy(() -> Server.bind(address, config(1 << 20, 1 << 20, 1, 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + address.getPort())
                .hasMessageContaining("choose another port");
    }

    @Test
    void close_endsThreadsEvenWithParkedRequests() throws Exception {
        try (WireClient client = new WireClient(address)) {
            client.send(new HeartbeatRequestData(), 0);
            Exchange exchange = parked.poll(10, TimeUnit.SECONDS);
            server.close();
            assertThat(server.ioThreads()).noneMatch(Thread::isAlive);
            assertThat(client.closedByPeer()).isTrue();
            assertThat(exchange).isNotNull();
        }
    }
}
