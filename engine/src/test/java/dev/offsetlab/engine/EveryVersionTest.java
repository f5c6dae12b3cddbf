package dev.offsetlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.server.WireClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.ListOffsetsResponseData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.AbstractResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every API that the broker says it serves, in every version that it says: a request is written, and the response
/// read to its last byte by Kafka's own codec. A field that an old version cannot hold fails here, and so does every
/// error code that the request does not ask for.
@Timeout(60)
class EveryVersionTest {
    @TempDir
    Path folder;

    private Broker broker;
    private WireClient client;
    private VersionRequests requests;

    @BeforeEach
    void start() throws IOException {
        broker = Broker.start(
                new BrokerConfig("127.0.0.1", 0, folder, Map.of("group.initial.rebalance.delay.ms", "0"), false));
        Topic topic = broker.topics().create("versions", 2, Map.of());
        requests = new VersionRequests(topic.name(), topic.id());
        client = new WireClient(broker.address());
        client.ask(requests.request(ApiKeys.PRODUCE, 9), 9, ProduceResponseData.class);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        broker.close();
    }

    private List<ApiVersion> advertised() throws IOException {
        ApiMessage request = requests.request(ApiKeys.API_VERSIONS, 3);
        return List.copyOf(client.ask(request, 3, ApiVersionsResponseData.class).apiKeys());
    }

    @TestFactory
    Stream<DynamicTest> everyAdvertisedVersion_isAnswered() throws IOException {
        return advertised().stream().flatMap(this::versionsOf);
    }

    private Stream<DynamicTest> versionsOf(ApiVersion advertised) {
        ApiKeys api = ApiKeys.forId(advertised.apiKey());
        int first = Math.max(advertised.minVersion(), api.oldestVersion());
        return IntStream.rangeClosed(first, advertised.maxVersion())
                .mapToObj(version -> DynamicTest.dynamicTest(api + " v" + version, () -> answered(api, version)));
    }

    private void answered(ApiKeys api, int version) throws IOException {
        try (WireClient own = new WireClient(broker.address())) {
            ApiMessage response = own.ask(requests.request(api, version), version, ApiMessage.class);
            assertThat(response.apiKey()).isEqualTo(api.id);
            assertThat(refusals(api, response, (short) version))
                    .as("refusals of %s v%d", api, version)
                    .isEqualTo(expected(api, version));
            switch (response) {
                case FetchResponseData fetched -> {
                    var partition = fetched.responses().getFirst().partitions().getFirst();
                    assertThat(partition.records().sizeInBytes()).isPositive();
                }
                case ListOffsetsResponseData listed ->
                    assertThat(listed.topics()
                                    .getFirst()
                                    .partitions()
                                    .getFirst()
                                    .offset())
                            .isPositive();
                default -> {}
            }
        }
    }

    /// The error codes of a whole response, as Kafka's own clients count them.
    private static Set<Errors> refusals(ApiKeys api, ApiMessage response, short version) {
        var bytes = MessageUtil.toByteBufferAccessor(response, version);
        Set<Errors> errors = new HashSet<>(AbstractResponse.parseResponse(api, bytes, version)
                .errorCounts()
                .keySet());
        assertThat(errors).as("an answer to what was asked").isNotEmpty();
        errors.remove(Errors.NONE);
        return errors;
    }

    /// What [VersionRequests] asks of things that are not there, or that cannot be had in one request.
    private static Set<Errors> expected(ApiKeys api, int version) {
        return switch (api) {
            case JOIN_GROUP -> version < 4 ? Set.of() : Set.of(Errors.MEMBER_ID_REQUIRED);
            case SYNC_GROUP, HEARTBEAT, LEAVE_GROUP -> Set.of(Errors.UNKNOWN_MEMBER_ID);
            case DESCRIBE_GROUPS -> version < 6 ? Set.of() : Set.of(Errors.GROUP_ID_NOT_FOUND);
            case DELETE_GROUPS -> Set.of(Errors.GROUP_ID_NOT_FOUND);
            case DELETE_TOPICS, CREATE_PARTITIONS -> Set.of(Errors.UNKNOWN_TOPIC_OR_PARTITION);
            default -> Set.of();
        };
    }

    @Test
    void advertised_coversWhatClientsAndToolsNeed_andNothingUnserved() throws IOException {
        assertThat(advertised())
                .extracting(version -> ApiKeys.forId(version.apiKey()))
                .contains(
                        ApiKeys.PRODUCE,
                        ApiKeys.FETCH,
                        ApiKeys.LIST_OFFSETS,
                        ApiKeys.METADATA,
                        ApiKeys.OFFSET_COMMIT,
                        ApiKeys.OFFSET_FETCH,
                        ApiKeys.FIND_COORDINATOR,
                        ApiKeys.JOIN_GROUP,
                        ApiKeys.HEARTBEAT,
                        ApiKeys.LEAVE_GROUP,
                        ApiKeys.SYNC_GROUP,
                        ApiKeys.API_VERSIONS,
                        ApiKeys.CREATE_TOPICS,
                        ApiKeys.DELETE_TOPICS,
                        ApiKeys.INIT_PRODUCER_ID,
                        ApiKeys.OFFSET_FOR_LEADER_EPOCH,
                        ApiKeys.DESCRIBE_CONFIGS,
                        ApiKeys.DESCRIBE_GROUPS,
                        ApiKeys.LIST_GROUPS,
                        ApiKeys.DELETE_RECORDS,
                        ApiKeys.ALTER_CONFIGS,
                        ApiKeys.DESCRIBE_LOG_DIRS,
                        ApiKeys.CREATE_PARTITIONS,
                        ApiKeys.DELETE_GROUPS,
                        ApiKeys.INCREMENTAL_ALTER_CONFIGS,
                        ApiKeys.OFFSET_DELETE)
                .doesNotContain(
                        ApiKeys.ADD_PARTITIONS_TO_TXN,
                        ApiKeys.END_TXN,
                        ApiKeys.CONSUMER_GROUP_HEARTBEAT,
                        ApiKeys.CONSUMER_GROUP_DESCRIBE);
    }

    @Test
    void produce_saidFromVersion0() throws IOException {
        assertThat(advertised())
                .filteredOn(version -> version.apiKey() == ApiKeys.PRODUCE.id)
                .extracting(ApiVersion::minVersion)
                .containsExactly((short) 0);
    }

    @Test
    void apiVersions_fromTheFuture_answeredInVersion0() throws IOException {
        ByteBuffer frame = WireClient.frame(requests.request(ApiKeys.API_VERSIONS, 3), (short) 3, "c", 1);
        frame.putShort(6, (short) 99);
        client.sendBytes(frame);
        ApiVersionsResponseData answer = (ApiVersionsResponseData) client.receive(ApiKeys.API_VERSIONS, (short) 0);
        assertThat(answer.errorCode()).isEqualTo(Errors.UNSUPPORTED_VERSION.code());
        assertThat(answer.apiKeys()).isNotEmpty();
        assertThat(advertised()).isNotEmpty();
    }

    @Test
    void apiVersions_softwareNameOfStrangeSigns_invalidRequest() throws IOException {
        ApiVersionsRequestData request =
                new ApiVersionsRequestData().setClientSoftwareName("-x-").setClientSoftwareVersion("1");
        assertThat(client.ask(request, 4, ApiVersionsResponseData.class).errorCode())
                .isEqualTo(Errors.INVALID_REQUEST.code());
    }

    @Test
    void fetch_withASessionThatWasNeverGiven_toldSo() throws IOException {
        FetchRequestData request = ((FetchRequestData) requests.request(ApiKeys.FETCH, 12))
                .setSessionId(77)
                .setSessionEpoch(3);
        assertThat(client.ask(request, 12, FetchResponseData.class).errorCode())
                .isEqualTo(Errors.FETCH_SESSION_ID_NOT_FOUND.code());
    }
}
