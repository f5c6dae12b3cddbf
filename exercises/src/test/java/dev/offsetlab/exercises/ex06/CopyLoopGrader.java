package dev.offsetlab.exercises.ex06;

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
import dev.offsetlab.lessons.grade.kit.WatchedFile.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Exercise 6, judged over a real connection whose reader is as slow as it likes.
@Tag("6")
@ExtendWith(Seeds.class)
class CopyLoopGrader {
    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int FILE_BYTES = 512 * 1024;
    private static final int ROOMY_BYTES = 200 * 1024;
    private static final int NARROW_BYTES = 16 * 1024;

    @TempDir
    Path folder;

    private final PathCounters counters = new PathCounters();
    private final CopyLoop loop = new CopyLoop(BUFFER_BYTES, counters);
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

    /// One call; what it returns must be possible.
    private int send(WatchedFile from, int position, int count, SlowReader reader, Seed seed) throws IOException {
        long sent = Promptly.call("send", reader.socket(), () -> loop.send(from, position, count, reader.socket()));
        Finding.of("the bytes that one call says it sent")
                .in("send")
                .seed(seed)
                .field("asked for", count)
                .holds(sent >= 0 && sent <= count, "from 0 to " + count, Long.toString(sent));
        return (int) sent;
    }

    private Sending sending(SlowReader reader, Seed seed) {
        return new Sending(reader, seed, (position, count) -> send(file.watched(), position, count, reader, seed));
    }

    @Test
    @Points(2)
    @Invariant("I1")
    @DisplayName("one call sends the whole of a region for which the socket has room")
    @Timeout(10)
    void send_roomySocket_sendsTheRegion(Seed seed) throws IOException {
        Random random = seed.random();
        try (SlowReader reader = open(random, ROOMY_BYTES)) {
            int position = random.nextInt(100_000);
            int count = BUFFER_BYTES * 5 + random.nextInt(BUFFER_BYTES);
            file.channel().position(77);
            int sent = send(file.watched(), position, count, reader, seed);
            reader.readUntil(sent);
            Finding.of("the bytes that the reader got")
                    .in("send")
                    .seed(seed)
                    .sameBytes(file.region(position, sent), reader.received());
            Finding.of("the bytes sent by one call")
                    .in("send")
                    .seed(seed)
                    .field("size of the buffer", BUFFER_BYTES)
                    .why("The socket had room for all of it: one buffer after the other, until the region is out.")
                    .equal(count, sent);
            Finding.of("the position of the file's own channel")
                    .in("send")
                    .seed(seed)
                    .why("All connections share it. A read that moves it takes bytes away from another connection.")
                    .equal(77L, file.channel().position());
        }
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("a read that brings less than asked is gone on with")
    @Timeout(10)
    void send_shortReads_goesOn(Seed seed) throws IOException {
        Random random = seed.random();
        try (SlowReader reader = open(random, ROOMY_BYTES)) {
            file.watched().shortReads(asked -> 1 + random.nextLong(asked));
            int count = 60_000 + random.nextInt(20_000);
            int sent = send(file.watched(), 1_000, count, reader, seed);
            reader.readUntil(sent);
            Finding.of("the bytes that the reader got after short reads")
                    .in("send")
                    .seed(seed)
                    .sameBytes(file.region(1_000, sent), reader.received());
            Finding.of("the bytes sent by one call with short reads")
                    .in("send")
                    .seed(seed)
                    .why("A short read is not the end of the file, and not a full socket.")
                    .equal(count, sent);
        }
    }

    @Test
    @Points(3)
    @Invariant("I3")
    @DisplayName("a full socket ends the call, which returns what the socket took")
    @Timeout(10)
    void send_fullSocket_returnsWhatLeft(Seed seed) throws IOException {
        try (SlowReader reader = open(seed.random(), NARROW_BYTES)) {
            int total = sending(reader, seed).fill(FILE_BYTES);
            reader.readUntil(total);
            boolean more = reader.socket().isOpen() && reader.read(1) > 0;
            Finding.of("the bytes behind those that were said to have left")
                    .in("send")
                    .seed(seed)
                    .why("Only what write returned has left. The rest is still in the buffer.")
                    .holds(!more, "none", "at least one");
            Finding.of("the bytes that the slow reader got")
                    .in("send")
                    .seed(seed)
                    .sameBytes(file.region(0, total), reader.received());
        }
    }

    @Test
    @Points(3)
    @Invariant("I4")
    @DisplayName("what was read ahead is kept for the next call, and nothing is read twice")
    @Timeout(10)
    void send_nextCall_takesWhatWasReadAhead(Seed seed) throws IOException {
        Random random = seed.random();
        try (SlowReader reader = open(random, NARROW_BYTES)) {
            int total = sending(reader, seed).takeSlowly(FILE_BYTES, random);
            reader.readUntil(total);
            Finding.of("the bytes that the slow reader got")
                    .in("send")
                    .seed(seed)
                    .sameBytes(file.content(), reader.received());
            Finding.of("the bytes read from the file")
                    .in("send")
                    .seed(seed)
                    .field("bytes sent", total)
                    .field("reads", file.watched().calls(Kind.READ).size())
                    .why("The buffer still held what the socket had not taken.")
                    .equal((long) FILE_BYTES, file.watched().bytes(Kind.READ));
        }
    }

    @Test
    @Points(3)
    @Invariant("I5")
    @DisplayName("what was read ahead is dropped when another position or another file is asked for")
    @Timeout(10)
    void send_otherRegion_dropsWhatWasReadAhead(Seed seed) throws IOException {
        Random random = seed.random();
        try (SlowReader reader = open(random, NARROW_BYTES)) {
            try (RandomFile other = RandomFile.of(folder.resolve("1.log"), FILE_BYTES, random)) {
                otherRegions(random, reader, other, seed);
            }
        }
    }

    private void otherRegions(Random random, SlowReader reader, RandomFile other, Seed seed) throws IOException {
        int position = 0;
        int got = 0;
        boolean first = true;
        for (int round = 0; round < 150; round++) {
            String ask = "where the last call stopped";
            switch (random.nextInt(4)) {
                case 0 -> {
                    first = !first;
                    ask = "the same position of another file";
                }
                case 1 -> {
                    position = random.nextInt(FILE_BYTES / 2);
                    ask = "another position of the same file";
                }
                case 2 -> {
                    position += 1 + random.nextInt(100);
                    ask = "a position that another data path has moved on";
                }
                default -> {}
            }
            boolean few = random.nextInt(3) == 0;
            int count = Math.min(few ? 1 + random.nextInt(2_000) : 100_000, FILE_BYTES - position);
            int sent = send((first ? file : other).watched(), position, count, reader, seed);
            reader.readUntil(got + sent);
            byte[] want = (first ? file : other).region(position, sent);
            Finding.of("the bytes that one call sent")
                    .in("send")
                    .seed(seed)
                    .field("call", round + 1)
                    .field("asked for", ask)
                    .field("position", position)
                    .field("count", count)
                    .why("The caller says which bytes. What the buffer holds is only good if it is just those.")
                    .sameBytes(want, reader.receivedFrom(got));
            got += sent;
            position = Math.min(position + sent, FILE_BYTES / 2);
        }
    }

    @Test
    @Points(2)
    @Invariant("I6")
    @DisplayName("a file that ends before the region is an error, not a full socket")
    @Timeout(10)
    void send_fileEndsEarly_throws(Seed seed) throws IOException {
        try (SlowReader reader = open(seed.random(), ROOMY_BYTES)) {
            sending(reader, seed).expectEndOfFile(FILE_BYTES - 10_000, FILE_BYTES, 100);
        }
    }

    @Test
    @Points(1)
    @Invariant("I7")
    @DisplayName("each read and each write is counted, and an empty region costs none")
    @Timeout(10)
    void send_counts(Seed seed) throws IOException {
        try (SlowReader reader = open(seed.random(), ROOMY_BYTES)) {
            int empty = send(file.watched(), 100, 0, reader, seed);
            Finding.of("the bytes sent of an empty region").in("send").equal(0, empty);
            Finding.of("the system calls counted for an empty region")
                    .in("send")
                    .equal(0L, counters.snapshot().systemCalls());
            int sent = send(file.watched(), 0, 8 * BUFFER_BYTES, reader, seed);
            Finding.of("the system calls counted")
                    .in("send")
                    .field("bytes sent", sent)
                    .field("size of the buffer", BUFFER_BYTES)
                    .why("Eight buffers full: eight times a read and a write.")
                    .equal(16L, counters.snapshot().systemCalls());
        }
    }
}
