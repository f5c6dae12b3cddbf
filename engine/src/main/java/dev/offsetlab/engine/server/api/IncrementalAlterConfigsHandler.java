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
    private final ConfigResources resources;
    private final Settings settings;
    private final Topics topics;

    IncrementalAlterConfigsHandler(BrokerIdentity identity, Settings settings, Topics topics) {
        this.resources = new ConfigResources(identity);
        this.settings = settings;
        this.topics = topics;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.INCREMENTAL_ALTER_CONFIGS;
    }

    @Override
    public void handle(IncrementalAlterConfigsRequestData request, Exchange exchange) {
        IncrementalAlterConfigsResponseData response = new IncrementalAlterConfigsResponseData();
        AlteredResources.each(
                        request.resources(),
                        resource -> new Named(resource.resourceType(), resource.resourceName()),
                        (resource, named) -> alter(resource, named, request.validateOnly()))
                .forEach(result -> response.responses()
                        .add(new AlterConfigsResourceResponse()
                                .setResourceType(result.resource().type())
                                .setResourceName(result.resource().name())
                                .setErrorCode(result.refusal().code())
                                .setErrorMessage(result.refusal().message())));
        exchange.reply(response);
    }

    private void alter(AlterConfigsResource resource, Named named, boolean validateOnly) throws IOException {
        List<ConfigChange> changes = changes(resource);
        switch (named.kind()) {
            case TOPIC -> topics.alterConfigs(TopicNames.check(named.name()), changes, validateOnly);
            case BROKER -> settings.alter(resources.brokerScope(named.name()), changes, validateOnly);
            default -> throw ConfigResources.unsupported(named.kind());
        }
    }

    private static List<ConfigChange> changes(AlterConfigsResource resource) {
        List<ConfigChange> changes = new ArrayList<>();
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
            changes.add(new ConfigChange(config.name(), op, config.value()));
        }
        return changes;
    }
}
