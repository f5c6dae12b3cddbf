package dev.offsetlab.engine.server.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidRequestException;

/// What both ways to alter configs have in common: each resource is changed as a whole or refused, one that is refused
/// leaves the others, and one that is named twice is refused once.
final class AlteredResources {
    private AlteredResources() {}

    /// What a request calls a resource.
    record Named(byte type, String name) {
        /// As Kafka's enumeration; unknown numbers are its UNKNOWN.
        ConfigResource.Type kind() {
            return ConfigResource.Type.forId(type);
        }
    }

    /// What is done to one resource of the request.
    @FunctionalInterface
    interface Change<T> {
        void make(T resource, Named named) throws IOException;
    }

    /// What became of it.
    record Result(Named resource, Refusal refusal) {}

    /// Makes `change` to each; results in the order in which the resources were first named.
    static <T> List<Result> each(Iterable<T> resources, Function<T, Named> name, Change<T> change) {
        Map<Named, List<T>> asked = new LinkedHashMap<>();
        resources.forEach(resource -> asked.computeIfAbsent(name.apply(resource), named -> new ArrayList<>())
                .add(resource));
        return asked.entrySet().stream()
                .map(entry -> new Result(entry.getKey(), outcome(entry.getKey(), entry.getValue(), change)))
                .toList();
    }

    private static <T> Refusal outcome(Named named, List<T> resources, Change<T> change) {
        try {
            if (resources.size() > 1) {
                throw new InvalidRequestException("Each resource must appear at most once.");
            }
            change.make(resources.getFirst(), named);
            return Refusal.NONE;
        } catch (RuntimeException | IOException e) {
            return Refusal.of(e, "alter configs of=" + named.name());
        }
    }
}
