package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.workload.LogExtent;
import dev.offsetlab.engine.workload.TopicFiller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A broker in a JVM of its own, with a folder of its own, made to be killed: what was acknowledged, written,
/// flushed?
///
/// ```java
/// var victim = lab.victim();
/// victim.produce(10_000);
/// victim.kill();              // kill -9
/// victim.restart().lost()     // 0
/// ```
///
/// Any thread may call it; it ends with the lab.
public final class Victim implements AutoCloseable {
    private static final String TOPIC = "victim";
    private static final String SEGMENT_BYTES = Integer.toString(1 << 20);
    private static final int MOST_RECORDS = 1_000_000;
    private static final int RECORDS_A_BATCH = 10;

    private final DeskThreads threads;
    private final Path folder;
    private final Path data;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final Lock turn = new ReentrantLock();
    private volatile VictimProcess life;
    private @Nullable Job producing;
    private String what = "running";

    private Victim(DeskThreads threads, Path folder, VictimProcess life) {
        this.threads = threads;
        this.folder = folder;
        this.data = folder.resolve("data");
        this.life = life;
    }

    static Victim start(DeskThreads threads) {
        return threads.ask(job -> {
            Path folder = Files.createTempDirectory("offset-lab-victim-");
            try {
                VictimProcess life = start(folder, job);
                try (TopicFiller filler = TopicFiller.connect(life.address())) {
                    filler.createTopic(TOPIC, Map.of("segment.bytes", SEGMENT_BYTES));
                }
                return new Victim(threads, folder, life);
            } catch (IOException | RuntimeException failure) {
                delete(folder);
                throw failure;
            }
        });
    }

    private static VictimProcess start(Path folder, Job job) throws IOException {
        return VictimProcess.start(folder.resolve("data"), folder.resolve("log.txt"), job);
    }

    /// Its process's number, for `strace -p` or `kill`.
    public long pid() {
        return life.pid();
    }

    /// Records whose acknowledgement has arrived so far. `victim.acknowledged()`
    public long acknowledged() {
        return acknowledged.get();
    }

    /// Sends so many records, ten a batch, each batch acknowledged before the next one goes.
    /// `victim.produce(10_000)`
    ///
    /// Fails where it does not run.
    public VictimState produce(int records) {
        TopicWork.check("records", records, 1, MOST_RECORDS);
        return inTurn(job -> {
            checkRuns();
            produce(records, job);
        });
    }

    /// Sends records without end, until it is killed or stopped. `victim.produceOn()`
    ///
    /// Fails where it does not run.
    public VictimState produceOn() {
        return inTurn(_ -> {
            checkRuns();
            if (producing == null) {
                Job job = new Job();
                producing = job;
                var _ = threads.start(job, running -> {
                    produce(Long.MAX_VALUE, running);
                    return true;
                });
            }
        });
    }

    private void produce(long records, Job job) throws IOException {
        try (WireProducer wire = WireProducer.open(life.address(), new Place(TOPIC, 0), job)) {
            for (long left = records; left > 0; left -= RECORDS_A_BATCH) {
                job.check();
                String[] texts = new String[(int) Math.min(left, RECORDS_A_BATCH)];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = "record " + (sent.get() + i);
                }
                sent.addAndGet(texts.length);
                wire.send(WireProducer.batch(texts));
                acknowledged.addAndGet(texts.length);
            }
        }
    }

    /// Kills it as `kill -9` does: it writes nothing more. `victim.kill()`
    public VictimState kill() {
        return inTurn(_ -> {
            checkRuns();
            life.kill();
            what = "killed";
            endProducer();
        });
    }

    /// Stops it as it should be stopped: the log is flushed and marked clean. `victim.stop()`
    public VictimState stop() {
        return inTurn(_ -> {
            checkRuns();
            endProducer();
            life.stop();
            what = "stopped";
        });
    }

    /// Takes the last `bytes` off the active segment's file, as a machine that loses power may.
    /// `victim.tear(40)`
    ///
    /// Fails while it runs.
    public VictimState tear(int bytes) {
        return inTurn(_ -> {
            checkIsDead();
            try (FileChannel file = FileChannel.open(activeSegment(), StandardOpenOption.WRITE)) {
                file.truncate(Math.max(0, file.size() - bytes));
            }
        });
    }

    /// Starts it again on the same folder, and tells what recovery did and whether anything acknowledged is
    /// missing. `victim.restart().recovery()`
    ///
    /// Fails while it runs.
    public VictimState restart() {
        return inTurn(job -> {
            checkIsDead();
            life = start(folder, job);
            what = "running";
        });
    }

    /// How it stands now. `victim.state()`
    public VictimState state() {
        return inTurn(_ -> {});
    }

    @FunctionalInterface
    private interface Step {
        void run(Job job) throws Exception;
    }

    /// One step after the other, whichever thread asks for it; each answers with what it led to.
    private VictimState inTurn(Step step) {
        return threads.ask(job -> {
            turn.lock();
            try {
                step.run(job);
                // read before the log's end: what is acknowledged in between is stored then, and nothing seems lost
                long acknowledgedNow = acknowledged.get();
                return new VictimState(
                        what,
                        life.pid(),
                        sent.get(),
                        acknowledgedNow,
                        life.isAlive() ? OptionalLong.of(storedNow()) : OptionalLong.empty(),
                        Files.size(activeSegment()),
                        life.startSeconds(),
                        life.recovery());
            } finally {
                turn.unlock();
            }
        });
    }

    private long storedNow() throws IOException {
        return LogExtent.of(life.address(), TOPIC, 0).records();
    }

    private Path activeSegment() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(TOPIC + "-0"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IOException("no segment in " + data));
        }
    }

    private void checkRuns() {
        if (!life.isAlive()) {
            throw new DeskException("the victim is " + what + ": victim.restart() first");
        }
    }

    private void checkIsDead() {
        if (life.isAlive()) {
            throw new DeskException("the victim still runs: victim.kill() first");
        }
    }

    /// Its connection broke, or breaks now: it ends at once.
    private void endProducer() {
        if (producing != null) {
            producing.stop();
        }
        producing = null;
    }

    /// Kills it and deletes its folder. Later calls do nothing.
    @Override
    public void close() {
        threads.ask(_ -> {
            life.kill();
            turn.lock();
            try {
                endProducer();
                what = "stopped";
                if (Files.exists(folder)) {
                    delete(folder);
                }
                return what;
            } finally {
                turn.unlock();
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException meanwhileGone) {
            throw new IOException(meanwhileGone.getMessage(), meanwhileGone);
        }
    }

    @Override
    public String toString() {
        return state().toString();
    }
}
