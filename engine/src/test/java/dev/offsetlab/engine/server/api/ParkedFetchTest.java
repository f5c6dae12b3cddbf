package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.server.ApiTable;
import dev.offsetlab.engine.server.PathBook;
import dev.offsetlab.engine.server.Server;
import dev.offsetlab.engine.server.ServerConfig;
import dev.offsetlab.engine.server.WireClient;
import dev.offsetlab.testing.Awaiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ParkedFetchTest {
    private static final int CLIENTS = 50;

    @TempDir
    Path folder;

    private final LongPolls polls = new LongPolls();

    private static FetchRequestData forever() {
        return new FetchRequestData()
                .setMaxBytes(1 << 20)
                .setMinBytes(1)
                .setMaxWaitMs(Integer.MAX_VALUE)
                .setTopics(List.of(new FetchTopic()
                        .setTopic("t")
                        .setPartitions(
                                List.of(new FetchPartition().setPartition(0).setPartitionMaxBytes(1 << 20)))));
    }

    private void awaitWaiting(PartitionLog log, int count) {
        Awaiting.until(count + " wait", () -> polls.waiting(log) == count);
    }

    @Test
    void clientsLeave_nothingStaysParked() throws IOException {
        ServerConfig config = new ServerConfig(2, 1 << 20, 4 << 20, () -> 1_000, 60_000, 5_000, -1, -1, CLIENTS);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (AdminRoom room = AdminRoom.at(folder, Map.of());
                Server server = Server.bind(anyPort, config)) {
            PartitionLog log =
                    room.topics().create("t", 1, Map.of()).partitions().getFirst();
            FetchHandler fetch = new FetchHandler(
                    new PartitionLookup(room.topics()), new ParkingPlace(polls), () -> 1 << 20, new Observation());
            server.serve(new ApiTable(List.of(fetch)), new PathBook((_, _) -> "sendfile", () -> 0, new Observation()));
            List<WireClient> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                WireClient client = new WireClient(server.address());
                clients.add(client);
                client.send(forever(), 12);
            }
            awaitWaiting(log, CLIENTS);
            for (WireClient client : clients) {
                client.close();
            }
            awaitWaiting(log, 0);
        }
    }
}
