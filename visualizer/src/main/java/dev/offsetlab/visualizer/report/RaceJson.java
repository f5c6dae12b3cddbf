package dev.offsetlab.visualizer.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsetlab.engine.workload.Comparison;
import dev.offsetlab.engine.workload.Interval;
import dev.offsetlab.engine.workload.PathSummary;
import dev.offsetlab.engine.workload.RaceSettings;
import dev.offsetlab.engine.workload.RaceSummary;
import dev.offsetlab.engine.workload.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A race for programs: every trial with all of its counters, units in the names. 1 GB is 10^9 bytes.
///
/// [#read] gives back the race from what was measured (settings, machine, counters of each trial); medians, ratios and
/// words in the file are for others, and are made anew.
public final class RaceJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RaceJson() {}

    public static void write(RaceResult race, Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, JSON.writeValueAsString(of(race)) + "\n");
    }

    /// @throws IOException where the file cannot be read, or is no race; one line, without the file's name
    public static RaceResult read(Path file) throws IOException {
        try {
            return RaceFromJson.of(JSON.readTree(file.toFile()));
        } catch (JsonProcessingException broken) {
            throw new IOException("no JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    static ObjectNode of(RaceResult race) {
        ObjectNode root = JSON.createObjectNode();
        root.put("startedAt", race.startedAt().toString());
        root.set("machine", JSON.valueToTree(race.machine()));
        settings(race, root.putObject("settings"));
        root.set("unavailablePaths", JSON.valueToTree(race.unavailable()));
        root.set("pathDescriptions", JSON.valueToTree(race.descriptions()));
        RaceSummary summary = race.summary();
        Verdicts verdicts = new Verdicts(summary);
        root.put("verdict", verdicts.headline());
        root.set("evidence", JSON.valueToTree(verdicts.sentences()));
        root.put("honesty", race.honesty());
        ArrayNode paths = root.putArray("paths");
        summary.paths().forEach(path -> path(path, summary, paths.addObject()));
        ArrayNode trials = root.putArray("trials");
        race.trials().forEach(trial -> trial(trial, trials.addObject()));
        return root;
    }

    private static void settings(RaceResult race, ObjectNode node) {
        RaceSettings settings = race.settings();
        node.set("paths", JSON.valueToTree(settings.paths()));
        node.put("rounds", settings.rounds());
        node.put("readers", settings.readers());
        node.put("readMode", settings.mode().name());
        node.put("pageCache", settings.cold() ? "cold" : "warm");
        node.put("trialMs", settings.trialMs());
        node.put("smallTrialMs", settings.smallTrialMs());
        node.put("topicBytesWanted", settings.topicBytes());
        node.put("topicBytes", race.fill().bytes());
        node.put("topicRecords", race.fill().records());
        node.put("topicBatches", race.fill().batches());
        node.put("fillWallNs", race.fill().wallNs());
        node.put("records", race.records());
        node.put("largeFetchBytes", RaceSettings.LARGE_FETCH_BYTES);
        node.put("smallBatchBytes", RaceSettings.SMALL_BATCH_BYTES);
    }

    private static void path(PathSummary path, RaceSummary summary, ObjectNode node) {
        node.put("path", path.path());
        interval(path.gigabytesPerSecond(), node.putObject("gigabytesPerSecond"));
        interval(path.cpuSecondsPerGigabyte(), node.putObject("cpuSecondsPerGigabyte"));
        interval(path.cpuMicrosPerFetch(), node.putObject("smallFetchCpuMicros"));
        interval(path.fetchesPerSecond(), node.putObject("smallFetchesPerSecond"));
        ObjectNode ratio = node.putObject("ratioTo" + capital(summary.reference()));
        comparison(summary.cpu(path.path(), summary.reference()), ratio.putObject("cpu"));
        comparison(summary.throughput(path.path(), summary.reference()), ratio.putObject("throughput"));
        comparison(summary.smallCpu(path.path(), summary.reference()), ratio.putObject("smallFetchCpu"));
    }

    private static void comparison(Comparison comparison, ObjectNode node) {
        interval(comparison.ratio(), node);
        node.put("verdict", comparison.verdict().name());
    }

    private static void interval(Interval interval, ObjectNode node) {
        node.put("low", interval.low());
        node.put("median", interval.median());
        node.put("high", interval.high());
        node.put("coverage", interval.coverage());
    }

    private static void trial(Trial trial, ObjectNode node) {
        node.put("order", trial.order());
        node.put("round", trial.round());
        node.put("path", trial.path());
        node.put("kind", trial.kind().name());
        node.put("bytes", trial.read().bytes());
        node.put("fetches", trial.read().fetches());
        node.put("wallNs", trial.read().wallNs());
        node.put("gigabytesPerSecond", trial.gigabytesPerSecond());
        node.put("cpuSecondsPerGigabyte", trial.cpuSecondsPerGigabyte());
        node.put("cpuUserSecondsPerGigabyte", trial.userSecondsPerGigabyte());
        node.put("cpuSystemSecondsPerGigabyte", trial.systemSecondsPerGigabyte());
        node.put("cpuMicrosPerFetch", trial.cpuMicrosPerFetch());
        node.put("systemCallsPerMegabyte", trial.systemCallsPerMegabyte());
        node.put("userBytesPerByte", trial.userBytesPerByte());
        node.put("allocatedBytesPerMegabyte", trial.allocatedBytesPerMegabyte());
        node.put("contextSwitchesPerSecond", trial.switchesPerSecond());
        node.set("brokerCounters", JSON.valueToTree(trial.usage().counters()));
    }

    private static String capital(String name) {
        return name.isEmpty() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
