package dev.offsetlab.engine.server;

import static dev.offsetlab.engine.server.ServerRoom.await;
import static dev.offsetlab.engine.server.ServerRoom.config;
import static dev.offsetlab.engine.server.ServerRoom.echoes;
import static dev.offsetlab.engine.server.ServerRoom.groups;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;

/// Requests that are answered later, by another thread, or never.
class ParkedRequestsTest extends ServerCase {
    @Test
    void parked_repliedFromAnotherThread_onceAndOnlyThen() throws Exception {
        try (WireClient client = room.client()) {
            client.send(new HeartbeatRequestData(), 0);
            client.send(groups("behind"), 0);
            Exchange exchange = room.parked().take();
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
        try (WireClient client = room.client()) {
            client.send(new HeartbeatRequestData(), 0);
            exchange = room.parked().take();
        }
        await(() -> !exchange.isOpen());
        exchange.reply(new HeartbeatResponseData());
    }

    @Test
    void parked_clientLeaves_hookIsCalledOnce_andNotAfterAReply() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        try (WireClient client = room.client()) {
            client.send(new HeartbeatRequestData(), 0);
            Exchange answered = room.parked().take();
            answered.timers().execute(() -> {
                answered.onClosed(() -> closed.addAndGet(100));
                answered.reply(new HeartbeatResponseData());
            });
            client.receive(ApiKeys.HEARTBEAT, V0);
            client.send(new HeartbeatRequestData(), 0);
            Exchange left = room.parked().take();
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
        restart(config(1 << 20, 4 << 20, 10, 100));
        try (WireClient client = room.client()) {
            client.send(new HeartbeatRequestData(), 0);
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void nothingReplied_nextRequestIsServed() throws Exception {
        try (WireClient client = room.client()) {
            client.send(new HeartbeatRequestData(), 0);
            room.parked().take().replyNothing();
            echoes(client, "next");
        }
    }

    @Test
    void disconnect_closes() throws Exception {
        try (WireClient client = room.client()) {
            client.send(new HeartbeatRequestData(), 0);
            room.parked().take().disconnect("on purpose");
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void close_endsThreadsEvenWithParkedRequests() throws Exception {
        try (WireClient client = room.client()) {
            client.send(new HeartbeatRequestData(), 0);
            Exchange exchange = room.parked().take();
            room.server().close();
            assertThat(room.server().ioThreads()).noneMatch(Thread::isAlive);
            assertThat(client.closedByPeer()).isTrue();
            assertThat(exchange.isOpen()).isFalse();
        }
    }
}
