package dev.offsetlab.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.testing.Awaiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.protocol.ApiKeys;

/// The network side alone: a server with handlers that echo, park, swallow and throw, behind a real socket.
final class ServerRoom implements AutoCloseable {
    /// Looked at every second, as a broker's longer one is.
    static final long MAX_STALL_MS = 1_000;

    private final BlockingQueue<Exchange> parked = new LinkedBlockingQueue<>();
    private final Server server;

    ServerRoom(ServerConfig config) throws IOException {
        server = Server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), config);
        server.serve(
                new ApiTable(List.of(new Echo(), new Park(parked), new Swallow(), new Fail())),
                new PathBook((_, _) -> "sendfile", () -> 0, new Observation()));
    }

    Server server() {
        return server;
    }

    /// The requests that wait for an answer by the test.
    BlockingQueue<Exchange> parked() {
        return parked;
    }

    WireClient client() throws IOException {
        return new WireClient(server.address());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    static ServerConfig config(int maxRequestBytes, long queuedBytes, int maxConnections, long maxIdleMs) {
        return config(maxRequestBytes, queuedBytes, maxConnections, maxIdleMs, MAX_STALL_MS);
    }

    static ServerConfig config(
            int maxRequestBytes, long queuedBytes, int maxConnections, long maxIdleMs, long maxStallMs) {
        return new ServerConfig(
                2, maxRequestBytes, queuedBytes, () -> maxConnections, maxIdleMs, maxStallMs, -1, -1, 50);
    }

    static DescribeGroupsRequestData groups(String... names) {
        return new DescribeGroupsRequestData().setGroups(List.of(names));
    }

    /// The server answers this client.
    static void echoes(WireClient client, String text) throws IOException {
        DescribeGroupsResponseData answer = client.ask(groups(text), 0, DescribeGroupsResponseData.class);
        assertThat(answer.groups()).extracting(DescribedGroup::groupId).containsExactly(text);
    }

    static void await(BooleanSupplier condition) {
        Awaiting.until("what the server is about to do", condition);
    }

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
}
