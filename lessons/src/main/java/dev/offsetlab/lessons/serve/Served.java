package dev.offsetlab.lessons.serve;

import dev.offsetlab.engine.log.LogParts;
import dev.offsetlab.engine.server.api.FetchParking;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.lessons.catalog.Exercise;
import java.util.Optional;

/// What a student wrote for one exercise, compiled and loaded, as the live broker takes it in: an instance of the class
/// that the exercise's page names behind `serves`.
///
/// @param part a [DataPathProvider], or what [LogParts] takes, or a [FetchParking]
public record Served(Exercise exercise, Object part) {
    /// The name on the command line, and of the data path where it is one: `ex07`.
    public String name() {
        return exercise.packageName();
    }

    public Optional<DataPathProvider> path() {
        return part instanceof DataPathProvider path ? Optional.of(path) : Optional.empty();
    }

    static boolean isForBroker(Object part) {
        return part instanceof DataPathProvider || part instanceof FetchParking || LogParts.isPart(part);
    }

    /// Where fetches are to wait that find too little.
    public Optional<FetchParking> parking() {
        return part instanceof FetchParking parking ? Optional.of(parking) : Optional.empty();
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
            default -> "a part of the log";
        };
        return name() + ": your " + exercise.file() + " is " + role;
    }
}
