package dev.offsetlab.exercises.ex09;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.engine.workload.SystemCalls;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Promptly;
import dev.offsetlab.lessons.grade.kit.RandomFile;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import dev.offsetlab.lessons.grade.kit.Sending;
import dev.offsetlab.lessons.grade.kit.SlowReader;
import dev.offsetlab.lessons.grade.kit.ThreadCalls;
import dev.offsetlab.lessons.grade.kit.WatchedFile.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Exercise 9, judged by what the kernel counts, and by what the file was asked for.
@Tag("9")
@ExtendWith(Seeds.class)
class MeteredTransferGrader {
    private static final int FILE_BYTES = 1024 * 1024;
    private static final int ROOMY_BYTES = 200 * 1024;
    private static final int NARROW_BYTES = 16 * 1024;
    private static final int PIECE_BYTES = 64 * 1024;
    private static final int MOST_CALLS_PER_SEND = 4;

    @TempDir
    Path folder;

    private final Meter meter = new Meter();
    private final MeteredTransfer transfer = new MeteredTransfer(meter);
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

    /// The kernel's own count of this thread's calls; where there is none, strace's of this process.
    private static long systemCalls(ThreadCalls.Work work) throws Exception {
        if (ThreadCalls.unavailableBecause().isEmpty()) {
            ThreadCalls calls = ThreadCalls.of(work);
            return Math.max(calls.reads(), calls.writes());
        }
        return SystemCalls.count(ProcessHandle.current().pid(), work::run).entrySet().stream()
                .filter(call -> call.getKey().matches("p?read(64|v)?|sendfile(64)?"))
                .mapToLong(call -> call.getValue())
                .sum();
    }

    @Test
    @Points(4)
    @Invariant("I1")
    @DisplayName("the kernel counts a call or two for a piece, not one for each 8 KiB of it")
    @Timeout(10)
    void send_kernelCounts_fewCalls(Seed seed) throws Exception {
        String noThreadCalls = ThreadCalls.unavailableBecause().orElse("");
        String noStrace =
                noThreadCalls.isEmpty() ? "" : SystemCalls.unavailableBecause().orElse("");
        assumeTrue(
                noThreadCalls.isEmpty() || noStrace.isEmpty(),
                "system calls cannot be counted here: " + noThreadCalls + "; " + noStrace);
        try (SlowReader reader = open(seed.random(), ROOMY_BYTES)) {
            long calls = 0;
            int total = 0;
            int sends = noThreadCalls.isEmpty() ? 8 : 1;
            for (int send = 0; send < sends; send++) {
                int position = total;
                calls += systemCalls(() -> transfer.send(file.channel(), position, PIECE_BYTES, reader.socket()));
                total = (int) meter.sentBytes();
                reader.readUntil(total);
            }
            Finding.of("the calls that read, as the kernel counted them")
                    .in("send")
                    .seed(seed)
                    .field("calls of send", sends)
                    .field("bytes sent", total)
                    .field("bytes sent by each call that read", calls == 0 ? "all" : total / calls)
                    .why("A transfer that is real is one call, sendfile. This many calls carry the bytes up and down.")
                    .holds(
                            total > 0 && calls <= (long) sends * MOST_CALLS_PER_SEND,
                            "some " + sends + ", at most " + sends * MOST_CALLS_PER_SEND,
                            Long.toString(calls));
        }
    }

    @Test
    @Points(3)
    @Invariant("I2")
    @DisplayName("no byte of the file comes to this process: the file is handed the socket itself")
    @Timeout(10)
    void send_noByteInUserSpace(Seed seed) throws IOException {
        try (SlowReader reader = open(seed.random(), ROOMY_BYTES)) {
            long sent = transfer.send(file.watched(), 0, PIECE_BYTES, reader.socket());
            Finding.of("the bytes read or mapped into this process")
                    .in("send")
                    .seed(seed)
                    .field("bytes sent", sent)
                    .why("Larger pieces mean fewer calls, and still a copy of every byte.")
                    .equal(0L, file.watched().bytes(Kind.READ) + file.watched().bytes(Kind.MAP));
            Finding.of("what the file was told to transfer to")
                    .in("send")
                    .seed(seed)
                    .field("transfers", file.watched().calls(Kind.TRANSFER).size())
                    .holds(
                            file.watched().calls(Kind.TRANSFER).stream()
                                    .allMatch(call -> call.target() == reader.socket()),
                            "the socket",
                            "something that is not the socket");
        }
    }

    @Test
    @Points(3)
    @Invariant("I3")
    @DisplayName("a slow reader gets every byte once, and the meter knows the bytes that left and the refusals")
    @Timeout(10)
    void send_slowReader_meterIsRight(Seed seed) throws IOException {
        Random random = seed.random();
        try (SlowReader reader = open(random, NARROW_BYTES)) {
            AtomicLong told = new AtomicLong();
            AtomicLong refusals = new AtomicLong();
            Sending sending = new Sending(reader, seed, (position, count) -> {
                long sent = Promptly.call(
                        "send", reader.socket(), () -> transfer.send(file.channel(), position, count, reader.socket()));
                refusals.addAndGet(sent == 0 ? 1 : 0);
                Finding.of("the bytes on the meter")
                        .in("send")
                        .seed(seed)
                        .field("returned by this call", sent)
                        .why("The bill is for what the socket took: not for what was asked, and not for nothing.")
                        .equal(told.addAndGet(sent), meter.sentBytes());
                return sent;
            });
            int total = sending.takeSlowly(FILE_BYTES, random);
            Finding.of("the refusals on the meter")
                    .in("send")
                    .seed(seed)
                    .field("bytes sent", total)
                    .equal(refusals.get(), meter.refusals());
            reader.readUntil(total);
            Finding.of("the bytes that the slow reader got")
                    .in("send")
                    .seed(seed)
                    .sameBytes(file.content(), reader.received());
        }
    }

    @Test
    @Points(2)
    @Invariant("I4")
    @DisplayName("an empty region sends nothing, and a file that ends before the region is an error")
    @Timeout(10)
    void send_edges(Seed seed) throws IOException {
        try (SlowReader reader = open(seed.random(), ROOMY_BYTES)) {
            Finding.of("the bytes sent of an empty region")
                    .in("send")
                    .equal(0L, transfer.send(file.channel(), FILE_BYTES, 0, reader.socket()));
            Finding.of("the refusals that an empty region leaves on the meter")
                    .in("send")
                    .equal(0L, meter.refusals());
            new Sending(
                            reader,
                            seed,
                            (position, count) -> transfer.send(file.channel(), position, count, reader.socket()))
                    .expectEndOfFile(FILE_BYTES - 100, FILE_BYTES, 100);
            reader.readUntil(100);
            Finding.of("the last bytes of the file")
                    .in("send")
                    .seed(seed)
                    .sameBytes(file.region(FILE_BYTES - 100, 100), reader.received());
        }
    }
}
