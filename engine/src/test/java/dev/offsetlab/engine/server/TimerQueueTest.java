package dev.offsetlab.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerQueueTest {
    private final TimerQueue timers = new TimerQueue();
    private final List<Integer> ran = new ArrayList<>();

    private TimerQueue.Entry add(long dueNs, int name) {
        TimerQueue.Entry entry = timers.entry(dueNs, () -> ran.add(name));
        timers.add(entry);
        return entry;
    }

    @Test
    void due_runInOrder_cancelledDoNot() {
        add(30, 3);
        add(10, 1);
        TimerQueue.Entry second = add(20, 2);
        add(10, 11);
        second.cancel();
        timers.runDue(25);
        assertThat(ran).containsExactly(1, 11);
        assertThat(timers.untilNextMs(25, 1_000)).isOne();
        timers.runDue(30);
        second.cancel();
        assertThat(ran).containsExactly(1, 11, 3);
        assertThat(timers.size()).isZero();
    }

    @Test
    void cancelledLongBeforeTheyAreDue_areLetGo() {
        add(1, 1);
        for (int i = 0; i < 3_000; i++) {
            add(Long.MAX_VALUE / 2, i).cancel();
        }
        timers.untilNextMs(0, 1_000);
        assertThat(timers.size()).isLessThan(40);
        timers.runDue(1);
        assertThat(ran).containsExactly(1);
    }

    @Test
    void cancelledAtRandom_theOthersRun() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            TimerQueue.Entry entry = add(i, i);
            if (random.nextInt(4) > 0) {
                entry.cancel();
            } else {
                kept.add(i);
            }
            if (random.nextInt(100) == 0) {
                timers.runDue(random.nextInt(i + 1));
            }
        }
        timers.runDue(2_000);
        assertThat(ran).as("seed %d", seed).isEqualTo(kept);
        assertThat(timers.size()).as("seed %d", seed).isZero();
    }
}
