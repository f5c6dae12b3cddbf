package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The broker of the moment, and its parts by the names that a cell gives, with an answer for each wrong name.
final class Engine {
    private final Supplier<Broker> running;

    Engine(Supplier<Broker> running) {
        this.running = running;
    }

    Broker broker() {
        return running.get();
    }

    /// What the paths counted, all included that somebody has got by now.
    Counters counters() throws InterruptedException {
        broker().awaitTurns();
        return new Counters(broker().pathCounters());
    }

    PartitionLog log(Place place) {
        Topic topic = topic(place.topic());
        int count = topic.partitions().size();
        if (place.partition() < 0 || place.partition() >= count) {
            throw new DeskException("topic " + topic.name() + " has " + Text.some(count, "partition") + ": there is no "
                    + topic.name() + "/" + place.partition());
        }
        return topic.partitions().get(place.partition());
    }

    Topic topic(String name) {
        return broker().topics().topic(name).orElseThrow(() -> noTopic(name));
    }

    /// The log, where it holds `offset` or `offset` is its end.
    PartitionLog logWith(Place place, long offset) {
        PartitionLog log = log(place);
        long start = log.logStartOffset();
        long end = log.logEndOffset();
        if (offset < start || offset > end) {
            throw new DeskException("offset " + offset + " is out of range: " + place
                    + (start == end
                            ? " is empty, its next offset is " + end
                            : " holds offsets " + start + " to " + (end - 1)));
        }
        return log;
    }

    private DeskException noTopic(String name) {
        String known = broker().topics().all().stream()
                .filter(topic -> !topic.internal())
                .map(Topic::name)
                .collect(Collectors.joining(", "));
        return new DeskException("there is no topic \"" + name + "\": "
                + (known.isEmpty() ? "there is none yet; lab.fill(\"orders\", 64) makes one" : "there are " + known));
    }

    /// The path of that name, where this machine has it.
    static String path(String name) {
        if (name.equals(PathNames.TLS)) {
            throw new DeskException("tls is not set: it is what every path becomes for a client that comes in by TLS."
                    + " lab.tls() says how; lab.measure(\"orders\", TLS) measures it");
        }
        for (DataPathProvider path : DataPaths.all()) {
            if (path.name().equals(name) && path.unavailableBecause().isEmpty()) {
                return name;
            }
        }
        throw new DeskException("there is no data path \"" + name + "\" here: "
                + DataPaths.all().stream().map(Engine::described).collect(Collectors.joining(", ")));
    }

    /// The path of that name, or [PathNames#TLS].
    static String measurable(String name) {
        return name.equals(PathNames.TLS) ? name : path(name);
    }

    PathList paths() {
        return new PathList(
                broker().settings().stringValue("data.path"),
                broker().settings().intValue("data.path.buffer.bytes"),
                broker().settings().pathBufferFresh(),
                DataPaths.all().stream()
                        .map(path -> new PathList.Line(
                                path.name(),
                                path.describe(),
                                path.unavailableBecause().orElse("")))
                        .toList());
    }

    private static String described(DataPathProvider path) {
        return path.name()
                + path.unavailableBecause()
                        .map(why -> " (not here: " + why + ")")
                        .orElse("");
    }
}
