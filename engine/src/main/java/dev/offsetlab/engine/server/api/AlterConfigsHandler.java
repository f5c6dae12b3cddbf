package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.ConfigChange;
import dev.offsetlab.engine.meta.ConfigChanges;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import dev.offsetlab.engine.server.api.AlteredResources.Named;
import org.apache.kafka.common.message.AlterConfigsRequestData;
import org.apache.kafka.common.message.AlterConfigsRequestData.AlterConfigsResource;
import org.apache.kafka.common.message.AlterConfigsResponseData;
import org.apache.kafka.common.message.AlterConfigsResponseData.AlterConfigsResourceResponse;
import org.apache.kafka.common.protocol.ApiKeys;

/// AlterConfigs, the elder sister of IncrementalAlterConfigs and the only one that older admin clients know. It
/// replaces: what a resource has set and the request does not name goes back to what is inherited.
final class AlterConfigsHandler implements ApiHandler<AlterConfigsRequestData> {
    private final AlteredResources altered;

    AlterConfigsHandler(AlteredResources altered) {
        this.altered = altered;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.ALTER_CONFIGS;
    }

    @Override
    public void handle(AlterConfigsRequestData request, Exchange exchange) {
        AlterConfigsResponseData response = new AlterConfigsResponseData();
        altered.alter(
                        request.resources(),
                        resource -> new Named(resource.resourceType(), resource.resourceName()),
                        AlterConfigsHandler::changes,
                        request.validateOnly())
                .forEach(result -> response.responses()
                        .add(new AlterConfigsResourceResponse()
                                .setResourceType(result.resource().type())
                                .setResourceName(result.resource().name())
                                .setErrorCode(result.refusal().code())
                                .setErrorMessage(result.refusal().message())));
        exchange.reply(response);
    }

    private static ConfigChanges changes(AlterConfigsResource resource) {
        return ConfigChanges.replacingBy(resource.configs().stream()
                .map(config -> new ConfigChange(config.name(), ConfigChange.Op.SET, config.value()))
                .toList());
    }
}
