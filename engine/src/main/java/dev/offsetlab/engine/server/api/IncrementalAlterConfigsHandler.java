package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.ConfigChange;
import dev.offsetlab.engine.meta.ConfigChanges;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import dev.offsetlab.engine.server.api.AlteredResources.Named;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterConfigsResource;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterableConfig;
import org.apache.kafka.common.message.IncrementalAlterConfigsResponseData;
import org.apache.kafka.common.message.IncrementalAlterConfigsResponseData.AlterConfigsResourceResponse;
import org.apache.kafka.common.protocol.ApiKeys;

/// Changes configs while the broker runs: this is where `kafka-configs` switches a data path. Each resource is changed
/// as a whole or not at all; one that is refused leaves the others.
final class IncrementalAlterConfigsHandler implements ApiHandler<IncrementalAlterConfigsRequestData> {
    private final AlteredResources altered;

    IncrementalAlterConfigsHandler(AlteredResources altered) {
        this.altered = altered;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.INCREMENTAL_ALTER_CONFIGS;
    }

    @Override
    public void handle(IncrementalAlterConfigsRequestData request, Exchange exchange) {
        IncrementalAlterConfigsResponseData response = new IncrementalAlterConfigsResponseData();
        altered.alter(
                        request.resources(),
                        resource -> new Named(resource.resourceType(), resource.resourceName()),
                        IncrementalAlterConfigsHandler::changes,
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
        List<ConfigChange> steps = new ArrayList<>();
        for (AlterableConfig config : resource.configs()) {
            ConfigChange.Op op = switch (config.configOperation()) {
                case 0 -> ConfigChange.Op.SET;
                case 1 -> ConfigChange.Op.DELETE;
                case 2 -> ConfigChange.Op.APPEND;
                case 3 -> ConfigChange.Op.SUBTRACT;
                default ->
                    throw new InvalidRequestException("Unknown operation type " + config.configOperation()
                            + " for configuration " + config.name());
            };
            steps.add(new ConfigChange(config.name(), op, config.value()));
        }
        return ConfigChanges.of(steps);
    }
}
