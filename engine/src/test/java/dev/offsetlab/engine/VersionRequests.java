package dev.offsetlab.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.AlterConfigsRequestData;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.CreatePartitionsRequestData;
import org.apache.kafka.common.message.CreatePartitionsRequestData.CreatePartitionsTopic;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DeleteRecordsRequestData;
import org.apache.kafka.common.message.DeleteRecordsRequestData.DeleteRecordsPartition;
import org.apache.kafka.common.message.DeleteRecordsRequestData.DeleteRecordsTopic;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.message.DeleteTopicsRequestData.DeleteTopicState;
import org.apache.kafka.common.message.DescribeConfigsRequestData;
import org.apache.kafka.common.message.DescribeConfigsRequestData.DescribeConfigsResource;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeLogDirsRequestData;
import org.apache.kafka.common.message.DescribeTopicPartitionsRequestData;
import org.apache.kafka.common.message.DescribeTopicPartitionsRequestData.TopicRequest;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterConfigsResource;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterableConfig;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterableConfigCollection;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocolCollection;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.ListOffsetsRequestData;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsPartition;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsTopic;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataRequestData.MetadataRequestTopic;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestPartition;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.OffsetDeleteRequestData;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestPartition;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestTopic;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestTopicCollection;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestGroup;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopic;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopics;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData.OffsetForLeaderPartition;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData.OffsetForLeaderTopic;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData.OffsetForLeaderTopicCollection;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;

/// One small valid request of each API in each version, about a topic that holds records.
///
/// @param topic   its name
/// @param topicId its id, for the versions that name topics so
record VersionRequests(String topic, Uuid topicId) {
    private static final byte TOPIC_RESOURCE = 2;
    private static final String GROUP = "versions";

    ApiMessage request(ApiKeys api, int version) {
        return switch (api) {
            case PRODUCE -> produce(version);
            case FETCH -> fetch(version);
            case LIST_OFFSETS -> listOffsets();
            case METADATA -> metadata(version);
            case OFFSET_COMMIT -> offsetCommit(version);
            case OFFSET_FETCH -> offsetFetch(version);
            case FIND_COORDINATOR -> findCoordinator(version);
            case JOIN_GROUP -> joinGroup(version);
            case HEARTBEAT -> new HeartbeatRequestData().setGroupId(GROUP).setMemberId("m");
            case LEAVE_GROUP -> leaveGroup(version);
            case SYNC_GROUP ->
                new SyncGroupRequestData()
                        .setGroupId(GROUP)
                        .setMemberId("m")
                        .setProtocolType("consumer")
                        .setProtocolName("range");
            case DESCRIBE_GROUPS -> new DescribeGroupsRequestData().setGroups(List.of(GROUP, "none"));
            case API_VERSIONS ->
                new ApiVersionsRequestData().setClientSoftwareName("test").setClientSoftwareVersion("1.0");
            case CREATE_TOPICS -> createTopics(version);
            case DELETE_TOPICS -> deleteTopics(version);
            case INIT_PRODUCER_ID ->
                new InitProducerIdRequestData().setTransactionalId(null).setTransactionTimeoutMs(1000);
            case OFFSET_FOR_LEADER_EPOCH -> offsetForLeaderEpoch();
            case DESCRIBE_CONFIGS -> describeConfigs();
            case INCREMENTAL_ALTER_CONFIGS -> alterConfigs();
            case ALTER_CONFIGS -> replaceConfigs();
            case DELETE_RECORDS -> deleteRecords();
            case CREATE_PARTITIONS -> createPartitions();
            case DESCRIBE_LOG_DIRS -> new DescribeLogDirsRequestData().setTopics(null);
            case DELETE_GROUPS -> new DeleteGroupsRequestData().setGroupsNames(List.of("none"));
            case OFFSET_DELETE -> offsetDelete();
            case DESCRIBE_TOPIC_PARTITIONS ->
                new DescribeTopicPartitionsRequestData().setTopics(List.of(new TopicRequest().setName(topic)));
            default -> api.messageType.newRequest();
        };
    }

    private ProduceRequestData produce(int version) {
        MemoryRecords records = MemoryRecords.withRecords(
                Compression.NONE, new SimpleRecord("key".getBytes(UTF_8), "value".getBytes(UTF_8)));
        TopicProduceData data = new TopicProduceData()
                .setPartitionData(List.of(new PartitionProduceData().setIndex(0).setRecords(records)));
        data = version >= 13 ? data.setTopicId(topicId) : data.setName(topic);
        return new ProduceRequestData()
                .setTransactionalId(null)
                .setAcks((short) -1)
                .setTimeoutMs(1000)
                .setTopicData(new TopicProduceDataCollection(List.of(data).iterator()));
    }

    private FetchRequestData fetch(int version) {
        FetchTopic asked = new FetchTopic()
                .setPartitions(List.of(new FetchPartition().setPartition(0).setPartitionMaxBytes(1 << 20)));
        return new FetchRequestData()
                .setMaxBytes(1 << 20)
                .setMinBytes(1)
                .setMaxWaitMs(100)
                .setTopics(List.of(version >= 13 ? asked.setTopicId(topicId) : asked.setTopic(topic)));
    }

    private ListOffsetsRequestData listOffsets() {
        return new ListOffsetsRequestData()
                .setReplicaId(-1)
                .setTopics(List.of(new ListOffsetsTopic()
                        .setName(topic)
                        .setPartitions(List.of(
                                new ListOffsetsPartition().setPartitionIndex(0).setTimestamp(-1)))));
    }

    private MetadataRequestData metadata(int version) {
        return new MetadataRequestData()
                .setTopics(List.of(new MetadataRequestTopic().setName(topic)))
                .setAllowAutoTopicCreation(version < 4);
    }

    private OffsetCommitRequestData offsetCommit(int version) {
        OffsetCommitRequestTopic committed = new OffsetCommitRequestTopic()
                .setPartitions(List.of(
                        new OffsetCommitRequestPartition().setPartitionIndex(0).setCommittedOffset(1)));
        return new OffsetCommitRequestData()
                .setGroupId(GROUP)
                .setTopics(List.of(version >= 10 ? committed.setTopicId(topicId) : committed.setName(topic)));
    }

    private OffsetFetchRequestData offsetFetch(int version) {
        if (version < 8) {
            return new OffsetFetchRequestData()
                    .setGroupId(GROUP)
                    .setTopics(
                            List.of(new OffsetFetchRequestTopic().setName(topic).setPartitionIndexes(List.of(0, 9))));
        }
        OffsetFetchRequestTopics asked = new OffsetFetchRequestTopics().setPartitionIndexes(List.of(0, 9));
        return new OffsetFetchRequestData()
                .setGroups(List.of(new OffsetFetchRequestGroup()
                        .setGroupId(GROUP)
                        .setTopics(List.of(version >= 10 ? asked.setTopicId(topicId) : asked.setName(topic)))));
    }

    private static FindCoordinatorRequestData findCoordinator(int version) {
        return version < 4
                ? new FindCoordinatorRequestData().setKey(GROUP)
                : new FindCoordinatorRequestData().setCoordinatorKeys(List.of(GROUP, "other"));
    }

    private static JoinGroupRequestData joinGroup(int version) {
        var protocols = new JoinGroupRequestProtocolCollection();
        protocols.add(new JoinGroupRequestProtocol().setName("range").setMetadata(new byte[] {1, 2, 3}));
        return new JoinGroupRequestData()
                .setGroupId("join-" + version)
                .setProtocolType("consumer")
                .setProtocols(protocols)
                .setSessionTimeoutMs(10_000)
                .setRebalanceTimeoutMs(version == 0 ? -1 : 10_000);
    }

    private static LeaveGroupRequestData leaveGroup(int version) {
        return version < 3
                ? new LeaveGroupRequestData().setGroupId(GROUP).setMemberId("m")
                : new LeaveGroupRequestData()
                        .setGroupId(GROUP)
                        .setMembers(List.of(new MemberIdentity().setMemberId("m")));
    }

    private static CreateTopicsRequestData createTopics(int version) {
        CreateTopicsRequestData request = new CreateTopicsRequestData().setTimeoutMs(5000);
        request.topics()
                .add(new CreatableTopic()
                        .setName("created-" + version)
                        .setNumPartitions(1)
                        .setReplicationFactor((short) 1));
        return request;
    }

    private static DeleteTopicsRequestData deleteTopics(int version) {
        DeleteTopicsRequestData request = new DeleteTopicsRequestData().setTimeoutMs(5000);
        return version < 6
                ? request.setTopicNames(List.of("none"))
                : request.setTopics(List.of(new DeleteTopicState().setName("none")));
    }

    private OffsetForLeaderEpochRequestData offsetForLeaderEpoch() {
        var topics = new OffsetForLeaderTopicCollection();
        topics.add(new OffsetForLeaderTopic()
                .setTopic(topic)
                .setPartitions(
                        List.of(new OffsetForLeaderPartition().setPartition(0).setLeaderEpoch(0))));
        return new OffsetForLeaderEpochRequestData().setReplicaId(-1).setTopics(topics);
    }

    private DescribeConfigsRequestData describeConfigs() {
        return new DescribeConfigsRequestData()
                .setResources(List.of(new DescribeConfigsResource()
                        .setResourceType(TOPIC_RESOURCE)
                        .setResourceName(topic)
                        .setConfigurationKeys(null)));
    }

    private IncrementalAlterConfigsRequestData alterConfigs() {
        var configs = new AlterableConfigCollection();
        configs.add(new AlterableConfig().setName("retention.ms").setValue("1000000"));
        IncrementalAlterConfigsRequestData request = new IncrementalAlterConfigsRequestData();
        request.resources()
                .add(new AlterConfigsResource()
                        .setResourceType(TOPIC_RESOURCE)
                        .setResourceName(topic)
                        .setConfigs(configs));
        return request;
    }

    private AlterConfigsRequestData replaceConfigs() {
        var configs = new AlterConfigsRequestData.AlterableConfigCollection();
        configs.add(new AlterConfigsRequestData.AlterableConfig()
                .setName("retention.ms")
                .setValue("2000000"));
        AlterConfigsRequestData request = new AlterConfigsRequestData();
        request.resources()
                .add(new AlterConfigsRequestData.AlterConfigsResource()
                        .setResourceType(TOPIC_RESOURCE)
                        .setResourceName(topic)
                        .setConfigs(configs));
        return request;
    }

    private DeleteRecordsRequestData deleteRecords() {
        return new DeleteRecordsRequestData()
                .setTimeoutMs(5000)
                .setTopics(List.of(new DeleteRecordsTopic()
                        .setName(topic)
                        .setPartitions(List.of(new DeleteRecordsPartition().setPartitionIndex(0)))));
    }

    private CreatePartitionsRequestData createPartitions() {
        CreatePartitionsRequestData request = new CreatePartitionsRequestData().setTimeoutMs(5000);
        request.topics()
                .add(new CreatePartitionsTopic().setName("none").setCount(2).setAssignments(null));
        return request;
    }

    private OffsetDeleteRequestData offsetDelete() {
        var topics = new OffsetDeleteRequestTopicCollection();
        topics.add(new OffsetDeleteRequestTopic()
                .setName(topic)
                .setPartitions(List.of(new OffsetDeleteRequestPartition().setPartitionIndex(0))));
        return new OffsetDeleteRequestData().setGroupId(GROUP).setTopics(topics);
    }
}
