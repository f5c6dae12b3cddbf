package dev.offsetlab.engine.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableReplicaAssignment;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.CreateTopicsResponseData;
import org.apache.kafka.common.message.CreateTopicsResponseData.CreatableTopicResult;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.message.DeleteTopicsResponseData;
import org.apache.kafka.common.message.DescribeTopicPartitionsRequestData;
import org.apache.kafka.common.message.DescribeTopicPartitionsResponseData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataRequestData.MetadataRequestTopic;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicHandlersTest {
    @TempDir
    Path folder;

    @Test
    void create_withoutNumber_takesTheBrokersDefault() throws IOException {
        try (AdminRoom room = AdminRoom.at(folder, Map.of("num.partitions", "4"))) {
            CreatableTopicResult result = create(room, topic("orders", -1, -1), false);
            assertThat(Errors.forCode(result.errorCode())).isEqualTo(Errors.NONE);
            assertThat(result.numPartitions()).isEqualTo(4);
            assertThat(result.replicationFactor()).isEqualTo((short) 1);
            assertThat(result.configs()).anyMatch(config -> config.name().equals("segment.bytes"));
            assertThat(room.topics().topic(result.topicId())).isPresent();
        }
    }

    @Test
    void create_wrongReplicas_saysKafkasWords() throws IOException {
        try (AdminRoom room = AdminRoom.at(folder, Map.of())) {
            assertRefused(
                    create(room, topic("a", 1, 2), false),
                    Errors.INVALID_REPLICATION_FACTOR,
                    "Unable to replicate the partition 2 time(s)");
            assertRefused(create(room, topic("a", 1, 0), false), Errors.INVALID_REPLICATION_FACTOR, "larger than 0");
            assertRefused(
                    create(room, assigned("a", List.of(2)), false),
                    Errors.INVALID_REPLICA_ASSIGNMENT,
                    "includes broker 2, but no such broker is registered.");
            assertRefused(
                    create(room, assigned("a", List.of(1, 1)), false),
                    Errors.INVALID_REPLICA_ASSIGNMENT,
                    "includes the broker 1 more than once.");
            assertRefused(
                    create(room, assigned("a", List.of()), false),
                    Errors.INVALID_REPLICA_ASSIGNMENT,
                    "includes an empty replica list.");
            assertThat(create(room, assigned("a", List.of(1)), false).errorCode())
                    .isZero();
        }
    }

    @Test
    void create_validateOnly_makesNothing() throws IOException {
        try (AdminRoom room = AdminRoom.at(folder, Map.of())) {
            assertThat(create(room, topic("a", 2, 1), true).numPartitions()).isEqualTo(2);
            assertThat(room.topics().all()).isEmpty();
        }
    }

    @Test
    void create_sameNameTwice_isRefusedOnce() throws IOException {
        try (AdminRoom room = AdminRoom.at(folder, Map.of())) {
            CreateTopicsRequestData request = new CreateTopicsRequestData();
            request.topics().add(topic("a", 1, 1));
            request.topics().add(topic("a", 2, 1));
            CreateTopicsResponseData response =
                    room.call(ApiKeys.CREATE_TOPICS, request, 7, CreateTopicsResponseData.class);
            assertThat(response.topics()).hasSize(1);
            assertRefused(response.topics().iterator().next(), Errors.INVALID_REQUEST, "multiple entries");
        }
    }

    @Test
    void delete_byId_answersWithTheName() throws IOException {
        try (AdminRoom room = AdminRoom.at(folder, Map.of())) {
            Uuid id = room.topics().create("orders", 1, Map.of()).id();
            DeleteTopicsRequestData request = new DeleteTopicsRequestData()
                    .setTopics(List.of(new DeleteTopicsRequestData.DeleteTopicState().setTopicId(id)));
            DeleteTopicsResponseData response =
                    room.call(ApiKeys.DELETE_TOPICS, request, 6, DeleteTopicsResponseData.class);
            assertThat(response.responses().find("orders").errorCode()).isZero();
            assertThat(room.topics().all()).isEmpty();
        }
    }

    @Test
    void delete_whereDisabled_saysSo() throws IOException {
        try (AdminRoom room = AdminRoom.at(folder, Map.of("delete.topic.enable", "false"))) {
            room.topics().create("orders", 1, Map.of());
            DeleteTopicsRequestData request = new DeleteTopicsRequestData().setTopicNames(List.of("orders"));
            DeleteTopicsResponseData response =
                    room.call(ApiKeys.DELETE_TOPICS, request, 4, DeleteTopicsResponseData.class);
            assertThat(Errors.forCode(response.responses().find("orders").errorCode()))
                    .isEqualTo(Errors.TOPIC_DELETION_DISABLED);
            assertThat(room.topics().topic("orders")).isPresent();
        }
    }

    @Test
    void metadata_missingTopic_isMadeOnlyWhereAllAllowIt() throws IOException {
        try (AdminRoom room = AdminRoom.at(folder, Map.of())) {
            assertThat(metadata(room, "a", false).errorCode()).isEqualTo(Errors.UNKNOWN_TOPIC_OR_PARTITION.code());
            assertThat(metadata(room, "a", true).partitions()).hasSize(1);
            assertThat(metadata(room, "../up", true).errorCode()).isEqualTo(Errors.INVALID_TOPIC_EXCEPTION.code());
            assertThat(metadata(room, "__consumer_offsets", true).errorCode())
                    .isEqualTo(Errors.UNKNOWN_TOPIC_OR_PARTITION.code());
            room.settings().alterDynamic(Map.of("auto.create.topics.enable", "false"));
            assertThat(metadata(room, "b", true).errorCode()).isEqualTo(Errors.UNKNOWN_TOPIC_OR_PARTITION.code());
        }
    }

    @Test
    void describeTopicPartitions_pageByPage_missesNoneAndRepeatsNone() throws IOException {
        try (AdminRoom room = AdminRoom.at(folder, Map.of())) {
            for (int i = 1; i <= 4; i++) {
                room.topics().create("t" + i, i, Map.of());
            }
            for (int limit = 1; limit <= 11; limit++) {
                assertThat(pages(room, limit))
                        .as("limit=%d", limit)
                        .containsExactly(
                                "t1-0", "t2-0", "t2-1", "t3-0", "t3-1", "t3-2", "t4-0", "t4-1", "t4-2", "t4-3");
            }
        }
    }

    private static List<String> pages(AdminRoom room, int limit) {
        List<String> seen = new ArrayList<>();
        DescribeTopicPartitionsRequestData.@Nullable Cursor cursor = null;
        do {
            DescribeTopicPartitionsResponseData response = room.call(
                    ApiKeys.DESCRIBE_TOPIC_PARTITIONS,
                    new DescribeTopicPartitionsRequestData()
                            .setResponsePartitionLimit(limit)
                            .setCursor(cursor),
                    0,
                    DescribeTopicPartitionsResponseData.class);
            response.topics()
                    .forEach(topic -> topic.partitions()
                            .forEach(partition -> seen.add(topic.name() + "-" + partition.partitionIndex())));
            DescribeTopicPartitionsResponseData.@Nullable Cursor next = response.nextCursor();
            cursor = next == null
                    ? null
                    : new DescribeTopicPartitionsRequestData.Cursor()
                            .setTopicName(next.topicName())
                            .setPartitionIndex(next.partitionIndex());
        } while (cursor != null);
        return seen;
    }

    private static MetadataResponseTopic metadata(AdminRoom room, String name, boolean create) {
        MetadataRequestData request = new MetadataRequestData().setAllowAutoTopicCreation(create);
        request.topics().add(new MetadataRequestTopic().setName(name));
        MetadataResponseData response = room.call(ApiKeys.METADATA, request, 9, MetadataResponseData.class);
        return response.topics().iterator().next();
    }

    private static CreatableTopicResult create(AdminRoom room, CreatableTopic topic, boolean validateOnly) {
        CreateTopicsRequestData request = new CreateTopicsRequestData().setValidateOnly(validateOnly);
        request.topics().add(topic);
        return room.call(ApiKeys.CREATE_TOPICS, request, 7, CreateTopicsResponseData.class)
                .topics()
                .iterator()
                .next();
    }

    private static CreatableTopic topic(String name, int partitions, int replicas) {
        return new CreatableTopic().setName(name).setNumPartitions(partitions).setReplicationFactor((short) replicas);
    }

    private static CreatableTopic assigned(String name, List<Integer> brokers) {
        CreatableTopic topic = topic(name, -1, -1);
        topic.assignments()
                .add(new CreatableReplicaAssignment().setPartitionIndex(0).setBrokerIds(brokers));
        return topic;
    }

    private static void assertRefused(CreatableTopicResult result, Errors error, String words) {
        assertThat(Errors.forCode(result.errorCode())).isEqualTo(error);
        assertThat(result.errorMessage()).contains(words);
    }
}
