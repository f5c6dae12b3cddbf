package dev.offsetlab.engine.server;

import static dev.offsetlab.engine.server.ServerRoom.await;
import static dev.offsetlab.engine.server.ServerRoom.config;
import static dev.offsetlab.engine.server.ServerRoom.echoes;
import static dev.offsetlab.engine.server.ServerRoom.groups;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;

/// Connections, memory and time that clients may take, and what happens to those who take more.
class ServerLimitsTest extends ServerCase {
    @Test
    void connectionsOverTheLimit_closed_othersServed() throws IOException {
        try (WireClient first = room.client()) {
            echoes(first, "first");
            WireClient[] more = new WireClient[12];
            for (int i = 0; i < more.length; i++) {
                more[i] = room.client();
            }
            await(() -> room.server().counters().snapshot().refused() == 3);
            echoes(first, "served");
            for (WireClient client : more) {
                client.close();
            }
            await(() -> room.server().counters().snapshot().open() == 1);
            try (WireClient again = room.client()) {
                echoes(again, "there is room again");
            }
        }
    }

    @Test
    void silentClient_closedAtIdleTime() throws IOException {
        restart(config(1 << 20, 4 << 20, 10, 100));
        try (WireClient silent = room.client()) {
            assertThat(silent.closedByPeer()).isTrue();
        }
    }

    /// Four clients of which only one at a time gets memory for its request.
    ///
    /// @param maxStallMs how long half a request may hold that memory
    private WireClient[] fourHalfRequests(ByteBuffer frame, long maxStallMs) throws IOException {
        restart(config(1 << 20, 300 << 10, 10, 60_000, maxStallMs));
        WireClient[] clients = new WireClient[4];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = room.client();
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
        for (WireClient client : fourHalfRequests(frame, 60_000)) {
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
        WireClient[] clients = fourHalfRequests(largeFrame(), ServerRoom.MAX_STALL_MS);
        await(() -> room.server().counters().snapshot().refused() > 0);
        for (WireClient client : clients) {
            client.close();
        }
    }

    @Test
    void memoryHeldByATrickle_closedWhereOthersWait() throws Exception {
        ByteBuffer frame = largeFrame();
        WireClient[] clients = fourHalfRequests(frame, ServerRoom.MAX_STALL_MS);
        try {
            for (int at = 100_000; room.server().counters().snapshot().refused() == 0; at++) {
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
}
