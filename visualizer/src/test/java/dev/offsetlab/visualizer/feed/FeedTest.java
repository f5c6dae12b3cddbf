package dev.offsetlab.visualizer.feed;

import static dev.offsetlab.visualizer.load.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FeedTest {
    /// Numbers its samples.
    private static final class Counting implements LabSource {
        final AtomicInteger looks = new AtomicInteger();

        @Override
        public LabSample sample() {
            String number = Integer.toString(looks.incrementAndGet());
            return LabSample.none(new BrokerView(BrokerView.State.RUNNING, "", number));
        }

        @Override
        public void close() {}
    }

    @Test
    void windowIsBusy_getsTheNewestOnly() {
        Counting source = new Counting();
        Queue<Runnable> window = new ConcurrentLinkedQueue<>();
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Feed feed =
                new Feed(source, window::add, sample -> seen.add(sample.broker().detail()))) {
            feed.start(Duration.ofMillis(1));
            await("many looks", source.looks::get, () -> source.looks.get() > 50);
        }
        assertThat(window)
                .as("one visit waits, however many samples there were")
                .hasSize(1);
        window.remove().run();
        assertThat(seen).containsExactly(Integer.toString(source.looks.get()));
    }

    @Test
    void windowIsFree_getsEachSampleOnce() {
        Counting source = new Counting();
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Feed feed = new Feed(
                source, Runnable::run, sample -> seen.add(sample.broker().detail()))) {
            feed.start(Duration.ofMillis(1));
            await("many looks", source.looks::get, () -> source.looks.get() > 20);
        }
        assertThat(seen).hasSize(source.looks.get()).doesNotHaveDuplicates();
    }
}
