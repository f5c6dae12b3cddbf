package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.ConfigChange;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.TopicNames;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigResource;
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
        Set<String> seen = new HashSet<>();
        for (AlterConfigsResource resource : request.resources()) {
            if (seen.add(resource.resourceType() + " " + resource.resourceName())) {
                response.responses().add(result(request, resource));
            }
        }
        exchange.reply(response);
    }

    private AlterConfigsResourceResponse result(
            IncrementalAlterConfigsRequestData request, AlterConfigsResource resource) {
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
            alter(resource, request.validateOnly());
        } catch (RuntimeException | IOException e) {
            Refusal refusal = Refusal.of(e, "alter configs of=" + resource.resourceName());
            result.setErrorCode(refusal.code()).setErrorMessage(refusal.message());
        }
        return result;
    }

    private void alter(AlterConfigsResource resource, boolean validateOnly) throws IOException {
        List<ConfigChange> changes = changes(resource);
        ConfigResource.Type type = ConfigResource.Type.forId(resource.resourceType());
        switch (type) {
            case TOPIC -> topics.alterConfigs(TopicNames.check(resource.resourceName()), changes, validateOnly);
            case BROKER -> settings.alter(resources.brokerScope(resource.resourceName()), changes, validateOnly);
            default -> throw ConfigResources.unsupported(type);
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
