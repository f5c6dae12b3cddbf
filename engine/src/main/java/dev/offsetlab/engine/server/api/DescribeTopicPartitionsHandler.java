package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.meta.TopicNames;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.message.DescribeTopicPartitionsRequestData;
import org.apache.kafka.common.message.DescribeTopicPartitionsResponseData;
import org.apache.kafka.common.message.DescribeTopicPartitionsResponseData.DescribeTopicPartitionsResponsePartition;
import org.apache.kafka.common.message.DescribeTopicPartitionsResponseData.DescribeTopicPartitionsResponseTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Topics and their partitions page by page, in the order of names: a cursor says where the next page begins.
final class DescribeTopicPartitionsHandler implements ApiHandler<DescribeTopicPartitionsRequestData> {
    private static final int MAX_PAGE = 2000;

    private final BrokerIdentity identity;
    private final Topics topics;

    DescribeTopicPartitionsHandler(BrokerIdentity identity, Topics topics) {
        this.identity = identity;
        this.topics = topics;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.DESCRIBE_TOPIC_PARTITIONS;
    }

    @Override
    public void handle(DescribeTopicPartitionsRequestData request, Exchange exchange) {
        DescribeTopicPartitionsRequestData.@Nullable Cursor cursor = request.cursor();
        if (cursor != null && cursor.partitionIndex() < 0) {
            throw new InvalidRequestException(
                    "DescribeTopicPartitionsRequest cursor partition must be valid: " + cursor.partitionIndex());
        }
        Page page = new Page(Math.clamp(request.responsePartitionLimit(), 1, MAX_PAGE));
        for (String name : names(request)) {
            int first = cursor != null && cursor.topicName().equals(name) ? cursor.partitionIndex() : 0;
            boolean before = cursor != null && cursor.topicName().compareTo(name) > 0;
            if (!before && !page.add(name, first)) {
                break;
            }
        }
        exchange.reply(page.response);
    }

    private Collection<String> names(DescribeTopicPartitionsRequestData request) {
        return request.topics().isEmpty()
                ? topics.all().stream().map(Topic::name).toList()
                : new TreeSet<>(
                        request.topics().stream().map(topic -> topic.name()).toList());
    }

    /// The page that is being filled.
    private final class Page {
        private final DescribeTopicPartitionsResponseData response = new DescribeTopicPartitionsResponseData();
        private int room;

        Page(int room) {
            this.room = room;
        }

        /// False where the page is full; the response then says where to go on.
        boolean add(String name, int firstPartition) {
            Optional<Topic> found = topics.topic(name);
            if (found.isEmpty()) {
                response.topics().add(missing(name));
                return true;
            }
            if (room == 0) {
                goOnAt(name, firstPartition);
                return false;
            }
            Topic topic = found.get();
            DescribeTopicPartitionsResponseTopic described = new DescribeTopicPartitionsResponseTopic()
                    .setName(name)
                    .setTopicId(topic.id())
                    .setIsInternal(topic.internal())
                    .setTopicAuthorizedOperations(AllowedOperations.TOPIC);
            response.topics().add(described);
            int end = (int) Math.min(topic.partitions().size(), (long) firstPartition + room);
            for (int partition = firstPartition; partition < end; partition++) {
                described.partitions().add(describe(topic, partition));
                room--;
            }
            if (end < topic.partitions().size()) {
                goOnAt(name, end);
                return false;
            }
            return true;
        }

        private void goOnAt(String name, int partition) {
            response.setNextCursor(new DescribeTopicPartitionsResponseData.Cursor()
                    .setTopicName(name)
                    .setPartitionIndex(partition));
        }
    }

    private DescribeTopicPartitionsResponsePartition describe(Topic topic, int partition) {
        List<Integer> me = List.of(identity.nodeId());
        return new DescribeTopicPartitionsResponsePartition()
                .setPartitionIndex(partition)
                .setLeaderId(identity.nodeId())
                .setLeaderEpoch(topic.partitions().get(partition).leaderEpoch())
                .setReplicaNodes(me)
                .setIsrNodes(me)
                .setEligibleLeaderReplicas(List.of())
                .setLastKnownElr(List.of());
    }

    private static DescribeTopicPartitionsResponseTopic missing(String name) {
        Errors error = Errors.UNKNOWN_TOPIC_OR_PARTITION;
        try {
            TopicNames.check(name);
        } catch (InvalidTopicException e) {
            error = Errors.INVALID_TOPIC_EXCEPTION;
        }
        return new DescribeTopicPartitionsResponseTopic().setName(name).setErrorCode(error.code());
    }
}
