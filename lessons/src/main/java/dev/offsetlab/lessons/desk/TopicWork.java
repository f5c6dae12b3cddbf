package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.meta.ConfigChange;
import dev.offsetlab.engine.meta.ConfigChanges;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.workload.FillResult;
import dev.offsetlab.engine.workload.OrderEvents;
import dev.offsetlab.engine.workload.TopicFiller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes topics, fills them, changes them. On the desk's threads.
final class TopicWork {
    static final int BATCH_BYTES = 16 << 10;
    static final int RECORD_BYTES = 300;
    private static final long SEED = 42;
    /// Small, so that a topic of some megabytes has segments to look at.
    private static final String SEGMENT_BYTES = Integer.toString(4 << 20);

    private static final int MOST_MEGABYTES = 4_000;
    private static final int LARGEST_BATCH_BYTES = 1_000_000;
    /// Of the disk stays free.
    private static final long SPARE_BYTES = 1_000_000_000;

    private static final long MEGA = 1_000_000;
    private static final long SAY_EVERY_NS = 1_000_000_000;

    private final Engine engine;

    TopicWork(Engine engine) {
        this.engine = engine;
    }

    TopicList all() {
        return new TopicList(engine.broker().topics().all().stream()
                .filter(topic -> !topic.internal())
                .map(TopicWork::state)
                .toList());
    }

    static TopicState state(Topic topic) {
        long records = 0;
        long bytes = 0;
        int segments = 0;
        for (PartitionLog log : topic.partitions()) {
            records += log.logEndOffset() - log.logStartOffset();
            bytes += log.sizeBytes();
            segments += log.segmentCount();
        }
        return new TopicState(
                topic.name(), topic.partitions().size(), records, bytes, segments, new TreeMap<>(topic.configs()));
    }

    /// @param configs `key=value`
    TopicState create(String name, int partitions, String... configs) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (String config : configs) {
            int equals = config.indexOf('=');
            if (equals < 1) {
                throw new DeskException("\"" + config + "\" is no config: write \"segment.bytes=1048576\"");
            }
            values.put(config.substring(0, equals), config.substring(equals + 1));
        }
        return state(engine.broker().topics().create(name, partitions, values));
    }

    /// A lesson begins again with this, whatever it left behind the last time.
    TopicState fresh(String name, String... configs) throws IOException {
        if (engine.broker().topics().topic(name).isPresent()) {
            engine.broker().topics().delete(name);
        }
        return create(name, 1, configs);
    }

    TopicState alter(String name, String key, String value) throws IOException {
        engine.topic(name);
        ConfigChange change = value.isEmpty()
                ? new ConfigChange(key, ConfigChange.Op.DELETE, null)
                : new ConfigChange(key, ConfigChange.Op.SET, value);
        engine.broker().topics().alterConfigs(name, ConfigChanges.of(List.of(change)), false);
        return state(engine.topic(name));
    }

    TopicList delete(String name) throws IOException {
        engine.topic(name);
        engine.broker().topics().delete(name);
        return all();
    }

    Filled fill(String name, int megabytes, int batchBytes, int recordBytes, Job job) throws IOException {
        check("megabytes", megabytes, 1, MOST_MEGABYTES);
        check("batchBytes", batchBytes, 100, LARGEST_BATCH_BYTES);
        check("recordBytes", recordBytes, 1, LARGEST_BATCH_BYTES);
        if (engine.broker().topics().topic(name).isEmpty()) {
            create(name, 1, "segment.bytes=" + SEGMENT_BYTES);
        }
        PartitionLog log = engine.log(new Place(name, 0));
        long missing = megabytes * MEGA - log.sizeBytes();
        FillResult result = new FillResult(0, 0, 0, 0);
        if (missing > 0) {
            checkSpace(log, missing);
            try (TopicFiller filler = TopicFiller.connect(engine.broker().address())) {
                var events = new OrderEvents(recordBytes, SEED + log.logEndOffset());
                result = filler.append(name, events, missing, batchBytes, new Progress(job, missing)::sent);
            }
        }
        return new Filled(
                result.records(), result.batches(), result.bytes(), result.wallNs() / 1e9, state(engine.topic(name)));
    }

    static void check(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new DeskException(what + "=" + value + " is not between " + least + " and " + most);
        }
    }

    private static void checkSpace(PartitionLog log, long bytes) throws IOException {
        Path file = log.segments().getLast().file();
        long free = Files.getFileStore(file).getUsableSpace() - SPARE_BYTES;
        if (bytes > free) {
            throw new DeskException(Text.bytes(bytes) + " do not fit: the disk of " + file.getParent() + " has "
                    + Text.bytes(Math.max(0, free)) + " to spare; delete a topic, or ask for less");
        }
    }

    /// A line each second, and the place where a stopped filling ends.
    private static final class Progress {
        private final Job job;
        private final long totalBytes;
        private long saidNs = System.nanoTime();

        Progress(Job job, long totalBytes) {
            this.job = job;
            this.totalBytes = totalBytes;
        }

        void sent(long bytes) {
            job.check();
            if (System.nanoTime() - saidNs > SAY_EVERY_NS) {
                saidNs = System.nanoTime();
                job.say(Text.bytes(bytes) + " of " + Text.bytes(totalBytes));
            }
        }
    }
}
