package dev.offsetlab.engine.server.api;

import static dev.offsetlab.engine.server.api.GroupRoom.commitOf;
import static dev.offsetlab.engine.server.api.GroupRoom.versions;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.OffsetDeleteRequestData;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestPartition;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestTopic;
import org.apache.kafka.common.message.OffsetDeleteResponseData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestGroup;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopic;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopics;
import org.apache.kafka.common.message.OffsetFetchResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// Committed offsets, by every version of these APIs; a restart reads the log back.
class GroupOffsetsTest extends GroupCase {
    @Test
    void commitAndFetch_everyVersionAndAfterARestart() throws Exception {
        Uuid id = room.topics().create("orders", 2, Map.of()).id();
        for (int v : versions(ApiKeys.OFFSET_COMMIT).toArray()) {
            OffsetCommitRequestTopic topic =
                    new OffsetCommitRequestTopic().setPartitions(List.of(commitOf(0, 100 + v), commitOf(7, 1)));
            topic = v >= 10 ? topic.setTopicId(id) : topic.setName("orders");
            OffsetCommitResponseData answer = room.ask(
                    ApiKeys.OFFSET_COMMIT,
                    new OffsetCommitRequestData().setGroupId("g").setTopics(List.of(topic)),
                    v,
                    OffsetCommitResponseData.class);
            assertThat(answer.topics().getFirst().partitions())
                    .extracting(partition -> Errors.forCode(partition.errorCode()))
                    .containsExactly(Errors.NONE, Errors.UNKNOWN_TOPIC_OR_PARTITION);
            checkFetch(id, 100 + v);
        }
        restart();
        checkFetch(id, 110);

        room.topics().delete("orders");
        room.topics().create("orders", 2, Map.of());
        assertThat(fetch(id, 9, false)).as("of a new topic with the old name").containsExactly(-1L, -1L);
    }

    @Test
    void commitAndFetch_unknownTopicId_isSaid() throws Exception {
        OffsetCommitRequestTopic stranger =
                new OffsetCommitRequestTopic().setTopicId(Uuid.ONE_UUID).setPartitions(List.of(commitOf(0, 1)));
        OffsetCommitRequestData commit =
                new OffsetCommitRequestData().setGroupId("g").setTopics(List.of(stranger));
        assertThat(room.ask(ApiKeys.OFFSET_COMMIT, commit, 10, OffsetCommitResponseData.class)
                        .topics()
                        .getFirst()
                        .partitions()
                        .getFirst()
                        .errorCode())
                .isEqualTo(Errors.UNKNOWN_TOPIC_ID.code());
        OffsetFetchRequestTopics asked =
                new OffsetFetchRequestTopics().setTopicId(Uuid.ONE_UUID).setPartitionIndexes(List.of(0));
        OffsetFetchRequestData fetch = new OffsetFetchRequestData()
                .setGroups(List.of(new OffsetFetchRequestGroup().setGroupId("g").setTopics(List.of(asked))));
        assertThat(room.ask(ApiKeys.OFFSET_FETCH, fetch, 10, OffsetFetchResponseData.class)
                        .groups()
                        .getFirst()
                        .topics()
                        .getFirst()
                        .partitions()
                        .getFirst()
                        .errorCode())
                .isEqualTo(Errors.UNKNOWN_TOPIC_ID.code());
    }

    @Test
    void offsetDelete_forgetsAndSaysWhatItDoesNotKnow() throws Exception {
        Uuid id = room.topics().create("orders", 2, Map.of()).id();
        room.commit("g", "orders", 0, 5);
        OffsetDeleteRequestData request = new OffsetDeleteRequestData().setGroupId("g");
        OffsetDeleteRequestTopic asked = new OffsetDeleteRequestTopic().setName("orders");
        asked.partitions().add(new OffsetDeleteRequestPartition().setPartitionIndex(0));
        asked.partitions().add(new OffsetDeleteRequestPartition().setPartitionIndex(9));
        request.topics().add(asked);

        OffsetDeleteResponseData answer = room.ask(ApiKeys.OFFSET_DELETE, request, 0, OffsetDeleteResponseData.class);

        assertThat(answer.topics().find("orders").partitions())
                .extracting(partition -> Errors.forCode(partition.errorCode()))
                .containsExactly(Errors.NONE, Errors.UNKNOWN_TOPIC_OR_PARTITION);
        assertThat(fetch(id, 9, false)).containsExactly(-1L, -1L);
        assertThat(room.ask(ApiKeys.OFFSET_DELETE, request.setGroupId("nobody"), 0, OffsetDeleteResponseData.class)
                        .errorCode())
                .isEqualTo(Errors.GROUP_ID_NOT_FOUND.code());
    }

    private void checkFetch(Uuid id, long offset) throws Exception {
        for (int v : versions(ApiKeys.OFFSET_FETCH).toArray()) {
            assertThat(fetch(id, v, false)).as("some, version %d", v).containsExactly(offset, -1L);
            if (v >= 2) {
                assertThat(fetch(id, v, true)).as("all, version %d", v).containsExactly(offset);
            }
        }
    }

    private List<Long> fetch(Uuid id, int v, boolean all) throws Exception {
        OffsetFetchRequestData request = new OffsetFetchRequestData();
        if (v < 8) {
            OffsetFetchRequestTopic topic =
                    new OffsetFetchRequestTopic().setName("orders").setPartitionIndexes(List.of(0, 1));
            request.setGroupId("g").setTopics(all ? null : List.of(topic));
            return room.ask(ApiKeys.OFFSET_FETCH, request, v, OffsetFetchResponseData.class).topics().stream()
                    .flatMap(topics -> topics.partitions().stream())
                    .map(OffsetFetchResponseData.OffsetFetchResponsePartition::committedOffset)
                    .toList();
        }
        OffsetFetchRequestTopics topic = new OffsetFetchRequestTopics().setPartitionIndexes(List.of(0, 1));
        topic = v >= 10 ? topic.setTopicId(id) : topic.setName("orders");
        request.setGroups(List.of(
                new OffsetFetchRequestGroup().setGroupId("g").setTopics(all ? null : List.of(topic)),
                new OffsetFetchRequestGroup().setGroupId("unknown").setTopics(null)));
        OffsetFetchResponseData answer = room.ask(ApiKeys.OFFSET_FETCH, request, v, OffsetFetchResponseData.class);
        assertThat(answer.groups().getLast().topics()).isEmpty();
        return answer.groups().getFirst().topics().stream()
                .flatMap(topics -> topics.partitions().stream())
                .map(OffsetFetchResponseData.OffsetFetchResponsePartitions::committedOffset)
                .toList();
    }
}
