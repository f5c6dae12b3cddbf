package dev.offsetlab.exercises.ex07;

import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Promptly;
import dev.offsetlab.lessons.grade.kit.RandomFile;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import dev.offsetlab.lessons.grade.kit.Sending;
import dev.offsetlab.lessons.grade.kit.SlowReader;
import dev.offsetlab.lessons.grade.kit.WatchedFile;
import dev.offsetlab.lessons.grade.kit.WatchedFile.Call;
import dev.offsetlab.lessons.grade.kit.WatchedFile.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Exercise 7, judged over a real connection, and by what the file was asked for.
@Tag("7")
@ExtendWith(Seeds.class)
class SendfileLoopGrader {
    private static final int FILE_BYTES = 512 * 1024;
    private static final int ROOMY_BYTES = 200 * 1024;
    private static final int NARROW_BYTES = 16 * 1024;
    private static final int END_BYTES = 32 * 1024;
    private static final long HUGE_BYTES = 5L << 30;

    @TempDir
    Path folder;

    private final PathCounters counters = new PathCounters();
    private final SendfileLoop loop = new SendfileLoop(counters);
    private RandomFile file;

    private SlowReader open(Random random, int bufferBytes) throws IOException {
        file = RandomFile.of(folder.resolve("0.log"), FILE_BYTES, random);
        return SlowReader.connect(bufferBytes);
    }

    @AfterEach
    void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /// One call; what it returns must be possible, and each transfer must ask for what is left, all of it at most.
    private long send(WatchedFile from, long position, long count, SlowReader reader, Seed seed) throws IOException {
        from.forgetCalls();
        long sent = Promptly.call("send", reader.socket(), () -> loop.send(from, position, count, reader.socket()));
        long left = position;
        for (Call call : from.calls(Kind.TRANSFER)) {
            Finding.of("the region of a transfer")
                    .in("send")
                    .seed(seed)
                    .field("the call", call)
                    .field("asked of send", "position=" + position + " count=" + count)
                    .why("A transfer goes on behind the bytes that the earlier ones moved, and ends with the region.")
                    .holds(
                            call.position() == left && call.asked() > 0 && left + call.asked() <= position + count,
                            "position=" + left + ", and from 1 to " + (position + count - left) + " bytes",
                            "position=" + call.position() + ", and " + call.asked() + " bytes");
            left += call.got();
        }
        Finding.of("the bytes that one call says it sent")
                .in("send")
                .seed(seed)
                .field("moved by its transfers", left - position)
                .field("transfers", from.calls(Kind.TRANSFER).size())
                .why("Only what transferTo returned has left.")
                .equal(left - position, sent);
        return sent;
    }

    private Sending sending(SlowReader reader, Seed seed) {
        return new Sending(reader, seed, (position, count) -> send(file.watched(), position, count, reader, seed));
    }

    @Test
    @Points(2)
    @Invariant("I1")
    @DisplayName("the bytes of the region reach the reader, and none of them comes to this process")
    @Timeout(10)
    void send_roomySocket_movesTheRegion(Seed seed) throws IOException {
        Random random = seed.random();
        try (SlowReader reader = open(random, ROOMY_BYTES)) {
            int position = random.nextInt(100_000);
            int count = 50_000 + random.nextInt(50_000);
            long sent = send(file.watched(), position, count, reader, seed);
            Finding.of("the bytes sent by one call").in("send").seed(seed).equal((long) count, sent);
            reader.readUntil(sent);
            Finding.of("the bytes that the reader got")
                    .in("send")
                    .seed(seed)
                    .sameBytes(file.region(position, count), reader.received());
            Finding.of("the bytes read or mapped into this process")
                    .in("send")
                    .seed(seed)
                    .why("sendfile moves them within the kernel.")
                    .equal(0L, file.watched().bytes(Kind.READ) + file.watched().bytes(Kind.MAP));
            Finding.of("where the bytes were transferred to")
                    .in("send")
                    .seed(seed)
                    .why("Given anything but the socket itself, transferTo copies.")
                    .holds(
                            file.watched().calls(Kind.TRANSFER).stream()
                                    .allMatch(call -> call.target() == reader.socket()),
                            "the socket itself",
                            "something around it");
        }
    }

    @Test
    @Points(3)
    @Invariant("I2")
    @DisplayName("after a short transfer the loop goes on where it stopped")
    @Timeout(10)
    void send_shortTransfer_goesOn(Seed seed) throws IOException {
        Random random = seed.random();
        try (SlowReader reader = open(random, ROOMY_BYTES)) {
            file.watched().shortTransfers(asked -> 1 + random.nextLong(asked));
            int count = 60_000 + random.nextInt(20_000);
            long sent = send(file.watched(), 3_000, count, reader, seed);
            reader.readUntil(sent);
            Finding.of("the bytes behind a short transfer")
                    .in("send")
                    .seed(seed)
                    .sameBytes(file.region(3_000, (int) sent), reader.received());
            Finding.of("the bytes sent by one call with short transfers")
                    .in("send")
                    .seed(seed)
                    .field("transfers", file.watched().calls(Kind.TRANSFER).size())
                    .why("The socket still had room: a short transfer is no reason to stop.")
                    .equal((long) count, sent);
        }
    }

    @Test
    @Points(3)
    @Invariant("I3")
    @DisplayName("a transfer of 0 bytes ends the call: the socket is full")
    @Timeout(10)
    void send_zeroTransfer_endsTheCall(Seed seed) throws IOException {
        try (SlowReader reader = open(seed.random(), NARROW_BYTES)) {
            Sending sending = new Sending(reader, seed, (position, count) -> {
                long sent = send(file.watched(), position, count, reader, seed);
                long zeros = file.watched().calls().stream()
                        .filter(one -> one.got() == 0)
                        .count();
                Finding.of("the transfers of one call that moved nothing")
                        .in("send")
                        .seed(seed)
                        .why("The thread has other connections. Its selector says when this socket takes bytes again.")
                        .holds(zeros <= 1, "one at most", Long.toString(zeros));
                return sent;
            });
            int total = sending.fill(FILE_BYTES);
            reader.readUntil(total);
            Finding.of("the bytes that a reader got who read nothing at first")
                    .in("send")
                    .seed(seed)
                    .sameBytes(file.region(0, total), reader.received());
        }
    }

    @Test
    @Points(2)
    @Invariant("I3")
    @DisplayName("a slow reader gets every byte once, in order")
    @Timeout(10)
    void send_slowReader_getsEveryByteOnce(Seed seed) throws IOException {
        Random random = seed.random();
        try (SlowReader reader = open(random, NARROW_BYTES)) {
            int total = sending(reader, seed).takeSlowly(FILE_BYTES, random);
            reader.readUntil(total);
            Finding.of("the bytes that the slow reader got")
                    .in("send")
                    .seed(seed)
                    .sameBytes(file.content(), reader.received());
        }
    }

    /// The file has a hole of almost 5 GiB, whose transfers are answered as Linux does, 2 GiB less a page at a time.
    @Test
    @Points(3)
    @Invariant("I4")
    @DisplayName("a region of more than 2 GiB is sent to its end")
    @Timeout(10)
    void send_moreThanTwoGiB_reachesTheEnd(Seed seed) throws IOException {
        byte[] ends = new byte[2 * END_BYTES];
        seed.random().nextBytes(ends);
        try (FileChannel writing = FileChannel.open(
                folder.resolve("huge.log"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.WRITE,
                StandardOpenOption.READ)) {
            writing.write(ByteBuffer.wrap(ends, 0, END_BYTES), 0);
            writing.write(ByteBuffer.wrap(ends, END_BYTES, END_BYTES), HUGE_BYTES);
            WatchedFile huge = new WatchedFile(writing).hole(END_BYTES, HUGE_BYTES);
            try (SlowReader reader = SlowReader.connect(ROOMY_BYTES)) {
                long total = 0;
                long sent = 1;
                for (int call = 0; call < 10 && total < HUGE_BYTES + END_BYTES && sent > 0; call++) {
                    sent = send(huge, total, HUGE_BYTES + END_BYTES - total, reader, seed);
                    total += sent;
                }
                Finding.of("the bytes sent of a region of more than 2 GiB")
                        .in("send")
                        .seed(seed)
                        .field("most that one sendfile moves", WatchedFile.MOST_OF_ONE_TRANSFER)
                        .equal(HUGE_BYTES + END_BYTES, total);
                reader.readUntil(2 * END_BYTES);
                Finding.of("the first and the last bytes of a region of more than 2 GiB")
                        .in("send")
                        .seed(seed)
                        .sameBytes(ends, reader.received());
            }
        }
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("a file that ends before the region is an error, not a full socket")
    @Timeout(10)
    void send_fileEndsEarly_throws(Seed seed) throws IOException {
        try (SlowReader reader = open(seed.random(), ROOMY_BYTES)) {
            sending(reader, seed).expectEndOfFile(FILE_BYTES - 10_000, FILE_BYTES, 100);
        }
    }

    @Test
    @Points(1)
    @Invariant("I6")
    @DisplayName("each transfer is counted, and an empty region costs none")
    @Timeout(10)
    void send_counts(Seed seed) throws IOException {
        try (SlowReader reader = open(seed.random(), ROOMY_BYTES)) {
            long empty = send(file.watched(), FILE_BYTES, 0, reader, seed);
            Finding.of("the bytes sent of an empty region").in("send").equal(0L, empty);
            Finding.of("the transfers counted for an empty region")
                    .in("send")
                    .equal(0L, counters.snapshot().systemCalls());
            file.watched().shortTransfers(asked -> Math.min(asked, 10_000));
            send(file.watched(), 0, 40_000, reader, seed);
            Finding.of("the transfers counted")
                    .in("send")
                    .equal(
                            (long) file.watched().calls(Kind.TRANSFER).size(),
                            counters.snapshot().systemCalls());
        }
    }
}
