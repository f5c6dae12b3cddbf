package dev.offsetlab.lessons.desk;

import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a cell starts beside the broker, and what ends with the desk unless the cell ends it before. Any thread.
final class Beside {
    private static final Logger LOG = LoggerFactory.getLogger(Beside.class);

    private final Queue<AutoCloseable> started = new ConcurrentLinkedQueue<>();
    private final DeskThreads threads;
    private final Engine engine;

    Beside(DeskThreads threads, Engine engine) {
        this.threads = threads;
        this.engine = engine;
    }

    Victim victim() {
        return started(Victim.start(threads));
    }

    SlowReader slowReader(Place place) {
        long start = engine.log(place).logStartOffset();
        return started(SlowReader.open(threads, engine.broker(), place, start));
    }

    /// The one that is open, so that a cell that runs again finds the members it has started.
    synchronized ConsumerGroup group(String name, String topic) {
        engine.topic(topic);
        InetSocketAddress address = engine.broker().address();
        String bootstrap = address.getHostString() + ":" + address.getPort();
        return started.stream()
                .filter(ConsumerGroup.class::isInstance)
                .map(ConsumerGroup.class::cast)
                .filter(group -> group.isOpen() && group.reads(name, topic))
                .findFirst()
                .orElseGet(() -> started(new ConsumerGroup(threads, bootstrap, name, topic)));
    }

    private <T extends AutoCloseable> T started(T own) {
        started.add(own);
        return own;
    }

    void endAll() {
        for (AutoCloseable own = started.poll(); own != null; own = started.poll()) {
            try {
                own.close();
            } catch (Exception failure) {
                LOG.warn("what a lesson started did not end cleanly: {}", failure.getMessage());
            }
        }
    }
}
