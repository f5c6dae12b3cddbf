package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.workload.FetchPlan;
import dev.offsetlab.engine.workload.LogExtent;
import dev.offsetlab.engine.workload.OrderEvents;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.engine.workload.Readers;
import dev.offsetlab.engine.workload.TopicFiller;
import java.net.InetSocketAddress;
import java.util.Map;

/// A smaller desk for a real Apache Kafka, over its protocol alone. Segments, page cache, data paths and the cost
/// of a path are what only our own engine can tell.
///
/// It takes one broker, the leader of what it reads and writes, without TLS. Any thread may call it.
public final class KafkaDesk {
    private static final int MOST_FETCHES = 20_000;
    private static final int READERS = 4;
    private static final long MEGA = 1_000_000;
    private static final long SEED = 42;

    private final DeskThreads threads;
    private final InetSocketAddress address;

    KafkaDesk(DeskThreads threads, String bootstrap) {
        this.threads = threads;
        this.address = address(bootstrap);
    }

    private static InetSocketAddress address(String bootstrap) {
        int colon = bootstrap.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    bootstrap.substring(0, Math.max(0, colon)), Integer.parseInt(bootstrap.substring(colon + 1)));
        } catch (IllegalArgumentException wrong) {
            throw new DeskException("\"" + bootstrap + "\" is no broker: write \"localhost:9092\"", wrong);
        }
    }

    /// Makes a topic of one partition and appends so many MB of order events. `kafka.fill("orders", 64)`
    ///
    /// Fails where the topic is there already, or no broker answers.
    public Extent fill(String topic, int megabytes) {
        TopicWork.check("megabytes", megabytes, 1, 4_000);
        return threads.ask(job -> {
            try (TopicFiller filler = TopicFiller.connect(address)) {
                filler.createTopic(topic, Map.of());
                filler.append(
                        topic,
                        new OrderEvents(TopicWork.RECORD_BYTES, SEED),
                        megabytes * MEGA,
                        TopicWork.BATCH_BYTES,
                        _ -> job.check());
                Place place = new Place(topic, 0);
                return Extent.of(place, LogExtent.of(address, topic, 0));
            }
        });
    }

    /// Where the topic's log begins and ends. `kafka.extent("orders").endOffset()`
    public Extent extent(String topic) {
        Place place = Place.of(topic);
        return threads.ask(_ -> Extent.of(place, LogExtent.of(address, place.topic(), place.partition())));
    }

    /// One fetch of at most 1 MiB, as the wire gave it. `kafka.fetch("orders", 100)`
    public Fetched fetch(String topic, long offset) {
        Place place = Place.of(topic);
        return threads.ask(
                job -> WireWork.fetch(address, new WireWork.Ask(place, offset, Meter.FETCH_BYTES, 500, 1), job));
    }

    /// Four readers drain the topic for so many seconds. `kafka.measure("orders", 2)`
    public Delivered measure(String topic, double seconds) {
        Place place = Place.of(topic);
        return threads.ask(job -> {
            FetchPlan plan = FetchPlan.surveyFrom(
                            0, address, place.topic(), place.partition(), Meter.FETCH_BYTES, MOST_FETCHES, job::check)
                    .withoutTail();
            int crew = Math.min(READERS, plan.steps().size());
            try (Readers readers = Readers.open(plan, crew, ReadMode.DISCARD)) {
                job.endsBy(readers::stop);
                Readers.Totals totals = readers.run(Math.round(seconds * 1000));
                job.check();
                return new Delivered(topic, crew, totals.bytes(), totals.fetches(), totals.wallNs());
            } finally {
                job.endsByItself();
            }
        });
    }

    @Override
    public String toString() {
        return "a Kafka broker at " + address.getHostString() + ":" + address.getPort()
                + ": fill, extent, fetch, measure";
    }
}
