package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.log.PartitionLog;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desk: `lab`, the object that cells use. Every method answers with a value that prints itself.
///
/// ```
///   topics     topics create fresh fill produce config delete
///   reading    fetch longPoll records bytes batch
///   log        segments index find roll retain compact deleteBefore
///   paths      path buffer read measure compare sweepBuffers sweepFetches counters tls
///   memory     evict warm cached
///   outside    observe
///   beside     victim slowReader group transfers kafka
/// ```
///
/// A topic is given by its name, which means its partition 0; `"orders/2"` is its partition 2. A path is given by
/// its name, or by a constant of [PathNames]. 1 MB is 1,000,000 bytes. What cannot be done ends with a
/// [DeskException], one line that says why and what can; a stopped cell ends with a `CancellationException`.
///
/// Any thread may call it, also one that is interrupted: the work is done on threads of the desk.
public final class Desk implements AutoCloseable {
    /// What a session with this desk imports, so that cells write `HEAP` and `STRACE` alone.
    public static final String IMPORTS = """
            import dev.offsetlab.lessons.desk.*;
            import static dev.offsetlab.lessons.desk.PathNames.*;
            import static dev.offsetlab.lessons.desk.Tool.*;
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int READERS = 4;
    private static final double SECONDS = 2;
    private static final int ROUNDS = 7;
    private static final long ROUND_MS = 500;
    private static final int SURE_WAIT_MS = 500;

    private final Queue<AutoCloseable> started = new ConcurrentLinkedQueue<>();
    private final DeskThreads threads = DeskThreads.many();
    private final Plans plans = new Plans();
    private final Engine engine;
    private final TopicWork topicWork;
    private final LogWork logWork;
    private final CacheWork cacheWork;
    private final Observations observations;
    private final Transfers transfers;

    private Desk(Supplier<Broker> running) {
        engine = new Engine(running);
        topicWork = new TopicWork(engine);
        logWork = new LogWork(engine);
        cacheWork = new CacheWork(engine);
        observations = new Observations(threads, engine);
        transfers = new Transfers(engine);
    }

    /// A desk for the broker that `running` gives, whichever it is at the moment; it throws where none runs.
    /// The broker stays its owner's.
    public static Desk on(Supplier<Broker> running) {
        return new Desk(running);
    }

    /// The live engine: everything that the desk does not offer. `lab.broker().groups()`
    public Broker broker() {
        return engine.broker();
    }

    /// Where the broker listens, for any Kafka client. `lab.address()`
    public InetSocketAddress address() {
        return engine.broker().address();
    }

    /// Ends all that the desk started; for its owner. The broker goes on, and the desk may be used again.
    @Override
    public void close() {
        for (AutoCloseable own = started.poll(); own != null; own = started.poll()) {
            try {
                own.close();
            } catch (Exception failure) {
                LOG.warn("what a lesson started did not end cleanly: {}", failure.getMessage());
            }
        }
    }

    // ---- topics

    /// Every topic with its records, size and segments. `lab.topics()`
    public TopicList topics() {
        return threads.ask(_ -> topicWork.all());
    }

    /// Makes a topic of one partition with Kafka's topic configs. `lab.create("clicks",
    /// "segment.bytes=1048576")`
    ///
    /// Fails where there is one of that name, or a config is unknown or has a wrong value.
    public TopicState create(String topic, String... configs) {
        return create(topic, 1, configs);
    }

    /// The same with several partitions. `lab.create("clicks", 3)`
    public TopicState create(String topic, int partitions, String... configs) {
        return threads.ask(_ -> topicWork.create(topic, partitions, configs));
    }

    /// Makes a topic as [#create] does; one of that name is deleted first, with all its records.
    /// `lab.fresh("clicks")`
    public TopicState fresh(String topic, String... configs) {
        return threads.ask(_ -> topicWork.fresh(topic, configs));
    }

    /// Appends order events until the topic holds so many MB, in batches of at most 16 kB; the same events
    /// each time. A topic that holds enough stays as it is; a new one gets segments of 4 MiB.
    /// `lab.fill("orders", 64)`
    ///
    /// Fails where the disk has no room for it.
    public Filled fill(String topic, int megabytes) {
        return fill(topic, megabytes, TopicWork.BATCH_BYTES, TopicWork.RECORD_BYTES);
    }

    /// The same in batches of at most `batchBytes`. `lab.fill("small", 8, 2000)`
    public Filled fill(String topic, int megabytes, int batchBytes) {
        return fill(topic, megabytes, batchBytes, TopicWork.RECORD_BYTES);
    }

    /// The same with records of about `recordBytes`. `lab.fill("large", 64, 500_000, 10_000)`
    public Filled fill(String topic, int megabytes, int batchBytes, int recordBytes) {
        return threads.ask(job -> topicWork.fill(topic, megabytes, batchBytes, recordBytes, job));
    }

    /// Appends these texts as the records of one batch, through the broker's Produce API. A text `key=>value`
    /// has a key, `key=>` is a tombstone. `lab.produce("clicks", "hello", "ada=>42")`
    ///
    /// Fails where there is no such topic, or the broker refuses the batch.
    public Produced produce(String topic, String... records) {
        if (records.length == 0) {
            throw new DeskException("a batch has at least one record: lab.produce(\"" + topic + "\", \"hello\")");
        }
        return threads.ask(job -> logWork.produce(Place.of(topic), job, records));
    }

    /// Sets one of the topic's configs at once; an empty value takes it back. `lab.config("clicks",
    /// "retention.bytes", "1000000")`
    ///
    /// Fails where the config is unknown or the value wrong.
    public TopicState config(String topic, String key, String value) {
        return threads.ask(_ -> topicWork.alter(topic, key, value));
    }

    /// Deletes the topic and its files; answers with the topics that are left. `lab.delete("clicks")`
    public TopicList delete(String topic) {
        return threads.ask(_ -> topicWork.delete(topic));
    }

    // ---- reading

    /// One fetch of at most 1 MiB from `offset` on, as the wire gave it. `lab.fetch("orders", 100)`
    ///
    /// Fails where the topic does not hold the offset.
    public Fetched fetch(String topic, long offset) {
        return fetch(topic, offset, Meter.FETCH_BYTES);
    }

    /// The same of at most `maxBytes`; the first batch comes whole even where it is larger.
    /// `lab.fetch("orders", 0, 1)`
    public Fetched fetch(String topic, long offset, int maxBytes) {
        TopicWork.check("maxBytes", maxBytes, 1, 64 << 20);
        Place place = Place.of(topic);
        return threads.ask(job -> {
            engine.logWith(place, offset);
            return WireWork.fetch(address(), new WireWork.Ask(place, offset, maxBytes, SURE_WAIT_MS, 1), job);
        });
    }

    /// A fetch at the log's end: the broker waits until `minBytes` are there or `maxWaitMs` have passed.
    /// `lab.longPoll("orders", 2000, 1).waitedMs()`
    public Fetched longPoll(String topic, int maxWaitMs, int minBytes) {
        TopicWork.check("maxWaitMs", maxWaitMs, 0, 60_000);
        Place place = Place.of(topic);
        return threads.ask(job -> {
            long end = engine.log(place).logEndOffset();
            return WireWork.fetch(address(), new WireWork.Ask(place, end, Meter.FETCH_BYTES, maxWaitMs, minBytes), job);
        });
    }

    /// Up to `count` records from `offset` on, taken out of their batches. `lab.records("orders", 100, 5)`
    public RecordList records(String topic, long offset, int count) {
        return threads.ask(_ -> logWork.records(Place.of(topic), offset, count));
    }

    /// Up to `count` bytes of the first segment's file from `position` on, as hex and text.
    /// `lab.bytes("orders", 0, 61)`
    ///
    /// Fails where the file does not reach so far.
    public HexDump bytes(String topic, long position, int count) {
        Place place = Place.of(topic);
        return threads.ask(_ ->
                logWork.bytes(place, engine.log(place).segments().getFirst().baseOffset(), position, count));
    }

    /// The same of the segment with this base offset. `lab.bytes("orders", 13_981, 0, 61)`
    public HexDump bytes(String topic, long baseOffset, long position, int count) {
        return threads.ask(_ -> logWork.bytes(Place.of(topic), baseOffset, position, count));
    }

    /// The batch that holds `offset`, field by field, with where each lies and its bytes.
    /// `lab.batch("orders", 100)`
    public BatchView batch(String topic, long offset) {
        return threads.ask(_ -> logWork.batch(Place.of(topic), offset));
    }

    // ---- the log

    /// The segments: names, offsets, bytes, index entries, the share in the page cache.
    /// `lab.segments("orders")`
    public SegmentList segments(String topic) {
        return threads.ask(_ -> logWork.segments(Place.of(topic)));
    }

    /// The offset index of the segment with this base offset. `lab.index("orders", 0)`
    ///
    /// Fails where no segment begins with it; the line names those there are.
    public IndexView index(String topic, long baseOffset) {
        return threads.ask(_ -> logWork.index(Place.of(topic), baseOffset));
    }

    /// How the broker finds `offset`: floor of the segments, floor in the index, scan. `lab.find("orders",
    /// 5000)`
    public Found find(String topic, long offset) {
        return threads.ask(_ -> logWork.find(Place.of(topic), offset));
    }

    /// Closes the active segment and begins a new one; does nothing while it is empty. `lab.roll("orders")`
    public SegmentList roll(String topic) {
        return changed(topic, PartitionLog::roll);
    }

    /// Deletes now what `retention.ms` and `retention.bytes` no longer keep; the broker's own round comes
    /// every five minutes. `lab.retain("orders")`
    public SegmentList retain(String topic) {
        return changed(topic, PartitionLog::applyRetention);
    }

    /// Compacts now the closed segments, where the topic's `cleanup.policy` is `compact` and its dirty ratio
    /// asks for it. `lab.compact("accounts")`
    public SegmentList compact(String topic) {
        return changed(topic, PartitionLog::compact);
    }

    /// Moves the log start up to `offset`; whole segments before it go. `lab.deleteBefore("orders", 5000)`
    public SegmentList deleteBefore(String topic, long offset) {
        return changed(topic, log -> {
            engine.logWith(Place.of(topic), offset);
            log.deleteRecordsBefore(offset);
        });
    }

    /// Something that changes a log.
    @FunctionalInterface
    private interface Change {
        void on(PartitionLog log) throws Exception;
    }

    private SegmentList changed(String topic, Change change) {
        Place place = Place.of(topic);
        return threads.ask(_ -> {
            change.on(engine.log(place));
            return logWork.segments(place);
        });
    }

    // ---- paths and their cost

    /// The data paths of this machine, and which is in force. `lab.path()`
    public PathList path() {
        return threads.ask(_ -> engine.paths());
    }

    /// Switches the path, for all clients, with the next bytes sent. `lab.path(SENDFILE)`
    ///
    /// Fails where there is no such path here; the line names those there are, and why others are not to be
    /// had.
    public PathList path(String name) {
        return threads.ask(_ -> {
            engine.broker().usePath(Engine.path(name));
            return engine.paths();
        });
    }

    /// Sets the buffer of the paths that copy, 512 bytes to 16 MiB; 0 for each path's own. `lab.buffer(64 *
    /// 1024)`
    public PathList buffer(int bytes) {
        return buffer(bytes, false);
    }

    /// The same, and `heap` takes a fresh buffer for each read: the same copies, and garbage.
    /// `lab.buffer(8192, true)`
    public PathList buffer(int bytes, boolean fresh) {
        return threads.ask(_ -> {
            engine.broker()
                    .settings()
                    .alterDynamic(Map.of(
                            "data.path.buffer.bytes", Integer.toString(bytes),
                            "data.path.buffer.fresh", Boolean.toString(fresh)));
            return engine.paths();
        });
    }

    /// Reads the topic once by the path in force, with one reader and fetches of 1 MiB; answers with what the
    /// paths counted meanwhile. `lab.read("orders")`
    public Counters read(String topic) {
        return threads.ask(job -> {
            Counters before = engine.counters();
            plans.read(engine, Place.of(topic), Meter.FETCH_BYTES, job);
            return engine.counters().minus(before);
        });
    }

    /// What one path costs: four readers drain the topic from memory for two seconds. The path that was in
    /// force is put back. `lab.measure("orders", HEAP)`
    ///
    /// `TLS` measures readers that come in by TLS, whatever path is in force: they decrypt, on threads of
    /// their own, what they throw away.
    public Measured measure(String topic, String path) {
        return measure(topic, path, READERS, SECONDS);
    }

    /// The same with so many readers for so many seconds. `lab.measure("orders", SENDFILE, 1, 0.5)`
    public Measured measure(String topic, String path, int readers, double seconds) {
        if (!(seconds >= 0.1 && seconds <= 600)) {
            throw new DeskException("seconds=" + seconds + " is not between 0.1 and 600");
        }
        return threads.ask(job -> {
            Engine.measurable(path);
            try (Meter meter = Meter.open(engine, plans, Place.of(topic), Meter.FETCH_BYTES, readers, job)) {
                return meter.measure(path, Math.round(seconds * 1000));
            }
        });
    }

    /// Measures two paths in turns, seven rounds of half a second each, and says what may be said of the
    /// difference; which may be nothing. Prints each round; some ten seconds. `lab.compare("orders", HEAP,
    /// SENDFILE)`
    public Compared compare(String topic, String first, String second) {
        return compare(topic, first, second, ROUNDS);
    }

    /// The same with so many rounds; fewer than six are too few for a verdict. `lab.compare("orders", MMAP,
    /// SPLICE, 12)`
    public Compared compare(String topic, String first, String second, int rounds) {
        TopicWork.check("rounds", rounds, 1, 100);
        return threads.ask(job -> new MeterSeries(engine, plans, job).compare(setting(topic), first, second, rounds));
    }

    /// Measures two paths with several buffers for those that copy; the buffer that was set is put back.
    /// `lab.sweepBuffers("orders", DIRECT, SENDFILE, 8192, 65536, 1 << 20)`
    public Sweep sweepBuffers(String topic, String first, String second, int... bufferBytes) {
        return threads.ask(
                job -> new MeterSeries(engine, plans, job).overBuffers(setting(topic), first, second, bufferBytes));
    }

    /// Measures two paths with readers that ask for several sizes of an answer.
    /// `lab.sweepFetches("orders", HEAP, SENDFILE, 4096, 65536, 1 << 20)`
    public Sweep sweepFetches(String topic, String first, String second, int... fetchBytes) {
        return threads.ask(
                job -> new MeterSeries(engine, plans, job).overFetches(setting(topic), first, second, fetchBytes));
    }

    private static MeterSeries.Setting setting(String topic) {
        return new MeterSeries.Setting(Place.of(topic), READERS, ROUND_MS);
    }

    /// What each path has sent and called since the broker started. `lab.counters().of(HEAP).systemCalls()`
    public Counters counters() {
        return new Counters(engine.broker().pathCounters());
    }

    /// How clients come in by TLS, to the same broker. The first call opens its TLS listener, on a free port;
    /// about a second, for a certificate is made. `lab.tls().address()`
    ///
    /// Fails where no certificate can be made; the line says what is missing.
    public TlsView tls() {
        return threads.ask(_ -> TlsView.of(engine.broker().openTls()));
    }

    // ---- the page cache

    /// Drops the topic's segments from the page cache and looks whether they are gone. `lab.evict("orders")`
    ///
    /// Fails where pages stayed; the line says why.
    public CachedLog evict(String topic) {
        return threads.ask(job -> cacheWork.evict(Place.of(topic), job));
    }

    /// Reads the topic's segments once, so that the page cache has them. `lab.warm("orders")`
    public CachedLog warm(String topic) {
        return threads.ask(job -> cacheWork.warm(Place.of(topic), job));
    }

    /// How much of each segment is in the page cache, and which parts. `lab.cached("orders")`
    public CachedLog cached(String topic) {
        return threads.ask(_ -> cacheWork.cached(Place.of(topic)));
    }

    // ---- from outside

    /// Lets a tool of the system look on while `work` runs: `STRACE`, `IOSTAT`, `SAR`, `PERF`. iostat and sar
    /// look for `seconds`, the others until the work ends. `lab.observe(STRACE, 3, () -> lab.read("orders"))`
    ///
    /// Where the tool is missing, the work runs all the same, and the value says how to get it.
    public Observed observe(Tool tool, int seconds, Runnable work) {
        return observations.observe(tool, seconds, work);
    }

    // ---- brokers and readers of one's own

    /// Starts a broker in a JVM and a folder of its own, to be killed. `var victim = lab.victim()`
    ///
    /// Fails where it does not start; the line is the last one that it logged.
    public Victim victim() {
        return started(Victim.start(threads));
    }

    /// Connects a reader that asks for 16 MiB and takes nothing. `var slow = lab.slowReader("orders")`
    public SlowReader slowReader(String topic) {
        Place place = Place.of(topic);
        return started(
                SlowReader.open(threads, address(), place, engine.log(place).logStartOffset()));
    }

    /// A consumer group of Kafka's own clients, without members at first. `var billing = lab.group("billing",
    /// "clicks")`
    public ConsumerGroup group(String name, String topic) {
        engine.topic(topic);
        String bootstrap = address().getHostString() + ":" + address().getPort();
        return started(new ConsumerGroup(threads, bootstrap, name, topic));
    }

    /// Small programs that send a topic's files over a connection without any broker.
    /// `lab.transfers().heap("orders", 8192)`
    public Transfers transfers() {
        return transfers;
    }

    /// A smaller desk for a real Apache Kafka. `lab.kafka("localhost:9092").measure("orders", 2)`
    public KafkaDesk kafka(String bootstrap) {
        return new KafkaDesk(threads, bootstrap);
    }

    private <T extends AutoCloseable> T started(T own) {
        started.add(own);
        return own;
    }
}
