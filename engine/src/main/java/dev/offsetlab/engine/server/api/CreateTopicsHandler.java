package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.DescribedConfig;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopicConfig;
import org.apache.kafka.common.message.CreateTopicsResponseData;
import org.apache.kafka.common.message.CreateTopicsResponseData.CreatableTopicConfigs;
import org.apache.kafka.common.message.CreateTopicsResponseData.CreatableTopicResult;
import org.apache.kafka.common.protocol.ApiKeys;

/// Makes topics, each by itself: one that is refused leaves the others. From version 5 on the answer carries what the
/// new topic's configs are.
final class CreateTopicsHandler implements ApiHandler<CreateTopicsRequestData> {
    private static final String CLUSTER_METADATA = "__cluster_metadata";

    private final Assignments assignments;
    private final Settings settings;
    private final Topics topics;

    CreateTopicsHandler(BrokerIdentity identity, Settings settings, Topics topics) {
        this.assignments = new Assignments(identity.nodeId());
        this.settings = settings;
        this.topics = topics;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.CREATE_TOPICS;
    }

    @Override
    public void handle(CreateTopicsRequestData request, Exchange exchange) {
        CreateTopicsResponseData response = new CreateTopicsResponseData();
        for (CreatableTopic asked : request.topics()) {
            if (response.topics().find(asked.name()) == null) {
                response.topics().add(result(request, asked));
            }
        }
        exchange.reply(response);
    }

    private CreatableTopicResult result(CreateTopicsRequestData request, CreatableTopic asked) {
        CreatableTopicResult result = new CreatableTopicResult().setName(asked.name());
        try {
            if (request.topics().findAll(asked.name()).size() > 1) {
                throw new InvalidRequestException("Found multiple entries for this topic.");
            }
            create(asked, request.validateOnly(), result);
        } catch (RuntimeException | IOException e) {
            Refusal refusal = Refusal.of(e, "create topic=" + asked.name());
            result.setErrorCode(refusal.code()).setErrorMessage(refusal.message());
        }
        return result;
    }

    private void create(CreatableTopic asked, boolean validateOnly, CreatableTopicResult result) throws IOException {
        if (asked.name().equals(CLUSTER_METADATA)) {
            throw new InvalidRequestException("Creation of internal topic " + CLUSTER_METADATA + " is prohibited.");
        }
        Map<String, String> configs = configs(asked);
        int partitions = assignments.partitions(asked, settings.intValue("num.partitions"));
        if (validateOnly) {
            topics.checkNew(asked.name(), partitions, configs);
        } else {
            result.setTopicId(topics.create(asked.name(), partitions, configs).id());
        }
        result.setNumPartitions(partitions).setReplicationFactor((short) 1);
        for (DescribedConfig config : settings.describeTopic(configs)) {
            result.configs()
                    .add(new CreatableTopicConfigs()
                            .setName(config.name())
                            .setValue(config.value())
                            .setReadOnly(config.readOnly())
                            .setConfigSource(config.source().id())
                            .setIsSensitive(config.sensitive()));
        }
    }

    private static Map<String, String> configs(CreatableTopic asked) {
        Map<String, String> configs = new HashMap<>();
        for (CreatableTopicConfig config : asked.configs()) {
            if (config.value() == null) {
                throw new InvalidConfigurationException("Null value not supported for topic configs: " + config.name());
            }
            configs.put(config.name(), config.value());
        }
        return configs;
    }
}
