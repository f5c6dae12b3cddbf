package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.ConfigChange;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.TopicNames;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.message.AlterConfigsRequestData;
import org.apache.kafka.common.message.AlterConfigsRequestData.AlterConfigsResource;
import org.apache.kafka.common.message.AlterConfigsResponseData;
import org.apache.kafka.common.message.AlterConfigsResponseData.AlterConfigsResourceResponse;
import org.apache.kafka.common.protocol.ApiKeys;

/// AlterConfigs, the elder sister of IncrementalAlterConfigs and the only one that older admin clients know. It
/// replaces: what a resource has set and the request does not name goes back to what is inherited.
final class AlterConfigsHandler implements ApiHandler<AlterConfigsRequestData> {
    private final ConfigResources resources;
    private final Settings settings;
    private final Topics topics;

    AlterConfigsHandler(BrokerIdentity identity, Settings settings, Topics topics) {
        this.resources = new ConfigResources(identity);
        this.settings = settings;
        this.topics = topics;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.ALTER_CONFIGS;
    }

    @Override
    public void handle(AlterConfigsRequestData request, Exchange exchange) {
        AlterConfigsResponseData response = new AlterConfigsResponseData();
        Set<String> seen = new HashSet<>();
        for (AlterConfigsResource resource : request.resources()) {
            if (seen.add(resource.resourceType() + " " + resource.resourceName())) {
                response.responses().add(result(request, resource));
            }
        }
        exchange.reply(response);
    }

    private AlterConfigsResourceResponse result(AlterConfigsRequestData request, AlterConfigsResource resource) {
        AlterConfigsResourceResponse result = new AlterConfigsResourceResponse()
                .setResourceType(resource.resourceType())
                .setResourceName(resource.resourceName())
                .setErrorMessage(null);
        try {
            boolean twice = request.resources()
                            .findAll(resource.resourceType(), resource.resourceName())
                            .size()
                    > 1;
            if (twice) {
                throw new InvalidRequestException("Each resource must appear at most once.");
            }
            replace(resource, request.validateOnly());
        } catch (RuntimeException | IOException e) {
            Refusal refusal = Refusal.of(e, "replace configs of=" + resource.resourceName());
            result.setErrorCode(refusal.code()).setErrorMessage(refusal.message());
        }
        return result;
    }

    private void replace(AlterConfigsResource resource, boolean validateOnly) throws IOException {
        List<ConfigChange> configs = resource.configs().stream()
                .map(config -> new ConfigChange(config.name(), ConfigChange.Op.SET, config.value()))
                .toList();
        ConfigResource.Type type = ConfigResource.Type.forId(resource.resourceType());
        switch (type) {
            case TOPIC -> topics.replaceConfigs(TopicNames.check(resource.resourceName()), configs, validateOnly);
            case BROKER -> settings.replace(resources.brokerScope(resource.resourceName()), configs, validateOnly);
            default -> throw ConfigResources.unsupported(type);
        }
    }
}
