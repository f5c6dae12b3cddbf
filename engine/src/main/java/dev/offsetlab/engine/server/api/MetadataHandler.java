package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.meta.TopicNames;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataRequestData.MetadataRequestTopic;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// Who is there and who leads what: one broker leads everything. Topics that are not there are made, where the client
/// and `auto.create.topics.enable` allow it.
final class MetadataHandler implements ApiHandler<MetadataRequestData> {
    /// From this version on a topic may be answered without a name.
    private static final short NAMELESS_SINCE = 12;

    private final BrokerIdentity identity;
    private final Settings settings;
    private final Topics topics;
    private final Executor background;

    MetadataHandler(BrokerIdentity identity, Settings settings, Topics topics, Executor background) {
        this.identity = identity;
        this.settings = settings;
        this.topics = topics;
        this.background = background;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.METADATA;
    }

    @Override
    public void handle(MetadataRequestData request, Exchange exchange) {
        boolean create = request.allowAutoTopicCreation() && settings.booleanValue("auto.create.topics.enable");
        if (create && !asksForAll(request, exchange.version()) && someMissing(request)) {
            background.execute(() -> Deferred.run(answerWith(true), request, exchange));
        } else {
            answer(request, exchange, false);
        }
    }

    private ApiHandler<MetadataRequestData> answerWith(boolean create) {
        return new ApiHandler<>() {
            @Override
            public ApiKeys api() {
                return ApiKeys.METADATA;
            }

            @Override
            public void handle(MetadataRequestData request, Exchange exchange) {
                answer(request, exchange, create);
            }
        };
    }

    /// An empty list meant all topics in version 0; later ones say so with null.
    private static boolean asksForAll(MetadataRequestData request, short version) {
        return request.topics() == null || (version == 0 && request.topics().isEmpty());
    }

    private boolean someMissing(MetadataRequestData request) {
        return request.topics().stream()
                .anyMatch(asked ->
                        asked.name() != null && topics.topic(asked.name()).isEmpty());
    }

    private void answer(MetadataRequestData request, Exchange exchange, boolean create) {
        MetadataResponseData response =
                new MetadataResponseData().setClusterId(identity.clusterId()).setControllerId(identity.nodeId());
        Endpoint told = identity.endpoint(exchange.protocol());
        response.brokers()
                .add(new MetadataResponseBroker()
                        .setNodeId(identity.nodeId())
                        .setHost(told.host())
                        .setPort(told.port()));
        if (request.includeClusterAuthorizedOperations()) {
            response.setClusterAuthorizedOperations(AllowedOperations.CLUSTER);
        }
        boolean operations = request.includeTopicAuthorizedOperations();
        if (asksForAll(request, exchange.version())) {
            topics.all().forEach(topic -> response.topics().add(describe(topic, operations)));
        } else {
            for (MetadataRequestTopic asked : request.topics()) {
                response.topics().add(find(asked, exchange.version(), create, operations));
            }
        }
        exchange.reply(response);
    }

    private MetadataResponseTopic find(MetadataRequestTopic asked, short version, boolean create, boolean operations) {
        if (asked.name() == null) {
            Optional<Topic> byId = topics.topic(asked.topicId());
            return byId.isPresent()
                    ? describe(byId.get(), operations)
                    : new MetadataResponseTopic()
                            .setErrorCode(Errors.UNKNOWN_TOPIC_ID.code())
                            .setName(version >= NAMELESS_SINCE ? null : "")
                            .setTopicId(asked.topicId());
        }
        try {
            Optional<Topic> byName = topics.topic(TopicNames.check(asked.name()));
            if (byName.isEmpty() && create && !TopicNames.isInternal(asked.name())) {
                byName = make(asked.name());
            }
            return byName.isPresent()
                    ? describe(byName.get(), operations)
                    : refused(asked, Refusal.of(Errors.UNKNOWN_TOPIC_OR_PARTITION));
        } catch (ApiException | IOException e) {
            return refused(asked, Refusal.of(e, "auto-create topic=" + asked.name()));
        }
    }

    private Optional<Topic> make(String name) throws IOException {
        try {
            return Optional.of(topics.create(name, settings.intValue("num.partitions"), Map.of()));
        } catch (TopicExistsException e) {
            return topics.topic(name); // two clients asked at the same moment
        }
    }

    private static MetadataResponseTopic refused(MetadataRequestTopic asked, Refusal refusal) {
        return new MetadataResponseTopic()
                .setErrorCode(refusal.code())
                .setName(asked.name())
                .setTopicId(Uuid.ZERO_UUID);
    }

    private MetadataResponseTopic describe(Topic topic, boolean operations) {
        MetadataResponseTopic described = new MetadataResponseTopic()
                .setName(topic.name())
                .setTopicId(topic.id())
                .setIsInternal(topic.internal())
                .setTopicAuthorizedOperations(operations ? AllowedOperations.TOPIC : AllowedOperations.NOT_ASKED);
        List<Integer> me = List.of(identity.nodeId());
        for (PartitionLog log : topic.partitions()) {
            described
                    .partitions()
                    .add(new MetadataResponsePartition()
                            .setPartitionIndex(log.id().partition())
                            .setLeaderId(identity.nodeId())
                            .setLeaderEpoch(log.leaderEpoch())
                            .setReplicaNodes(me)
                            .setIsrNodes(me));
        }
        return described;
    }
}
