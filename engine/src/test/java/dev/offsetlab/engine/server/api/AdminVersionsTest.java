package dev.offsetlab.engine.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.meta.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.AlterConfigsRequestData;
import org.apache.kafka.common.message.CreatePartitionsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.DeleteRecordsRequestData;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.message.DescribeClusterRequestData;
import org.apache.kafka.common.message.DescribeConfigsRequestData;
import org.apache.kafka.common.message.DescribeLogDirsRequestData;
import org.apache.kafka.common.message.DescribeTopicPartitionsRequestData;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.ListPartitionReassignmentsRequestData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every advertised version of every admin API: a request that succeeds and one that is refused in every way must
/// both have an answer that this version can carry.
class AdminVersionsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            names = {
                "METADATA",
                "CREATE_TOPICS",
                "DELETE_TOPICS",
                "CREATE_PARTITIONS",
                "DESCRIBE_CONFIGS",
                "INCREMENTAL_ALTER_CONFIGS",
                "ALTER_CONFIGS",
                "DESCRIBE_LOG_DIRS",
                "DELETE_RECORDS",
                "INIT_PRODUCER_ID",
                "OFFSET_FOR_LEADER_EPOCH",
                "DESCRIBE_CLUSTER",
                "DESCRIBE_TOPIC_PARTITIONS",
                "LIST_PARTITION_REASSIGNMENTS"
            })
    void everyVersion_goodAndRefused_canBeWritten(ApiKeys api) throws IOException {
        try (AdminRoom room = AdminRoom.at(folder, Map.of())) {
            for (int version = api.oldestVersion(); version <= api.latestVersion(false); version++) {
                Topic topic = room.topics().create("there", 2, Map.of("retention.ms", "1000"));
                for (ApiMessage request : requests(api, version, topic)) {
                    ApiMessage reply = room.call(api, request, version, ApiMessage.class);
                    assertThat(reply).as("%s v%d to %s", api, version, request).isNotNull();
                }
                for (Topic left : room.topics().all()) {
                    room.topics().delete(left.name());
                }
            }
        }
    }

    private static List<ApiMessage> requests(ApiKeys api, int version, Topic topic) {
        return switch (api) {
            case METADATA -> metadata(version, topic);
            case CREATE_TOPICS -> List.of(create("fresh"), create("there"), create("../up"));
            case DELETE_TOPICS -> List.of(delete(version, "there"), delete(version, "gone"));
            case CREATE_PARTITIONS -> List.of(grow("there", 5), grow("gone", 5), grow("there", 1));
            case DESCRIBE_CONFIGS -> List.of(describeConfigs(version));
            case INCREMENTAL_ALTER_CONFIGS -> List.of(alter("data.path", "heap"), alter("no.such", "1"));
            case ALTER_CONFIGS -> List.of(replace("data.path", "heap"), replace("no.such", "1"));
            case DESCRIBE_LOG_DIRS -> List.of(new DescribeLogDirsRequestData().setTopics(null));
            case DELETE_RECORDS ->
                List.of(deleteRecords("there", -1), deleteRecords("there", 9), deleteRecords("x", 0));
            case INIT_PRODUCER_ID ->
                List.of(
                        new InitProducerIdRequestData().setTransactionalId(null),
                        new InitProducerIdRequestData().setTransactionalId("tx"));
            case OFFSET_FOR_LEADER_EPOCH -> List.of(epoch("there"), epoch("gone"));
            case DESCRIBE_CLUSTER ->
                List.of(new DescribeClusterRequestData().setIncludeClusterAuthorizedOperations(true));
            case DESCRIBE_TOPIC_PARTITIONS -> List.of(new DescribeTopicPartitionsRequestData());
            case LIST_PARTITION_REASSIGNMENTS -> List.of(new ListPartitionReassignmentsRequestData());
            default -> throw new IllegalArgumentException(api.name);
        };
    }

    private static List<ApiMessage> metadata(int version, Topic topic) {
        MetadataRequestData named = new MetadataRequestData();
        for (String name : Set.of("there", "made-by-asking", "../up", "__consumer_offsets")) {
            named.topics().add(new MetadataRequestData.MetadataRequestTopic().setName(name));
        }
        MetadataRequestData all = new MetadataRequestData().setTopics(version == 0 ? List.of() : null);
        if (version < 12) {
            return List.of(named, all);
        }
        MetadataRequestData byId = new MetadataRequestData();
        byId.topics()
                .add(new MetadataRequestData.MetadataRequestTopic()
                        .setName(null)
                        .setTopicId(topic.id()));
        byId.topics()
                .add(new MetadataRequestData.MetadataRequestTopic()
                        .setName(null)
                        .setTopicId(Uuid.randomUuid()));
        return List.of(named, all, byId);
    }

    private static CreateTopicsRequestData create(String name) {
        CreateTopicsRequestData request = new CreateTopicsRequestData();
        request.topics()
                .add(new CreateTopicsRequestData.CreatableTopic()
                        .setName(name)
                        .setNumPartitions(1)
                        .setReplicationFactor((short) 1));
        return request;
    }

    private static DeleteTopicsRequestData delete(int version, String name) {
        return version < 6
                ? new DeleteTopicsRequestData().setTopicNames(List.of(name))
                : new DeleteTopicsRequestData()
                        .setTopics(List.of(
                                new DeleteTopicsRequestData.DeleteTopicState().setName(name),
                                new DeleteTopicsRequestData.DeleteTopicState().setTopicId(Uuid.randomUuid())));
    }

    private static CreatePartitionsRequestData grow(String name, int total) {
        CreatePartitionsRequestData request = new CreatePartitionsRequestData();
        request.topics()
                .add(new CreatePartitionsRequestData.CreatePartitionsTopic()
                        .setName(name)
                        .setCount(total)
                        .setAssignments(null));
        return request;
    }

    private static DescribeConfigsRequestData describeConfigs(int version) {
        DescribeConfigsRequestData request =
                new DescribeConfigsRequestData().setIncludeSynonyms(true).setIncludeDocumentation(version >= 3);
        for (String name : List.of("1", "", "7", "x")) {
            request.resources().add(resource(ConfigResource.Type.BROKER, name));
        }
        request.resources().add(resource(ConfigResource.Type.TOPIC, "there"));
        request.resources().add(resource(ConfigResource.Type.TOPIC, "gone"));
        request.resources().add(resource(ConfigResource.Type.GROUP, "any"));
        return request;
    }

    private static DescribeConfigsRequestData.DescribeConfigsResource resource(ConfigResource.Type type, String name) {
        return new DescribeConfigsRequestData.DescribeConfigsResource()
                .setResourceType(type.id())
                .setResourceName(name)
                .setConfigurationKeys(null);
    }

    private static IncrementalAlterConfigsRequestData alter(String key, String value) {
        IncrementalAlterConfigsRequestData.AlterableConfigCollection configs =
                new IncrementalAlterConfigsRequestData.AlterableConfigCollection();
        configs.add(new IncrementalAlterConfigsRequestData.AlterableConfig()
                .setName(key)
                .setValue(value));
        IncrementalAlterConfigsRequestData request = new IncrementalAlterConfigsRequestData();
        request.resources()
                .add(new IncrementalAlterConfigsRequestData.AlterConfigsResource()
                        .setResourceType(ConfigResource.Type.TOPIC.id())
                        .setResourceName("there")
                        .setConfigs(configs));
        return request;
    }

    private static AlterConfigsRequestData replace(String key, String value) {
        AlterConfigsRequestData.AlterableConfigCollection configs =
                new AlterConfigsRequestData.AlterableConfigCollection();
        configs.add(new AlterConfigsRequestData.AlterableConfig().setName(key).setValue(value));
        AlterConfigsRequestData request = new AlterConfigsRequestData();
        request.resources()
                .add(new AlterConfigsRequestData.AlterConfigsResource()
                        .setResourceType(ConfigResource.Type.TOPIC.id())
                        .setResourceName("there")
                        .setConfigs(configs));
        return request;
    }

    private static DeleteRecordsRequestData deleteRecords(String topic, long offset) {
        return new DeleteRecordsRequestData()
                .setTopics(List.of(new DeleteRecordsRequestData.DeleteRecordsTopic()
                        .setName(topic)
                        .setPartitions(
                                List.of(new DeleteRecordsRequestData.DeleteRecordsPartition().setOffset(offset)))));
    }

    private static OffsetForLeaderEpochRequestData epoch(String name) {
        OffsetForLeaderEpochRequestData request = new OffsetForLeaderEpochRequestData();
        request.topics()
                .add(new OffsetForLeaderEpochRequestData.OffsetForLeaderTopic()
                        .setTopic(name)
                        .setPartitions(List.of(new OffsetForLeaderEpochRequestData.OffsetForLeaderPartition())));
        return request;
    }
}
