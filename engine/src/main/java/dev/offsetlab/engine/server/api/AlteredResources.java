package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.ConfigChanges;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.TopicNames;
import dev.offsetlab.engine.meta.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidRequestException;

/// Changes configs, for both APIs that do: each resource is changed as a whole or refused, one that is refused leaves
/// the others, and one that is named twice is refused once.
record AlteredResources(BrokerIdentity identity, Settings settings, Topics topics) {

    /// What a request calls a resource.
    record Named(byte type, String name) {
        /// As Kafka's enumeration; unknown numbers are its UNKNOWN.
        ConfigResource.Type kind() {
            return ConfigResource.Type.forId(type);
        }
    }

    /// What became of it.
    record Result(Named resource, Refusal refusal) {}

    /// Changes each as `changes` says; results in the order in which the resources were first named.
    <T> List<Result> alter(
            Iterable<T> resources, Function<T, Named> name, Function<T, ConfigChanges> changes, boolean validateOnly) {
        Map<Named, List<T>> asked = new LinkedHashMap<>();
        resources.forEach(resource -> asked.computeIfAbsent(name.apply(resource), _ -> new ArrayList<>())
                .add(resource));
        List<Result> results = new ArrayList<>();
        asked.forEach((named, same) -> results.add(new Result(named, outcome(named, same, changes, validateOnly))));
        return results;
    }

    private <T> Refusal outcome(Named named, List<T> same, Function<T, ConfigChanges> changes, boolean validateOnly) {
        try {
            if (same.size() > 1) {
                throw new InvalidRequestException("Each resource must appear at most once.");
            }
            alter(named, changes.apply(same.getFirst()), validateOnly);
            return Refusal.NONE;
        } catch (RuntimeException | IOException e) {
            return Refusal.of(e, "alter configs of=" + named.name());
        }
    }

    private void alter(Named named, ConfigChanges changes, boolean validateOnly) throws IOException {
        switch (named.kind()) {
            case TOPIC -> topics.alterConfigs(TopicNames.check(named.name()), changes, validateOnly);
            case BROKER ->
                settings.alter(new ConfigResources(identity).brokerScope(named.name()), changes, validateOnly);
            default -> throw ConfigResources.unsupported(named.kind());
        }
    }
}
