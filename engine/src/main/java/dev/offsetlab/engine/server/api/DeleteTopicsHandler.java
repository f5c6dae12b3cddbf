package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.TopicDeletionDisabledException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.message.DeleteTopicsRequestData.DeleteTopicState;
import org.apache.kafka.common.message.DeleteTopicsResponseData;
import org.apache.kafka.common.message.DeleteTopicsResponseData.DeletableTopicResult;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// Deletes topics by name or, from version 6 on, by id.
final class DeleteTopicsHandler implements ApiHandler<DeleteTopicsRequestData> {
    private static final short IDS_SINCE = 6;
    private static final short KNOWS_DISABLED_SINCE = 3;

    private final Settings settings;
    private final Topics topics;

    DeleteTopicsHandler(Settings settings, Topics topics) {
        this.settings = settings;
        this.topics = topics;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.DELETE_TOPICS;
    }

    @Override
    public void handle(DeleteTopicsRequestData request, Exchange exchange) {
        List<DeleteTopicState> asked = exchange.version() >= IDS_SINCE
                ? request.topics()
                : request.topicNames().stream()
                        .map(name -> new DeleteTopicState().setName(name))
                        .toList();
        DeleteTopicsResponseData response = new DeleteTopicsResponseData();
        Set<DeleteTopicState> seen = new HashSet<>();
        for (DeleteTopicState topic : asked) {
            if (seen.add(topic)) {
                response.responses().add(result(topic, exchange.version()));
            }
        }
        exchange.reply(response);
    }

    private DeletableTopicResult result(DeleteTopicState asked, short version) {
        DeletableTopicResult result =
                new DeletableTopicResult().setName(asked.name()).setTopicId(asked.topicId());
        try {
            if (!settings.booleanValue("delete.topic.enable")) {
                return refuse(result, disabled(version));
            }
            Topic topic = find(asked);
            result.setName(topic.name()).setTopicId(topic.id());
            topics.delete(topic.name());
        } catch (RuntimeException | IOException e) {
            refuse(result, Refusal.of(e, "delete topic=" + result.name()));
        }
        return result;
    }

    private static Refusal disabled(short version) {
        return version >= KNOWS_DISABLED_SINCE
                ? Refusal.of(new TopicDeletionDisabledException("delete.topic.enable is false"), "delete")
                : Refusal.of(Errors.INVALID_REQUEST, "delete.topic.enable is false");
    }

    private Topic find(DeleteTopicState asked) {
        boolean byId = !asked.topicId().equals(Uuid.ZERO_UUID);
        if (asked.name() == null && !byId) {
            throw new InvalidRequestException("Neither topic name nor id were specified.");
        }
        if (asked.name() != null && byId) {
            throw new InvalidRequestException("You may not specify both topic name and topic id.");
        }
        return byId
                ? topics.topic(asked.topicId())
                        .orElseThrow(() -> new UnknownTopicIdException("This server does not host this topic ID."))
                : topics.topic(asked.name())
                        .orElseThrow(() -> new UnknownTopicOrPartitionException(
                                "This server does not host this topic-partition."));
    }

    private static DeletableTopicResult refuse(DeletableTopicResult result, Refusal refusal) {
        return result.setErrorCode(refusal.code()).setErrorMessage(refusal.message());
    }
}
