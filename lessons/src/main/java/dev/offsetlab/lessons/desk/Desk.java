package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.log.PartitionLog;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/// The desk: `lab`, the object that cells use. Every method answers with a value that prints itself; what each does
/// stands in the drawer that it belongs to.
///
/// ```
///   TopicDrawer     topics create fresh fill produce config delete
///   ReadingDrawer   fetch longPoll records bytes batch
///   LogDrawer       segments index find roll retain compact deleteBefore
///   PathDrawer      path buffer read measure compare sweepBuffers sweepFetches counters tls
///   CacheDrawer     evict warm cached
///   SideDrawer      observe victim slowReader group transfers kafka
/// ```
///
/// A topic is given by its name, which means its partition 0; `"orders/2"` is its partition 2. A path is given by
/// its name, or by a constant of [PathNames]. 1 MB is 1,000,000 bytes. What cannot be done ends with a
/// [DeskException], one line that says why and what can; a stopped cell ends with a `CancellationException`.
///
/// Any thread may call it, also one that is interrupted: the work is done on threads of the desk.
public final class Desk
        implements TopicDrawer, ReadingDrawer, LogDrawer, PathDrawer, CacheDrawer, SideDrawer, AutoCloseable {
    /// What a session with this desk imports, so that cells write `HEAP` and `STRACE` alone.
    public static final String IMPORTS = """
            import dev.offsetlab.lessons.desk.*;
            import static dev.offsetlab.lessons.desk.PathNames.*;
            import static dev.offsetlab.lessons.desk.Tool.*;
            """;

    private final DeskThreads threads = DeskThreads.many();
    private final Engine engine;
    private final TopicWork topics;
    private final FetchWork fetches;
    private final LogWork log;
    private final LogChanges changes;
    private final PathWork paths;
    private final CacheWork cache;
    private final Observations observations;
    private final Transfers transfers;
    private final Beside beside;

    private Desk(Supplier<Broker> running, Pace pace) {
        engine = new Engine(running);
        topics = new TopicWork(engine);
        fetches = new FetchWork(engine);
        log = new LogWork(engine);
        changes = new LogChanges(engine, log);
        paths = new PathWork(engine, pace);
        cache = new CacheWork(engine);
        observations = new Observations(threads, engine);
        transfers = new Transfers(engine);
        beside = new Beside(threads, engine);
    }

    /// A desk for the broker that `running` gives, whichever it is at the moment; it throws where none runs.
    /// The broker stays its owner's.
    public static Desk on(Supplier<Broker> running) {
        return on(running, Pace.UNHURRIED);
    }

    /// The same for whoever has less time than a student.
    public static Desk on(Supplier<Broker> running, Pace pace) {
        return new Desk(running, pace);
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
        beside.endAll();
    }

    // ---- TopicDrawer

    @Override
    public TopicList topics() {
        return threads.ask(_ -> topics.all());
    }

    @Override
    public TopicState create(String topic, String... configs) {
        return create(topic, 1, configs);
    }

    @Override
    public TopicState create(String topic, int partitions, String... configs) {
        return threads.ask(_ -> topics.create(topic, partitions, configs));
    }

    @Override
    public TopicState fresh(String topic, String... configs) {
        return threads.ask(_ -> topics.fresh(topic, configs));
    }

    @Override
    public Filled fill(String topic, int megabytes) {
        return fill(topic, megabytes, TopicWork.BATCH_BYTES, TopicWork.RECORD_BYTES);
    }

    @Override
    public Filled fill(String topic, int megabytes, int batchBytes) {
        return fill(topic, megabytes, batchBytes, TopicWork.RECORD_BYTES);
    }

    @Override
    public Filled fill(String topic, int megabytes, int batchBytes, int recordBytes) {
        return threads.ask(job -> topics.fill(topic, megabytes, batchBytes, recordBytes, job));
    }

    @Override
    public Produced produce(String topic, String... records) {
        return threads.ask(job -> log.produce(Place.of(topic), job, records));
    }

    @Override
    public TopicState config(String topic, String key, String value) {
        return threads.ask(_ -> topics.alter(topic, key, value));
    }

    @Override
    public TopicList delete(String topic) {
        return threads.ask(_ -> topics.delete(topic));
    }

    // ---- ReadingDrawer

    @Override
    public Fetched fetch(String topic, long offset) {
        return fetch(topic, offset, Meter.FETCH_BYTES);
    }

    @Override
    public Fetched fetch(String topic, long offset, int maxBytes) {
        return threads.ask(job -> fetches.at(Place.of(topic), offset, maxBytes, job));
    }

    @Override
    public Fetched longPoll(String topic, int maxWaitMs, int minBytes) {
        return threads.ask(job -> fetches.atTheEnd(Place.of(topic), maxWaitMs, minBytes, job));
    }

    @Override
    public RecordList records(String topic, long offset, int count) {
        return threads.ask(_ -> log.records(Place.of(topic), offset, count));
    }

    @Override
    public HexDump bytes(String topic, long position, int count) {
        return threads.ask(_ -> log.bytes(Place.of(topic), position, count));
    }

    @Override
    public HexDump bytes(String topic, long baseOffset, long position, int count) {
        return threads.ask(_ -> log.bytes(Place.of(topic), baseOffset, position, count));
    }

    @Override
    public BatchView batch(String topic, long offset) {
        return threads.ask(_ -> log.batch(Place.of(topic), offset));
    }

    // ---- LogDrawer

    @Override
    public SegmentList segments(String topic) {
        return threads.ask(_ -> log.segments(Place.of(topic)));
    }

    @Override
    public IndexView index(String topic, long baseOffset) {
        return threads.ask(_ -> log.index(Place.of(topic), baseOffset));
    }

    @Override
    public Found find(String topic, long offset) {
        return threads.ask(_ -> log.find(Place.of(topic), offset));
    }

    @Override
    public SegmentList roll(String topic) {
        return threads.ask(_ -> changes.make(Place.of(topic), PartitionLog::roll));
    }

    @Override
    public SegmentList retain(String topic) {
        return threads.ask(_ -> changes.make(Place.of(topic), PartitionLog::applyRetention));
    }

    @Override
    public SegmentList compact(String topic) {
        return threads.ask(_ -> changes.make(Place.of(topic), PartitionLog::compact));
    }

    @Override
    public SegmentList deleteBefore(String topic, long offset) {
        return threads.ask(_ -> changes.deleteBefore(Place.of(topic), offset));
    }

    // ---- PathDrawer

    @Override
    public PathList path() {
        return threads.ask(_ -> engine.paths());
    }

    @Override
    public PathList path(String name) {
        return threads.ask(_ -> paths.use(name));
    }

    @Override
    public PathList buffer(int bytes) {
        return buffer(bytes, false);
    }

    @Override
    public PathList buffer(int bytes, boolean fresh) {
        return threads.ask(_ -> paths.buffer(bytes, fresh));
    }

    @Override
    public Counters read(String topic) {
        return threads.ask(job -> paths.read(Place.of(topic), job));
    }

    @Override
    public Measured measure(String topic, String path) {
        return measure(topic, path, Meter.READERS, Meter.SECONDS);
    }

    @Override
    public Measured measure(String topic, String path, int readers, double seconds) {
        return threads.ask(job -> paths.measure(Place.of(topic), path, readers, seconds, job));
    }

    @Override
    public Compared compare(String topic, String first, String second) {
        return compare(topic, first, second, MeterSeries.ROUNDS);
    }

    @Override
    public Compared compare(String topic, String first, String second, int rounds) {
        return threads.ask(job -> paths.compare(Place.of(topic), first, second, rounds, job));
    }

    @Override
    public Sweep sweepBuffers(String topic, String first, String second, int... bufferBytes) {
        return threads.ask(job -> paths.overBuffers(Place.of(topic), first, second, bufferBytes, job));
    }

    @Override
    public Sweep sweepFetches(String topic, String first, String second, int... fetchBytes) {
        return threads.ask(job -> paths.overFetches(Place.of(topic), first, second, fetchBytes, job));
    }

    @Override
    public Counters counters() {
        return threads.ask(_ -> engine.counters());
    }

    @Override
    public TlsView tls() {
        return threads.ask(_ -> TlsView.of(engine.broker().openTls()));
    }

    // ---- CacheDrawer

    @Override
    public CachedLog evict(String topic) {
        return threads.ask(job -> cache.evict(Place.of(topic), job));
    }

    @Override
    public CachedLog warm(String topic) {
        return threads.ask(job -> cache.warm(Place.of(topic), job));
    }

    @Override
    public CachedLog cached(String topic) {
        return threads.ask(_ -> cache.cached(Place.of(topic)));
    }

    // ---- SideDrawer

    @Override
    public Observed observe(Tool tool, int seconds, Runnable work) {
        return observations.observe(tool, seconds, work);
    }

    @Override
    public Victim victim() {
        return beside.victim();
    }

    @Override
    public SlowReader slowReader(String topic) {
        return beside.slowReader(Place.of(topic));
    }

    @Override
    public ConsumerGroup group(String name, String topic) {
        return beside.group(name, topic);
    }

    @Override
    public Transfers transfers() {
        return transfers;
    }

    @Override
    public KafkaDesk kafka(String bootstrap) {
        return new KafkaDesk(threads, bootstrap);
    }
}
