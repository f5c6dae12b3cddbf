package dev.offsetlab.engine.workload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The race of the data paths: one log, one broker in a process of its own, every path in every round.
///
/// ```
///   fill   orders        128 KiB batches, fetched 1 MiB at a time   -> what moving bytes costs
///          orders-small  2 kB batches, fetched one at a time        -> what one answer costs
///   race   round 0       warm-up, thrown away
///          round 1..n    path, idle, path, idle, ...   counters of the broker read in every idle moment
/// ```
///
/// One thread runs it. The readers stay connected: between trials only the broker's path is switched.
public final class Race {
    public static final String LARGE_TOPIC = "orders";
    public static final String SMALL_TOPIC = "orders-small";
    private static final int LIMIT_STEPS = 1 << 20;
    private static final int SMALL_STEPS = 1 << 12;
    /// A cold pass that takes longer is cut there: slow disks must not make a demo endless.
    private static final long COLD_LIMIT_MS = 5_000;
    private static final int MOST_LOOKS = 50;

    private final BrokerProcess broker;
    private final RaceSettings settings;
    private final RaceListener listener;
    private final List<Trial> trials = new ArrayList<>();
    private int order;
    private long done;

    public Race(BrokerProcess broker, RaceSettings settings, RaceListener listener) {
        this.broker = broker;
        this.settings = settings;
        this.listener = listener;
    }

    /// Makes both topics and fills them through Kafka's protocol.
    public FillResult fill(RecordSource source) throws IOException {
        try (TopicFiller filler = TopicFiller.connect(broker.address())) {
            long total = settings.topicBytes() + RaceSettings.SMALL_TOPIC_BYTES;
            FillResult small = filler.fill(
                    SMALL_TOPIC,
                    source,
                    RaceSettings.SMALL_TOPIC_BYTES,
                    RaceSettings.SMALL_BATCH_BYTES,
                    sent -> listener.progress(sent, total, "filling the log", ""));
            FillResult large = filler.fill(
                    LARGE_TOPIC,
                    source,
                    settings.topicBytes(),
                    RaceSettings.LARGE_BATCH_BYTES,
                    sent -> listener.progress(small.bytes() + sent, total, "filling the log", ""));
            return large;
        }
    }

    /// Returns every trial in the order in which it ran, warm-up left out.
    public List<Trial> run() throws Exception {
        FetchPlan large =
                FetchPlan.survey(broker.address(), LARGE_TOPIC, 0, RaceSettings.LARGE_FETCH_BYTES, LIMIT_STEPS);
        FetchPlan small = FetchPlan.survey(broker.address(), SMALL_TOPIC, 0, 1, SMALL_STEPS);
        try (Readers largeReaders = Readers.open(large, settings.readers(), settings.mode());
                Readers smallReaders = Readers.open(small, settings.readers(), settings.mode())) {
            PairedTrials.run(settings.paths(), settings.rounds(), (path, round) -> {
                broker.usePath(path);
                trial(Trial.Kind.LARGE, path, round, largeReaders);
                trial(Trial.Kind.SMALL, path, round, smallReaders);
                return path;
            });
        }
        return List.copyOf(trials);
    }

    private void trial(Trial.Kind kind, String path, int round, Readers readers) throws Exception {
        long total = 2L * settings.paths().size() * (settings.rounds() + 1);
        listener.progress(
                done++, total, round == 0 ? "warming up" : "round " + round + " of " + settings.rounds(), path);
        boolean cold = settings.cold() && kind == Trial.Kind.LARGE;
        if (cold) {
            broker.evict(LARGE_TOPIC);
        }
        BrokerSample before = broker.sample();
        Readers.Totals read = cold ? readers.pass(COLD_LIMIT_MS) : readers.run(lengthMs(kind));
        BrokerSample usage = usageSince(before, BrokerSample.ofPath(path, "sentBytes"), read.bytes());
        if (read.bytes() == 0) {
            throw new IOException("nothing was read in a trial: path=" + path + " kind=" + kind);
        }
        if (round > 0) {
            trials.add(new Trial(kind, path, round, order++, read, usage));
        }
    }

    /// A path counts what it has sent once it has sent it, when the reader may have it already: the broker is idle when
    /// all is counted. A path that never counts all of it gets a few looks.
    private BrokerSample usageSince(BrokerSample before, String sent, long bytes) throws IOException {
        BrokerSample usage = broker.sample().minus(before);
        for (int looks = 1; usage.value(sent) < bytes && looks < MOST_LOOKS; looks++) {
            usage = broker.sample().minus(before);
        }
        return usage;
    }

    private int lengthMs(Trial.Kind kind) {
        return kind == Trial.Kind.LARGE ? settings.trialMs() : settings.smallTrialMs();
    }
}
