package dev.offsetlab.visualizer.bench;

import dev.offsetlab.engine.os.ProcessUsage;
import dev.offsetlab.engine.workload.FetchPlan;
import dev.offsetlab.engine.workload.OrderEvents;
import dev.offsetlab.engine.workload.PairedTrials;
import dev.offsetlab.engine.workload.RaceSettings;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.engine.workload.Readers;
import dev.offsetlab.engine.workload.TopicFiller;
import dev.offsetlab.engine.workload.WriteBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Our engine beside a real Apache Kafka: each piece of work done by both in turns, the order changing every round.
///
/// ```
///   starts    ours, kafka, ours, kafka      fresh folders each time, the last of each stays up
///   fetches   kafka, sendfile, splice       large: 1 MiB a fetch, small: one 2 kB batch a fetch
///   produces  ours, kafka                   Kafka's own perf producer
/// ```
public final class Bench implements AutoCloseable {
    private static final int WARMUP_SECONDS = 2;
    private static final int READERS = 4;
    private static final String KAFKA = "kafka";
    private static final int MANY_STEPS = 1 << 16;
    private static final long REST_MS = 2_000;
    /// Before the first trial: Kafka's JVM compiles what is hot for as long as that, on other threads of its process.
    private static final int WARM_MS = 5_000;

    private final BenchSettings settings;
    private final Path lib;
    private final Path folder;
    private final String java;
    private final Function<List<String>, List<String>> ourCommand;
    private final Consumer<String> onStage;
    private final List<BenchRow> rows = new ArrayList<>();
    private final List<Contender> up = new ArrayList<>();

    /// @param folder     for both brokers' data; the caller deletes it
    /// @param ourCommand the command line of our broker with some arguments
    public Bench(
            BenchSettings settings,
            Path lib,
            Path folder,
            String java,
            Function<List<String>, List<String>> ourCommand,
            Consumer<String> onStage) {
        this.settings = settings;
        this.lib = lib;
        this.folder = folder;
        this.java = java;
        this.ourCommand = ourCommand;
        this.onStage = onStage;
    }

    public List<BenchRow> run() throws Exception {
        starts();
        OurBroker ours = (OurBroker) up.getFirst();
        Contender kafka = up.getLast();
        Thread.sleep(REST_MS);
        memory("memory at rest", ours, kafka, 0.35);
        fill(ours);
        fill(kafka);
        largeFetches(ours, kafka);
        smallFetches(ours, kafka);
        produces(ours, kafka);
        memory("memory after this load", ours, kafka, 0.3);
        return List.copyOf(rows);
    }

    private void starts() throws Exception {
        List<Double> ourMs = new ArrayList<>();
        List<Double> kafkaMs = new ArrayList<>();
        for (int round = 0; round < settings.starts(); round++) {
            onStage.accept("starting both, " + (round + 1) + " of " + settings.starts());
            close();
            up.add(OurBroker.start(Files.createDirectories(folder.resolve("ours-" + round)), ourCommand));
            up.add(KafkaBroker.start(lib, folder.resolve("kafka-" + round), java));
            ourMs.add(up.getFirst().startNs() / 1e6);
            kafkaMs.add(up.getLast().startNs() / 1e6);
        }
        rows.add(BenchRow.of("start to ready", "ms", ourMs, kafkaMs, true, 0.25));
    }

    private void memory(String work, Contender ours, Contender kafka, double target) throws IOException {
        rows.add(BenchRow.of(
                work,
                "MB",
                List.of(ours.usage().residentBytes() / 1e6),
                List.of(kafka.usage().residentBytes() / 1e6),
                true,
                target));
    }

    private void fill(Contender broker) throws IOException {
        onStage.accept("filling " + broker.name());
        try (TopicFiller filler = TopicFiller.connect(broker.address())) {
            OrderEvents orders = new OrderEvents(300, 42);
            filler.fill("orders", orders, settings.topicBytes(), RaceSettings.LARGE_BATCH_BYTES, sent -> {});
            filler.fill("small", orders, RaceSettings.SMALL_TOPIC_BYTES, RaceSettings.SMALL_BATCH_BYTES, sent -> {});
        }
    }

    private void largeFetches(OurBroker ours, Contender kafka) throws Exception {
        List<Fetched> all = fetches(ours, kafka, List.of("sendfile", "splice", KAFKA), "orders", 1 << 20, 1000);
        List<Double> kafkaCpu = values(all, KAFKA, Fetched::cpuSecondsPerGigabyte);
        List<Double> kafkaSpeed = values(all, KAFKA, Fetched::gigabytesPerSecond);
        for (String path : List.of("sendfile", "splice")) {
            boolean sendfile = path.equals("sendfile");
            rows.add(BenchRow.of(
                    "4 readers that discard, " + path,
                    "CPU s/GB",
                    values(all, path, Fetched::cpuSecondsPerGigabyte),
                    kafkaCpu,
                    true,
                    sendfile ? 1.0 : 0.65));
            rows.add(BenchRow.of(
                    "the same, delivered",
                    "GB/s",
                    values(all, path, Fetched::gigabytesPerSecond),
                    kafkaSpeed,
                    false,
                    sendfile ? 1.0 : 1.35));
        }
    }

    private void smallFetches(OurBroker ours, Contender kafka) throws Exception {
        List<Fetched> all = fetches(ours, kafka, List.of("auto", "sendfile", KAFKA), "small", 1, 400);
        List<Double> auto = values(all, "auto", Fetched::fetchesPerCpuSecond);
        rows.add(BenchRow.of(
                "one 2 kB batch a fetch, auto",
                "fetches/CPU s",
                auto,
                values(all, KAFKA, Fetched::fetchesPerCpuSecond),
                false,
                2.0));
    }

    private List<Fetched> fetches(
            OurBroker ours, Contender kafka, List<String> variants, String topic, int maxBytes, int trialMs)
            throws Exception {
        WriteBack.finish(folder);
        FetchPlan ourPlan = FetchPlan.survey(ours.address(), topic, 0, maxBytes, MANY_STEPS);
        FetchPlan kafkaPlan = FetchPlan.survey(kafka.address(), topic, 0, maxBytes, MANY_STEPS);
        try (Readers ourReaders = Readers.open(ourPlan, READERS, ReadMode.DISCARD);
                Readers kafkaReaders = Readers.open(kafkaPlan, READERS, ReadMode.DISCARD)) {
            onStage.accept("warming up both on '" + topic + "'");
            kafkaReaders.run(WARM_MS);
            ourReaders.run(WARM_MS);
            return PairedTrials.run(variants, settings.rounds(), (variant, round) -> {
                onStage.accept(
                        "fetching '" + topic + "', round " + round + " of " + settings.rounds() + ", " + variant);
                boolean theirs = variant.equals(KAFKA);
                if (!theirs) {
                    ours.usePath(variant);
                }
                Contender broker = theirs ? kafka : ours;
                ProcessUsage before = broker.usage();
                Readers.Totals read = (theirs ? kafkaReaders : ourReaders).run(trialMs);
                return new Fetched(variant, read, broker.usage().minus(before).cpuNs());
            });
        }
    }

    private static List<Double> values(List<Fetched> all, String variant, Function<Fetched, Double> figure) {
        return all.stream()
                .filter(one -> one.variant().equals(variant))
                .map(figure)
                .toList();
    }

    private void produces(OurBroker ours, Contender kafka) throws Exception {
        PerfProducer producer = new PerfProducer(lib, java, folder);
        int thousand = settings.producedRecords();
        var large = new PerfProducer.Load(thousand, 1000, -1, 128 << 10, "1", 0);
        Map<String, List<double[]>> one = produce(producer, large, "produced-large", ours, kafka);
        rows.add(producerRow(
                "perf-producer, 1,000 B in 128 KiB batches", "CPU s/GB", one, 0, 1e9 / (thousand * 1000.0), 0.3));
        var small = new PerfProducer.Load(2 * thousand, 100, -1, 2 << 10, "1", 0);
        Map<String, List<double[]>> two = produce(producer, small, "produced-small", ours, kafka);
        rows.add(producerRow("the same, 100 B in 2 kB batches", "CPU s", two, 0, 1, 0.7));
        int second = 6_000;
        var steady = new PerfProducer.Load(
                (WARMUP_SECONDS + settings.steadySeconds()) * second,
                1000,
                second,
                16 << 10,
                "all",
                WARMUP_SECONDS * second);
        Map<String, List<double[]>> three = produce(producer, steady, "produced-steady", ours, kafka);
        rows.add(producerRow("p99 at 6,000 records/s, acks=all", "ms", three, 1, 1, 1.0));
    }

    private static BenchRow producerRow(
            String work, String unit, Map<String, List<double[]>> results, int figure, double scale, double target) {
        return BenchRow.of(
                work,
                unit,
                column(results.getOrDefault("ours", List.of()), figure, scale),
                column(results.getOrDefault(KAFKA, List.of()), figure, scale),
                true,
                target);
    }

    private static List<Double> column(List<double[]> results, int figure, double scale) {
        return results.stream().map(result -> result[figure] * scale).toList();
    }

    /// By broker: for each round the broker's CPU seconds and the producer's p99 in ms.
    private Map<String, List<double[]>> produce(
            PerfProducer producer, PerfProducer.Load load, String topic, OurBroker ours, Contender kafka)
            throws Exception {
        for (Contender broker : List.of(ours, kafka)) {
            try (TopicFiller filler = TopicFiller.connect(broker.address())) {
                filler.createTopic(topic, Map.of());
            }
        }
        Map<String, List<double[]>> results = new HashMap<>();
        PairedTrials.run(List.of(ours, kafka), settings.producerRounds(), (broker, round) -> {
            onStage.accept("producing '" + topic + "', round " + round + " of " + settings.producerRounds() + ", "
                    + broker.name());
            WriteBack.finish(folder);
            Path log = broker.data().resolve(topic + "-0");
            ProcessUsage before = broker.usage();
            PerfProducer.Outcome outcome =
                    TouchedMemory.during(folder, log, load.bytes(), () -> producer.run(broker.address(), topic, load));
            double cpuSeconds = broker.usage().minus(before).cpuNs() / 1e9;
            if (round > 0) {
                results.computeIfAbsent(broker.name(), name -> new ArrayList<>())
                        .add(new double[] {cpuSeconds, outcome.p99Ms()});
            }
            return outcome;
        });
        return results;
    }

    @Override
    public void close() throws IOException {
        for (Contender broker : up) {
            broker.close();
        }
        up.clear();
    }
}
