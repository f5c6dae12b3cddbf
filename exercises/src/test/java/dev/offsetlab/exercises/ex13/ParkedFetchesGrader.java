package dev.offsetlab.exercises.ex13;

import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who is answered, and when. One thread, and a clock that the grader turns.
@Tag("13")
@ExtendWith(Seeds.class)
class ParkedFetchesGrader {
    private static final long LATER = 1_000_000;

    private final ParkedFetches<LogOfBytes> fetches = new ParkedFetches<>();
    private final LogOfBytes log = new LogOfBytes("orders-0");

    private void append(LogOfBytes to, int bytes) {
        to.append(bytes);
        fetches.appended(to);
    }

    @Test
    @Points(1)
    @Invariant("I1")
    @DisplayName("a fetch that finds enough when it is parked is answered at once")
    @Timeout(10)
    void park_enoughByThen_isAnswered() {
        ReaderFetch fetch = new ReaderFetch("reader", 100, log);
        log.append(100);
        fetches.park(fetch, LATER);
        Finding.of("answers to a fetch for whose 100 bytes a batch came just before it was parked")
                .in("park")
                .why("The look that found too little is over by the time of parking. What has come since?")
                .equal(1, fetch.answers());
        Finding.of("how many wait after that").in("size").equal(0, fetches.size());
    }

    @Test
    @Points(3)
    @Invariant("I1")
    @DisplayName("an append answers those who have enough now, and only those")
    @Timeout(10)
    void appended_randomReaders_thoseWithEnoughAndNoOthers(Seed seed) {
        Random random = seed.random();
        List<LogOfBytes> logs = IntStream.range(0, 4)
                .mapToObj(i -> new LogOfBytes("orders-" + i))
                .toList();
        List<ReaderFetch> readers = new ArrayList<>();
        for (int step = 0; step < 150; step++) {
            if (random.nextInt(3) > 0) {
                LogOfBytes one = logs.get(random.nextInt(4));
                LogOfBytes two = logs.get(random.nextInt(4));
                ReaderFetch reader = new ReaderFetch("reader " + readers.size(), 1 + random.nextInt(300), one, two);
                readers.add(reader);
                fetches.park(reader, LATER + random.nextInt(1000));
            } else {
                append(logs.get(random.nextInt(4)), 1 + random.nextInt(100));
            }
            for (ReaderFetch reader : readers) {
                Finding.of("answers to a fetch that waits for " + reader.logs())
                        .in("appended")
                        .seed(seed)
                        .field("has enough", reader.hasEnough())
                        .field("steps so far", step + 1)
                        .why("An append may be what a fetch waited for, or still too little for it.")
                        .equal(reader.hasEnough() ? 1 : 0, reader.answers());
            }
        }
        Finding.of("how many wait in the end")
                .in("size")
                .seed(seed)
                .equal(readers.stream().filter(reader -> !reader.hasEnough()).count(), (long) fetches.size());
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("an append to one log costs those who wait for other logs nothing")
    @Timeout(10)
    void appended_thousandsOfLogs_othersAreNotLookedAt() {
        int count = 10_000;
        List<ReaderFetch> readers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ReaderFetch reader = new ReaderFetch("reader " + i, 10, new LogOfBytes("orders-" + i));
            readers.add(reader);
            fetches.park(reader, LATER + count - i);
        }
        Finding.of("fetches that wait").in("size").equal(count, fetches.size());
        append(readers.getFirst().logs().getFirst(), 5);
        int looks = readers.stream().skip(1).mapToInt(ReaderFetch::looks).max().orElseThrow();
        Finding.of("looks at a fetch, while one batch came to a log that it does not read")
                .in("appended")
                .why("One look when it is parked. Who waits for which log?")
                .holds(looks <= 2, "1 look, or 2", looks + " looks");
        readers.forEach(reader -> append(reader.logs().getFirst(), 10));
        for (ReaderFetch reader : readers) {
            Finding.of("who answered, for 10,000 that waited").in("appended").equal(1, reader.answers());
            Finding.of("the thread that answered")
                    .why("A fetch that waits is an entry in a list. The thread that appended looks and answers.")
                    .equal(Thread.currentThread(), reader.answeredBy());
        }
    }

    @Test
    @Points(3)
    @Invariant("I4")
    @DisplayName("who has waited long enough is answered, the earliest deadline first, and nobody before")
    @Timeout(10)
    void expire_randomDeadlines_dueOnesInOrder(Seed seed) {
        Random random = seed.random();
        long nowNs = Long.MAX_VALUE - 5_000; // the clock passes the largest number, as System.nanoTime() may
        List<Waiting> expected = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = "reader " + i;
            long deadlineNs = nowNs + random.nextInt(10_000);
            expected.add(new Waiting(name, deadlineNs, i));
            fetches.park(new Ordered(name, order, log), deadlineNs);
        }
        expected.sort(Waiting.ORDER);
        for (int done = 0; done < expected.size(); nowNs += random.nextInt(400)) {
            OptionalLong next = OptionalLong.of(expected.get(done).deadlineNs);
            Finding.of("the next deadline").in("nextDeadlineNs").seed(seed).equal(next, fetches.nextDeadlineNs());
            fetches.expire(nowNs);
            while (done < expected.size() && expected.get(done).deadlineNs - nowNs <= 0) {
                done++;
            }
            List<String> due =
                    expected.subList(0, done).stream().map(Waiting::name).toList();
            Finding.of("who was answered up to now, in their order")
                    .in("expire")
                    .seed(seed)
                    .field("now", nowNs)
                    .why("Compare two times by their difference: System.nanoTime() may pass the largest long.")
                    .equal(due, List.copyOf(order));
        }
        Finding.of("the next deadline where nobody waits").equal(OptionalLong.empty(), fetches.nextDeadlineNs());
    }

    private record Waiting(String name, long deadlineNs, int number) {
        static final Comparator<Waiting> ORDER = (one, other) -> one.deadlineNs == other.deadlineNs
                ? Integer.compare(one.number, other.number)
                : Long.signum(one.deadlineNs - other.deadlineNs);
    }

    /// Enters its name in a list when it is answered.
    private static final class Ordered extends ReaderFetch {
        private final List<String> order;

        Ordered(String name, List<String> order, LogOfBytes log) {
            super(name, 1, log);
            this.order = order;
        }

        @Override
        public void answer() {
            super.answer();
            order.add(toString());
        }
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("a fetch gets one answer: not another one at its deadline, nor by a later append")
    @Timeout(10)
    void answered_deadlineAndAppendsComeLater_oneAnswer() {
        LogOfBytes other = new LogOfBytes("orders-1");
        ReaderFetch woken = new ReaderFetch("woken", 10, log, other);
        ReaderFetch late = new ReaderFetch("late", 1_000, log, other);
        fetches.park(woken, 500);
        fetches.park(late, 600);
        append(log, 10);
        Finding.of("the next deadline, after the fetch with deadline 500 was answered")
                .in("nextDeadlineNs")
                .equal(OptionalLong.of(600), fetches.nextDeadlineNs());
        fetches.expire(700);
        append(log, 5_000);
        append(other, 5_000);
        fetches.expire(800);
        Finding.of("answers to a fetch that an append woke before its deadline").equal(1, woken.answers());
        Finding.of("answers to a fetch that was answered at its deadline, before enough came")
                .why("An answered fetch stands on no list any more: neither by its deadline nor at any of its logs.")
                .equal(1, late.answers());
        Finding.of("how many wait in the end").in("size").equal(0, fetches.size());
    }
}
