package dev.offsetlab.visualizer.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsetlab.engine.workload.BrokerSample;
import dev.offsetlab.engine.workload.FillResult;
import dev.offsetlab.engine.workload.RaceSettings;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.engine.workload.Readers;
import dev.offsetlab.engine.workload.Trial;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what [RaceJson] wrote: what was measured, not what was concluded from it.
///
/// A file that holds a part of a race is refused with the name of what is missing: half a race has no verdict.
final class RaceFromJson {
    private RaceFromJson() {}

    static RaceResult of(JsonNode root) throws IOException {
        try {
            RaceSettings settings = settings(need(root, "settings"));
            List<Trial> trials = new ArrayList<>();
            for (JsonNode trial : need(root, "trials")) {
                trials.add(trial(trial));
            }
            refuseHalfARace(settings, trials);
            return new RaceResult(
                    settings,
                    machine(need(root, "machine")),
                    Instant.parse(text(root, "startedAt")),
                    fill(need(root, "settings")),
                    text(need(root, "settings"), "records"),
                    List.copyOf(trials),
                    texts(root.path("unavailablePaths")),
                    texts(root.path("pathDescriptions")));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
            throw new IOException("not a race: " + wrong.getMessage(), wrong);
        }
    }

    private static RaceSettings settings(JsonNode node) throws IOException {
        List<String> paths = new ArrayList<>();
        need(node, "paths").forEach(path -> paths.add(path.asText()));
        return new RaceSettings(
                paths,
                Math.toIntExact(number(node, "rounds")),
                Math.toIntExact(number(node, "readers")),
                ReadMode.valueOf(text(node, "readMode")),
                text(node, "pageCache").equals("cold"),
                node.path("topicBytesWanted").asLong(number(node, "topicBytes")),
                Math.toIntExact(number(node, "trialMs")),
                Math.toIntExact(number(node, "smallTrialMs")));
    }

    private static FillResult fill(JsonNode node) throws IOException {
        return new FillResult(
                number(node, "topicRecords"),
                number(node, "topicBatches"),
                number(node, "topicBytes"),
                node.path("fillWallNs").asLong());
    }

    private static Machine machine(JsonNode node) throws IOException {
        return new Machine(
                text(node, "system"),
                text(node, "cpu"),
                Math.toIntExact(number(node, "cores")),
                number(node, "memoryBytes"),
                need(node, "virtual").asBoolean(),
                text(node, "java"),
                text(node, "fileSystem"));
    }

    private static Trial trial(JsonNode node) throws IOException {
        Map<String, Long> counters = new LinkedHashMap<>();
        need(node, "brokerCounters")
                .properties()
                .forEach(counter ->
                        counters.put(counter.getKey(), counter.getValue().asLong()));
        return new Trial(
                Trial.Kind.valueOf(text(node, "kind")),
                text(node, "path"),
                Math.toIntExact(number(node, "round")),
                Math.toIntExact(number(node, "order")),
                new Readers.Totals(number(node, "bytes"), number(node, "fetches"), number(node, "wallNs")),
                new BrokerSample(counters));
    }

    /// Ratios are taken round by round: every path needs a trial of each kind in each round.
    private static void refuseHalfARace(RaceSettings settings, List<Trial> trials) throws IOException {
        for (String path : settings.paths()) {
            for (Trial.Kind kind : Trial.Kind.values()) {
                long there = trials.stream()
                        .filter(trial -> trial.path().equals(path) && trial.kind() == kind)
                        .count();
                if (there != settings.rounds()) {
                    throw new IOException("not a whole race: path=" + path + " kind=" + kind + " has " + there
                            + " trials of " + settings.rounds());
                }
            }
        }
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static String text(JsonNode node, String name) throws IOException {
        return need(node, name).asText();
    }

    private static long number(JsonNode node, String name) throws IOException {
        JsonNode number = need(node, name);
        if (!number.isIntegralNumber()) {
            throw new IOException("not a race: \"" + name + "\" is no whole number");
        }
        return number.asLong();
    }

    private static JsonNode need(JsonNode node, String name) throws IOException {
        JsonNode found = node.path(name);
        if (found.isMissingNode() || found.isNull()) {
            throw new IOException("not a race: \"" + name + "\" is missing");
        }
        return found;
    }
}
