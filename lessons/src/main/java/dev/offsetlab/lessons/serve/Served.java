package dev.offsetlab.lessons.serve;

import dev.offsetlab.engine.log.LogParts;
import dev.offsetlab.engine.server.api.FetchParking;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.lessons.catalog.Exercise;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;

/// What a student wrote for one exercise, compiled and loaded, as the live broker or its consumers take it in: an
/// instance of the
/// class that the exercise's page names behind `serves`.
///
/// @param part a [DataPathProvider], what [LogParts] takes, a [FetchParking], or an assignor for consumers
public record Served(Exercise exercise, Object part) {
    /// The name on the command line, and of the data path where it is one: `ex07`.
    public String name() {
        return exercise.packageName();
    }

    public Optional<DataPathProvider> path() {
        return part instanceof DataPathProvider path ? Optional.of(path) : Optional.empty();
    }

    /// Whether there is a place for it.
    static boolean fits(Object part) {
        return part instanceof DataPathProvider
                || part instanceof FetchParking
                || part instanceof ConsumerPartitionAssignor
                || LogParts.isPart(part);
    }

    /// Where fetches are to wait that find too little.
    public Optional<FetchParking> parking() {
        return part instanceof FetchParking parking ? Optional.of(parking) : Optional.empty();
    }

    /// What is to divide partitions among the members of a group: consumers make one each, by its class.
    public Optional<Class<? extends ConsumerPartitionAssignor>> assignor() {
        return part instanceof ConsumerPartitionAssignor assignor ? Optional.of(assignor.getClass()) : Optional.empty();
    }

    /// The same parts of the log, with the student's among them.
    public LogParts into(LogParts parts) {
        return LogParts.isPart(part) ? parts.with(part) : parts;
    }

    /// For people: what of the broker is the student's now.
    public String says() {
        String role = switch (part) {
            case DataPathProvider _ -> "data path " + name();
            case FetchParking _ -> "where fetches wait";
            case ConsumerPartitionAssignor _ -> "what divides partitions among the lab's consumers";
            default -> "a part of the log";
        };
        return name() + ": your " + exercise.file() + " is " + role;
    }
}
