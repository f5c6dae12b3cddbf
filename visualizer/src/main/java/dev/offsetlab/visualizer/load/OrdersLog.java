package dev.offsetlab.visualizer.load;

import dev.offsetlab.engine.workload.BatchSource;
import dev.offsetlab.engine.workload.FetchPlan;
import dev.offsetlab.engine.workload.LogExtent;
import dev.offsetlab.engine.workload.OrderEvents;
import dev.offsetlab.engine.workload.TopicFiller;
import dev.offsetlab.visualizer.load.LoadPlan.RaceLoad;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;

/// Makes topic `orders` hold what a plan asks for. It keeps nothing in memory: whether the log is right is read off its
/// first batch, which the same seed makes the same, and off the number of its records.
///
/// ```
///   the first batch is the wanted one     enough records        nothing to do
///                                         too few               append what is missing
///                                         too many, by a third  as if it were another one
///   it is another one, or there is none                         append all anew; then the old ones may go
/// ```
///
/// One thread owns it.
final class OrdersLog {
    private static final long SEED = 42;
    private static final double ENOUGH = 0.95;
    private static final double TOO_MANY = 1.3;
    /// Small segments, so that a few dozen of them can be seen.
    private static final int SEGMENT_BYTES = 16 << 20;
    /// Bounds the survey of a log that is fetched in very small pieces.
    private static final int MOST_STEPS = 20_000;

    private final InetSocketAddress address;
    private final LoadTopics topics;
    private long abandonedBytes;

    OrdersLog(String bootstrap, InetSocketAddress address) {
        this.address = address;
        this.topics = new LoadTopics(bootstrap);
    }

    /// The part of the log that is as wanted.
    record Part(long firstOffset, boolean oldBefore) {}

    /// Fills where it must.
    ///
    /// @param progress hears from 0 to 1 how far the filling is; may throw [CancellationException] to end it
    Part make(RaceLoad load, DoubleConsumer progress) throws IOException {
        topics.create(RaceLoad.TOPIC, 1, Map.of("segment.bytes", Integer.toString(SEGMENT_BYTES)));
        LogExtent there = LogExtent.of(address, RaceLoad.TOPIC, 0);
        BatchSource.Batch first = new BatchSource(events(load), load.batchBytes()).next();
        int firstBytes = first.bytes().remaining();
        long wantedRecords = Math.max(1, load.topicBytes() * first.records() / firstBytes);
        boolean asWanted = there.firstBatchBytes() == firstBytes
                && there.firstBatchRecords() == first.records()
                && there.firstBatchOffset() == there.startOffset()
                && there.records() < wantedRecords * TOO_MANY;
        if (!asWanted) {
            fill(load, load.topicBytes(), progress);
            return new Part(there.endOffset(), there.records() > 0);
        }
        if (there.records() < wantedRecords * ENOUGH) {
            double missing = 1 - (double) there.records() / wantedRecords;
            fill(load, (long) (load.topicBytes() * missing), progress);
        }
        return new Part(there.startOffset(), false);
    }

    private void fill(RaceLoad load, long bytes, DoubleConsumer progress) throws IOException {
        long[] sentBytes = {0};
        try (TopicFiller filler = TopicFiller.connect(address)) {
            filler.append(RaceLoad.TOPIC, events(load), bytes, load.batchBytes(), sent -> {
                sentBytes[0] = sent;
                progress.accept((double) sent / bytes);
            });
        } catch (CancellationException changed) {
            abandonedBytes += sentBytes[0];
            throw changed;
        }
        abandonedBytes = 0;
    }

    private static OrderEvents events(RaceLoad load) {
        return new OrderEvents(load.recordBytes(), SEED);
    }

    /// Both ask for the same log.
    static boolean same(RaceLoad one, RaceLoad other) {
        return one.recordBytes() == other.recordBytes()
                && one.batchBytes() == other.batchBytes()
                && one.topicBytes() == other.topicBytes();
    }

    /// More was begun and given up than a whole log is large: it had better go before the next filling.
    boolean needsClearing(RaceLoad load) {
        return abandonedBytes > load.topicBytes();
    }

    /// All records go.
    void clear() throws IOException {
        LogExtent there = LogExtent.of(address, RaceLoad.TOPIC, 0);
        topics.deleteBefore(RaceLoad.TOPIC, there.endOffset());
        abandonedBytes = 0;
    }

    /// The fetches that read the part, without the last one, which grows when somebody produces.
    FetchPlan survey(Part part, RaceLoad load) throws IOException {
        return FetchPlan.surveyFrom(part.firstOffset(), address, RaceLoad.TOPIC, 0, load.fetchBytes(), MOST_STEPS)
                .withoutTail();
    }

    /// Segments before the part go.
    void deleteOld(Part part) throws IOException {
        topics.deleteBefore(RaceLoad.TOPIC, part.firstOffset());
    }
}
