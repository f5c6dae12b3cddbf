package dev.offsetlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.server.WireClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.utils.ByteUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a client sends, the broker serves on and what was stored stays as it was.
@Timeout(60)
class GarbageTest {
    private static final long SEED = 7_310_026;
    private static final List<ApiKeys> DESTRUCTIVE =
            List.of(ApiKeys.PRODUCE, ApiKeys.DELETE_RECORDS, ApiKeys.DELETE_TOPICS, ApiKeys.INCREMENTAL_ALTER_CONFIGS);

    @TempDir
    Path folder;

    private Broker broker;
    private VersionRequests requests;
    private PartitionLog log;
    private byte[] stored;

    @BeforeEach
    void start() throws IOException {
        Map<String, String> configs =
                Map.of("group.initial.rebalance.delay.ms", "0", "socket.request.max.bytes", "200000");
        broker = Broker.start(new BrokerConfig("127.0.0.1", 0, folder, configs, false));
        Topic topic = broker.topics().create("kept", 1, Map.of());
        log = topic.partitions().getFirst();
        requests = new VersionRequests(topic.name(), topic.id());
        try (WireClient client = new WireClient(broker.address())) {
            for (int i = 0; i < 20; i++) {
                client.ask(requests.request(ApiKeys.PRODUCE, 9), 9, ProduceResponseData.class);
            }
        }
        stored = Files.readAllBytes(log.segments().getFirst().file());
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
    }

    private void sendAndLeave(ByteBuffer bytes) {
        try (WireClient client = new WireClient(broker.address())) {
            client.sendBytes(bytes);
            client.socket().shutdownOutput();
            ByteBuffer sink = ByteBuffer.allocate(1 << 16);
            while (client.socket().read(sink.clear()) >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException reset) {
            assertThat(reset).isNotNull();
        }
    }

    private void servesOnAndKeepsWhatWasStored(String what) throws IOException {
        try (WireClient client = new WireClient(broker.address())) {
            FetchResponseData fetched = client.ask(requests.request(ApiKeys.FETCH, 13), 13, FetchResponseData.class);
            assertThat(fetched.responses()
                            .getFirst()
                            .partitions()
                            .getFirst()
                            .records()
                            .sizeInBytes())
                    .as(what)
                    .isGreaterThanOrEqualTo(stored.length);
        }
        byte[] now = Files.readAllBytes(log.segments().getFirst().file());
        assertThat(Arrays.mismatch(stored, now)).as(what).isIn(-1, stored.length);
    }

    @Test
    void randomBytes() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            sendAndLeave(ByteBuffer.wrap(bytes));
        }
        servesOnAndKeepsWhatWasStored("seed " + SEED);
    }

    @Test
    void randomBytesBehindAPlausibleLength() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[4 + random.nextInt(500)];
            random.nextBytes(bytes);
            ByteBuffer frame = ByteBuffer.wrap(bytes).putInt(0, bytes.length - 4);
            if (bytes.length > 12) {
                frame.putShort(4, (short) random.nextInt(80)).putShort(6, (short) random.nextInt(15));
            }
            sendAndLeave(frame);
        }
        servesOnAndKeepsWhatWasStored("seed " + SEED);
    }

    @Test
    void produceCutAtEveryByte() throws IOException {
        ByteBuffer frame = WireClient.frame(requests.request(ApiKeys.PRODUCE, 9), (short) 9, "c", 1);
        long before = log.logEndOffset();
        for (int cut = 0; cut < frame.limit(); cut++) {
            sendAndLeave(frame.slice(0, cut));
        }
        assertThat(log.logEndOffset()).isEqualTo(before);
        servesOnAndKeepsWhatWasStored("truncated");
    }

    @Test
    void produceWithAnyByteOfTheBatchChanged_refusedOrCrcSafe() throws IOException {
        ByteBuffer frame = WireClient.frame(requests.request(ApiKeys.PRODUCE, 9), (short) 9, "c", 1);
        Random random = new Random(SEED);
        for (int at = 4; at < frame.limit(); at++) {
            ByteBuffer changed =
                    ByteBuffer.allocate(frame.limit()).put(frame.duplicate()).flip();
            changed.put(at, (byte) (changed.get(at) ^ (1 << random.nextInt(8))));
            sendAndLeave(changed);
        }
        servesOnAndKeepsWhatWasStored("seed " + SEED);
    }

    @Test
    void everyApiMutatedAtRandom() throws IOException {
        Random random = new Random(SEED);
        List<ApiKeys> apis;
        try (WireClient client = new WireClient(broker.address())) {
            apis =
                    client
                            .ask(requests.request(ApiKeys.API_VERSIONS, 3), 3, ApiVersionsResponseData.class)
                            .apiKeys()
                            .stream()
                            .map(version -> ApiKeys.forId(version.apiKey()))
                            .filter(api -> !DESTRUCTIVE.contains(api))
                            .toList();
        }
        for (int i = 0; i < 600; i++) {
            ApiKeys api = apis.get(random.nextInt(apis.size()));
            int version = api.oldestVersion() + random.nextInt(api.latestVersion(false) - api.oldestVersion() + 1);
            ApiMessage request = requests.request(api, version);
            ByteBuffer frame = WireClient.frame(request, (short) version, "c", 1);
            for (int change = random.nextInt(4); change >= 0; change--) {
                frame.put(8 + random.nextInt(frame.limit() - 8), (byte) random.nextInt());
            }
            sendAndLeave(frame);
        }
        servesOnAndKeepsWhatWasStored("seed " + SEED);
    }

    @Test
    void framesThatClaimTooMuch() throws IOException {
        for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 200_001}) {
            sendAndLeave(ByteBuffer.allocate(100).putInt(0, length));
        }
        servesOnAndKeepsWhatWasStored("lengths");
    }

    /// What is read back from it at start is believed: groups that a client made up, more than there is memory for.
    @Test
    void produceToTheBrokersOwnTopic_refused() throws IOException {
        Topic own = broker.topics().internal("__consumer_offsets", 1, Map.of("cleanup.policy", "compact"));
        try (WireClient client = new WireClient(broker.address())) {
            ProduceResponseData answer = client.ask(
                    new VersionRequests(own.name(), own.id()).request(ApiKeys.PRODUCE, 9),
                    9,
                    ProduceResponseData.class);

            assertThat(answer.responses()
                            .iterator()
                            .next()
                            .partitionResponses()
                            .getFirst()
                            .errorCode())
                    .isEqualTo(Errors.INVALID_TOPIC_EXCEPTION.code());
        }
        assertThat(own.partitions().getFirst().logEndOffset()).isZero();
    }

    /// Kafka's message classes would take minutes to read the largest of such: the keys are equal and share one slot.
    @ParameterizedTest
    @CsvSource({"PRODUCE,9,00 0001 00000000", "JOIN_GROUP,9,02 67 00001770 00001770 01 00 02 63"})
    void arraysOfEqualKeys_closedWithoutAnAnswer(ApiKeys api, short version, String before) throws IOException {
        byte[] start = HexFormat.of().parseHex(before.replace(" ", ""));
        int count = 65_000;
        ByteBuffer frame = ByteBuffer.allocate(199_000)
                .putInt(0)
                .putShort(api.id)
                .putShort(version)
                .putInt(1)
                .putShort((short) -1)
                .put((byte) 0)
                .put(start);
        ByteUtils.writeUnsignedVarint(count + 1, frame);
        for (int i = 0; i < count; i++) {
            frame.put((byte) 1).put((byte) 1).put((byte) 0);
        }
        frame.put((byte) 1).put((byte) 0).flip().putInt(0, frame.limit() - Integer.BYTES);

        try (WireClient client = new WireClient(broker.address())) {
            client.socket().write(frame);
            int read = client.socket().read(ByteBuffer.allocate(16));
            assertThat(read).as("closed").isEqualTo(-1);
        }
        servesOnAndKeepsWhatWasStored(api.name());
    }
}
