package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.ConfigChange;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.TopicNames;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import dev.offsetlab.engine.server.api.AlteredResources.Named;
import java.io.IOException;
import java.util.List;
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
        AlteredResources.each(
                        request.resources(),
                        resource -> new Named(resource.resourceType(), resource.resourceName()),
                        (resource, named) -> replace(resource, named, request.validateOnly()))
                .forEach(result -> response.responses()
                        .add(new AlterConfigsResourceResponse()
                                .setResourceType(result.resource().type())
                                .setResourceName(result.resource().name())
                                .setErrorCode(result.refusal().code())
                                .setErrorMessage(result.refusal().message())));
        exchange.reply(response);
    }

    private void replace(AlterConfigsResource resource, Named named, boolean validateOnly) throws IOException {
        List<ConfigChange> configs = resource.configs().stream()
                .map(config -> new ConfigChange(config.name(), ConfigChange.Op.SET, config.value()))
                .toList();
        switch (named.kind()) {
            case TOPIC -> topics.replaceConfigs(TopicNames.check(named.name()), configs, validateOnly);
            case BROKER -> settings.replace(resources.brokerScope(named.name()), configs, validateOnly);
            default -> throw ConfigResources.unsupported(named.kind());
        }
    }
}
