package dev.offsetlab.exercises.ex08;

import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Promptly;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import dev.offsetlab.lessons.grade.kit.SlowReader;
import dev.offsetlab.lessons.grade.kit.WatchedFile;
import dev.offsetlab.lessons.grade.kit.WatchedFile.Call;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Exercise 8, judged over real connections. Rounds and readers share the test's thread: whoever waits for one reader
/// never comes back, for that reader reads nothing meanwhile.
@Tag("8")
@ExtendWith(Seeds.class)
class ManyReadersGrader {
    private static final int FILE_BYTES = 1024 * 1024;
    private static final int NARROW_BYTES = 32 * 1024;
    private static final int READERS = 12;
    private static final int MANY_ROUNDS = 3_000;
    private static final long ROUND_MS = 20;

    @TempDir
    Path folder;

    private final byte[] content = new byte[FILE_BYTES];
    private final List<Guest> guests = new ArrayList<>();
    private FileChannel opened;
    private WatchedFile file;
    private ManyReaders readers;

    /// A reader as the student's code has it, the far end of its connection, and what it must have got by now.
    private record Guest(Reader reader, SlowReader end, int from, int count) {
        boolean isDone() {
            return reader.leftBytes() == 0;
        }
    }

    @BeforeEach
    void open() throws IOException {
        new Random(8).nextBytes(content);
        opened = FileChannel.open(Files.write(folder.resolve("0.log"), content));
        file = new WatchedFile(opened);
        readers = new ManyReaders(file);
    }

    @AfterEach
    void close() throws IOException {
        readers.close();
        for (Guest guest : guests) {
            guest.end().close();
        }
        opened.close();
    }

    private void closeSockets() throws IOException {
        for (Guest guest : guests) {
            guest.end().socket().close();
        }
    }

    private Guest guest(int from, int count, int bufferBytes) throws IOException {
        SlowReader end = SlowReader.connect(bufferBytes);
        end.socket().configureBlocking(true);
        Guest guest = new Guest(readers.join(end.socket()), end, from, count);
        guests.add(guest);
        readers.send(guest.reader(), from, count);
        return guest;
    }

    /// The bytes that have left for a reader are the first of its region.
    private void gotItsBytes(Guest guest, Seed seed) throws IOException {
        long sent = guest.count() - guest.reader().leftBytes();
        guest.end().readUntil(sent);
        Finding.of("the bytes that a reader got")
                .in("round")
                .seed(seed)
                .field("reader", guests.indexOf(guest))
                .field("region", "position=" + guest.from() + " count=" + guest.count())
                .sameBytes(
                        Arrays.copyOfRange(content, guest.from(), (int) (guest.from() + sent)),
                        guest.end().received());
    }

    private long round(Seed seed) throws IOException {
        long before =
                guests.stream().mapToLong(guest -> guest.reader().leftBytes()).sum();
        file.forgetCalls();
        long sent = Promptly.call("round", this::closeSockets, () -> readers.round(ROUND_MS));
        long after =
                guests.stream().mapToLong(guest -> guest.reader().leftBytes()).sum();
        Finding.of("the bytes that a round says have left")
                .in("round")
                .seed(seed)
                .why("The readers' leftBytes fell by so many.")
                .equal(before - after, sent);
        return sent;
    }

    @Test
    @Points(4)
    @Invariant("I1")
    @DisplayName("a slow and a silent reader keep no other from getting its bytes")
    @Timeout(10)
    void round_silentReader_blocksNobody(Seed seed) throws IOException {
        Random random = seed.random();
        for (int i = 0; i < READERS; i++) {
            int count = FILE_BYTES / 2 + random.nextInt(FILE_BYTES / 2);
            guest(random.nextInt(FILE_BYTES - count), count, NARROW_BYTES);
        }
        Guest silent = guests.getFirst();
        Guest slow = guests.get(1);
        List<Guest> others = guests.subList(2, READERS);
        int rounds = 0;
        int uselessTurns = 0;
        while (rounds < MANY_ROUNDS && !others.stream().allMatch(Guest::isDone)) {
            round(seed);
            rounds++;
            uselessTurns += tookNothing(silent) ? 1 : 0;
            slow.end().read(random.nextInt(2_000));
            for (Guest guest : others) {
                guest.end().read(random.nextInt(2 * NARROW_BYTES));
            }
        }
        Finding.of("the readers that read all the time, and have their bytes")
                .in("round")
                .seed(seed)
                .field("rounds", rounds)
                .field("left for the silent reader", silent.reader().leftBytes())
                .equal(
                        (long) others.size(),
                        others.stream().filter(Guest::isDone).count());
        Finding.of("the turns that the silent reader got although its socket was full")
                .in("round")
                .seed(seed)
                .field("rounds", rounds)
                .why("Only the keys that the selector selected in this round have a turn. Those of earlier rounds"
                        + " stay in its selected set until they are taken out.")
                .holds(uselessTurns <= 5, "next to none", Integer.toString(uselessTurns));
        for (Guest guest : guests) {
            gotItsBytes(guest, seed);
        }
    }

    /// In the round before, its socket was asked, and took no byte.
    private boolean tookNothing(Guest guest) {
        List<Call> asked = file.calls().stream()
                .filter(call -> call.target() == guest.end().socket())
                .toList();
        return !asked.isEmpty() && asked.stream().allMatch(call -> call.got() == 0);
    }

    @Test
    @Points(3)
    @Invariant("I2")
    @DisplayName("a reader that was full gets the rest, and then another region")
    @Timeout(10)
    void round_readerWasFull_goesOn(Seed seed) throws IOException {
        Random random = seed.random();
        Guest guest = guest(1_000, FILE_BYTES - 1_000, NARROW_BYTES);
        for (int rounds = 0; rounds < MANY_ROUNDS && !guest.isDone(); rounds++) {
            round(seed);
            guest.end().read(random.nextInt(4 * NARROW_BYTES));
        }
        Finding.of("the bytes left for a reader that was full again and again")
                .in("round")
                .seed(seed)
                .equal(0L, guest.reader().leftBytes());
        gotItsBytes(guest, seed);
        readers.send(guest.reader(), 5, 10_000);
        for (int rounds = 0; rounds < MANY_ROUNDS && !guest.isDone(); rounds++) {
            round(seed);
        }
        Finding.of("the bytes left of its second region")
                .in("send")
                .seed(seed)
                .equal(0L, guest.reader().leftBytes());
        guest.end().readUntil(guest.count() + 10_000);
        Finding.of("the bytes of its second region")
                .in("send")
                .seed(seed)
                .sameBytes(Arrays.copyOfRange(content, 5, 10_005), guest.end().receivedFrom(guest.count()));
    }

    @Test
    @Points(3)
    @Invariant("I3")
    @DisplayName("each reader that can take bytes gets one turn a round, and a turn has an end")
    @Timeout(10)
    void round_twoGreedyReaders_shareIt(Seed seed) throws IOException {
        // Transfers into a hole move nothing, so these sockets are never full.
        file.hole(0, FILE_BYTES);
        Guest one = guest(0, FILE_BYTES, NARROW_BYTES);
        Guest two = guest(0, FILE_BYTES, NARROW_BYTES);
        for (int rounds = 1; rounds <= FILE_BYTES / ManyReaders.TURN_BYTES; rounds++) {
            round(seed);
            boolean longTurn = file.calls().stream().anyMatch(call -> call.asked() > ManyReaders.TURN_BYTES);
            for (Guest guest : List.of(one, two)) {
                long sent = FILE_BYTES - guest.reader().leftBytes();
                Finding.of("what reader " + guests.indexOf(guest) + " has got after round " + rounds)
                        .in(longTurn ? "turn" : "round")
                        .field("TURN_BYTES", ManyReaders.TURN_BYTES)
                        .field("transfers of this round", file.calls())
                        .why("Both sockets took all they were given, in each round.")
                        .equal((long) rounds * ManyReaders.TURN_BYTES, sent);
            }
        }
    }

    @Test
    @Points(3)
    @Invariant("I4")
    @DisplayName("the selector watches a socket for OP_WRITE only while something is left for it")
    @Timeout(10)
    void interest_followsWhatIsLeft(Seed seed) throws IOException {
        Guest full = guest(0, FILE_BYTES, NARROW_BYTES);
        Guest done = guest(0, 1_000, NARROW_BYTES);
        Guest idle = guest(0, 0, NARROW_BYTES);
        Finding.of("whether the selector watches a reader for OP_WRITE that was promised 0 bytes")
                .in("send")
                .why("An empty region has nothing to send, and a socket with room is always writable.")
                .equal(false, (idle.reader().key().interestOps() & SelectionKey.OP_WRITE) != 0);
        long sent = 1;
        for (int rounds = 0; rounds < 20 && sent > 0; rounds++) {
            sent = round(seed);
        }
        for (Guest guest : List.of(full, done, idle)) {
            boolean left = !guest.isDone();
            boolean watched = (guest.reader().key().interestOps() & SelectionKey.OP_WRITE) != 0;
            Finding.of("whether the selector watches reader " + guests.indexOf(guest) + " for OP_WRITE")
                    .in("round")
                    .field("left for it", guest.reader().leftBytes())
                    .why(
                            left
                                    ? "Who else would say that its socket takes bytes again?"
                                    : "A socket with room is always writable: the selector would never wait again.")
                    .equal(left, watched);
        }
        long before = System.nanoTime();
        for (int rounds = 0; rounds < 5; rounds++) {
            round(seed);
        }
        long waitedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        Finding.of("how long five rounds took in which no reader could take a byte")
                .in("round")
                .field("timeoutMs of each", ROUND_MS)
                .why("With nothing to do a round waits in the selector. Else the thread spins.")
                .holds(waitedMs >= 4 * ROUND_MS, "about " + 5 * ROUND_MS + " ms", waitedMs + " ms");
    }

    @Test
    @Points(3)
    @Invariant("I5")
    @DisplayName("a reader that is gone is closed, and the others do not notice")
    @Timeout(10)
    void round_readerGone_othersGoOn(Seed seed) throws IOException {
        Guest gone = guest(0, FILE_BYTES, NARROW_BYTES);
        Guest beyond = guest(FILE_BYTES, 100, NARROW_BYTES);
        Guest stays = guest(0, FILE_BYTES / 2, NARROW_BYTES);
        round(seed);
        gone.end().reset();
        for (int rounds = 0; rounds < MANY_ROUNDS && !stays.isDone(); rounds++) {
            round(seed);
            stays.end().read(NARROW_BYTES);
        }
        gotItsBytes(stays, seed);
        Finding.of("the connections of the reader that is gone, and of the one whose region the file does not have")
                .in("round")
                .why("A connection that cannot go on is closed, so that its socket and its key do not stay for ever.")
                .holds(
                        !gone.reader().socket().isOpen()
                                && !beyond.reader().socket().isOpen(),
                        "both closed",
                        "open: "
                                + (gone.reader().socket().isOpen() ? "the gone reader's " : "")
                                + (beyond.reader().socket().isOpen() ? "the other's" : ""));
        Finding.of("the readers that are left").in("round").equal(1, readers.readers());
    }
}
