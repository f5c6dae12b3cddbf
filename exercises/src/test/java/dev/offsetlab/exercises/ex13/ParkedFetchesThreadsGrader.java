package dev.offsetlab.exercises.ex13;

import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What happens between two lines of the student's code: appends, clients that go, several threads at once.
@Tag("13")
@ExtendWith(Seeds.class)
class ParkedFetchesThreadsGrader {
    private static final long LATER = 1_000_000;

    private final ParkedFetches<LogOfBytes> fetches = new ParkedFetches<>();
    private final LogOfBytes log = new LogOfBytes("orders-0");

    private void append(LogOfBytes to) {
        to.append(10);
        fetches.appended(to);
    }

    /// Another thread appends just after the first look has found too little.
    private final class AppendAfterLook extends ReaderFetch {
        private final Beside appender = new Beside(() -> {
            log.append(100);
            fetches.appended(log);
        });

        AppendAfterLook() {
            super("reader", 100, log);
        }

        @Override
        public boolean answerIfEnough() {
            boolean answered = super.answerIfEnough();
            if (looks() == 1) {
                appender.start();
                appender.awaitDoneOrHeldUp();
            }
            return answered;
        }
    }

    @Test
    @Points(3)
    @Invariant("I3")
    @DisplayName("an append between the look and the parking is not lost")
    @Timeout(20)
    void park_appendBetweenLookAndParking_isNotLost() {
        AppendAfterLook fetch = new AppendAfterLook();
        fetches.park(fetch, LATER);
        fetch.appender.join();
        Finding.of("answers to a fetch whose bytes came just after the look that found too little")
                .in("park")
                .field("looks", fetch.looks())
                .why("The append told those on the list. This fetch was not on it, and will sleep until its deadline.")
                .equal(1, fetch.answers());
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("a client that goes is not answered, and nothing is held for it")
    @Timeout(20)
    void cancel_clientHasGone_nothingIsHeld() {
        WeakReference<ReaderFetch> gone = parkAndCancel();
        Finding.of("how many wait after the only one has gone").in("cancel").equal(0, fetches.size());
        for (int i = 0; i < 3 && !gone.refersTo(null); i++) {
            System.gc();
        }
        Finding.of("a fetch whose client has gone")
                .in("cancel")
                .why("On which lists does it still stand? A thousand reconnects would fill the memory.")
                .holds(gone.refersTo(null), "let go of", "still held by ParkedFetches, one day before its deadline");
    }

    private WeakReference<ReaderFetch> parkAndCancel() {
        ReaderFetch fetch = new ReaderFetch("reader", 10, log, new LogOfBytes("orders-1"));
        ParkedFetches.Parked parked = fetches.park(fetch, TimeUnit.DAYS.toNanos(1));
        parked.cancel();
        parked.cancel();
        log.append(10);
        fetches.appended(log);
        fetches.expire(TimeUnit.HOURS.toNanos(1));
        Finding.of("answers to a client that has gone").in("cancel").equal(0, fetch.answers());
        return new WeakReference<>(fetch);
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("an append and the deadline at the same moment: one answer")
    @Timeout(20)
    void answer_appendAndDeadlineAtOnce_oneAnswer() {
        SlowToAnswer fetch = new SlowToAnswer(log);
        fetches.park(fetch, LATER);
        Beside appender = new Beside(() -> append(log)).start();
        appender.awaitReached(fetch.answering);
        Beside keeper = new Beside(() -> fetches.expire(LATER)).start();
        keeper.awaitDoneOrHeldUp();
        fetch.goOn.countDown();
        appender.join();
        keeper.join();
        Finding.of("answers to a fetch whose deadline came while an append had it answered")
                .in("expire")
                .why("The append and the deadline may come at the same moment, on two threads.")
                .equal(1, fetch.answers());
    }

    /// Its answer is on its way until the test says so.
    private static final class SlowToAnswer extends ReaderFetch {
        private final CountDownLatch answering = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        SlowToAnswer(LogOfBytes log) {
            super("slow", 10, log);
        }

        @Override
        public void answer() {
            answering.countDown();
            awaitLatch(goOn);
            super.answer();
        }
    }

    @Test
    @Points(1)
    @Invariant("I6")
    @DisplayName("while a fetch is being answered, others are parked, woken and answered")
    @Timeout(20)
    void answer_takesLong_othersGoOn() {
        SlowToAnswer slow = new SlowToAnswer(log);
        LogOfBytes other = new LogOfBytes("orders-1");
        ReaderFetch quick = new ReaderFetch("quick", 10, other);
        fetches.park(slow, LATER);
        Beside held = new Beside(() -> append(log)).start();
        held.awaitReached(slow.answering);
        Beside goes = new Beside(() -> {
            fetches.park(quick, LATER);
            append(other);
        });
        boolean went = goes.start().endsUnlessHeldUp();
        slow.goOn.countDown();
        held.join();
        goes.join();
        Finding.of("a fetch that is parked and woken while another one is being answered")
                .in("appended")
                .why("Sending may take long. Take from the lists under a lock, look and answer outside of it.")
                .holds(went && quick.answers() == 1, "answered", "held up until the other answer was sent");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("waited a minute in vain");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("cut off", e);
        }
    }

    /// A reader, and whether its client went.
    private record Guest(ReaderFetch fetch, boolean cancelled) {}

    @Test
    @Points(3)
    @Invariant("I3")
    @DisplayName(
            "threads that park, append, cancel and keep the time: each fetch gets one answer, and none is forgotten")
    @Timeout(20)
    void everything_manyThreads_oneAnswerEach(Seed seed) throws Exception {
        List<LogOfBytes> logs = List.of(log, new LogOfBytes("orders-1"));
        AtomicLong clockNs = new AtomicLong();
        List<Guest> guests = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<Guest>>> parking = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Random random = new Random(seed.value() + i);
                parking.add(threads.submit(() -> parkMany(random, logs, clockNs)));
            }
            Future<?> appending = threads.submit(() -> appendMany(new Random(seed.value() + 2), logs));
            Future<?> keeping = threads.submit(() -> {
                for (int i = 0; i < 4_000; i++) {
                    fetches.expire(clockNs.incrementAndGet());
                }
            });
            for (Future<List<Guest>> one : parking) {
                guests.addAll(one.get());
            }
            appending.get();
            keeping.get();
        }
        logs.forEach(fetches::appended);
        fetches.expire(Long.MAX_VALUE / 2);
        for (Guest guest : guests) {
            int answers = guest.fetch.answers();
            Finding.of("answers to a fetch, " + guests.size() + " of which were parked by two threads")
                    .seed(seed)
                    .field("its client went", guest.cancelled)
                    .why("Append, deadline and departure may come at the same moment, on three threads.")
                    .holds(answers == 1 || (guest.cancelled && answers == 0), "1", Integer.toString(answers));
        }
        Finding.of("how many wait in the end").in("size").seed(seed).equal(0, fetches.size());
    }

    private List<Guest> parkMany(Random random, List<LogOfBytes> logs, AtomicLong clockNs) {
        List<Guest> guests = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            ReaderFetch fetch = new ReaderFetch("reader " + i, 1 + random.nextInt(20), logs.get(0), logs.get(1));
            boolean goes = random.nextInt(4) == 0;
            ParkedFetches.Parked parked = fetches.park(fetch, clockNs.get() + random.nextInt(200));
            if (goes) {
                parked.cancel();
            }
            guests.add(new Guest(fetch, goes));
        }
        return guests;
    }

    private void appendMany(Random random, List<LogOfBytes> logs) {
        for (int i = 0; i < 4_000; i++) {
            LogOfBytes to = logs.get(random.nextInt(2));
            to.append(1 + random.nextInt(10));
            fetches.appended(to);
        }
    }
}
