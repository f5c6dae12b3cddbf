package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.ConfigValue;
import dev.offsetlab.engine.meta.DescribedConfig;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.meta.TopicNames;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.message.DescribeConfigsRequestData;
import org.apache.kafka.common.message.DescribeConfigsRequestData.DescribeConfigsResource;
import org.apache.kafka.common.message.DescribeConfigsResponseData;
import org.apache.kafka.common.message.DescribeConfigsResponseData.DescribeConfigsResourceResult;
import org.apache.kafka.common.message.DescribeConfigsResponseData.DescribeConfigsResult;
import org.apache.kafka.common.message.DescribeConfigsResponseData.DescribeConfigsSynonym;
import org.apache.kafka.common.protocol.ApiKeys;

/// Every config with its value, where the value comes from, and what it is for.
final class DescribeConfigsHandler implements ApiHandler<DescribeConfigsRequestData> {
    private final ConfigResources resources;
    private final Settings settings;
    private final Topics topics;

    DescribeConfigsHandler(BrokerIdentity identity, Settings settings, Topics topics) {
        this.resources = new ConfigResources(identity);
        this.settings = settings;
        this.topics = topics;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.DESCRIBE_CONFIGS;
    }

    @Override
    public void handle(DescribeConfigsRequestData request, Exchange exchange) {
        DescribeConfigsResponseData response = new DescribeConfigsResponseData();
        for (DescribeConfigsResource resource : request.resources()) {
            DescribeConfigsResult result = new DescribeConfigsResult()
                    .setResourceType(resource.resourceType())
                    .setResourceName(resource.resourceName())
                    .setErrorMessage(null);
            response.results().add(result);
            try {
                List<String> only = resource.configurationKeys();
                configs(resource).stream()
                        .filter(config -> only == null || only.isEmpty() || only.contains(config.name()))
                        .forEach(config -> result.configs().add(entry(config, request)));
            } catch (RuntimeException e) {
                Refusal refusal = Refusal.of(e, "describe configs of=" + resource.resourceName());
                result.setErrorCode(refusal.code()).setErrorMessage(refusal.message());
            }
        }
        exchange.reply(response);
    }

    private List<DescribedConfig> configs(DescribeConfigsResource resource) {
        ConfigResource.Type type = ConfigResource.Type.forId(resource.resourceType());
        return switch (type) {
            case TOPIC -> settings.describeTopic(own(TopicNames.check(resource.resourceName())));
            case BROKER ->
                switch (resources.brokerScope(resource.resourceName())) {
                    case BROKER -> settings.describeBroker();
                    case CLUSTER -> settings.describeCluster();
                };
            default -> throw ConfigResources.unsupported(type);
        };
    }

    private Map<String, String> own(String topic) {
        return topics.topic(topic)
                .map(Topic::configs)
                .orElseThrow(() -> new UnknownTopicOrPartitionException("The topic '" + topic + "' does not exist."));
    }

    private static DescribeConfigsResourceResult entry(DescribedConfig config, DescribeConfigsRequestData request) {
        DescribeConfigsResourceResult entry = new DescribeConfigsResourceResult()
                .setName(config.name())
                .setValue(config.value())
                .setConfigSource(config.source().id())
                .setReadOnly(config.readOnly())
                .setIsSensitive(config.sensitive())
                .setConfigType(config.typeId())
                .setDocumentation(request.includeDocumentation() ? config.doc() : null);
        if (request.includeSynonyms()) {
            for (ConfigValue value : config.synonyms()) {
                entry.synonyms()
                        .add(new DescribeConfigsSynonym()
                                .setName(value.name())
                                .setValue(value.value())
                                .setSource(value.source().id()));
            }
        }
        return entry;
    }
}
