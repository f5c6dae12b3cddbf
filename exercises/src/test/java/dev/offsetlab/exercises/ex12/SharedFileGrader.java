package dev.offsetlab.exercises.ex12;

import dev.offsetlab.exercises.ex12.Retention.SharedFile;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A file that goes while readers are in it.
@Tag("12")
class SharedFileGrader {
    private static final int READERS = 2;
    private static final int RACES = 150;

    @TempDir
    Path folder;

    private final byte[] content = new byte[4_096];
    private Path path = Path.of("");

    @BeforeEach
    void make() {
        new Random(1).nextBytes(content);
        path = folder.resolve("00000000000000000000.log");
    }

    @Test
    @Points(3)
    @Invariant("I6")
    @DisplayName("a reader that holds a region of a deleted file reads on to its end")
    @Timeout(10)
    void delete_whileRetained_theReaderReadsOn() throws IOException {
        SharedFile file = shared();
        retain(file, true, "the first retain of a file");
        byte[] got = new byte[content.length];
        read(file, got, 0, 1_000);
        file.delete();
        Finding.of("the file's name in the folder, after delete with a reader in it")
                .in("delete")
                .why("The name goes at once; the bytes stay while a descriptor is open.")
                .holds(Files.notExists(path), "gone", "still there");
        read(file, got, 1_000, content.length);
        Finding.of("what a reader got, who was in the middle when the file was deleted")
                .in("delete")
                .sameBytes(content, got);
        retain(file, false, "retain after delete");
        isOpen(file, true, "the channel while a reader is in");
        file.release();
        isOpen(file, false, "the channel after the last reader's release");
    }

    @Test
    @Points(2)
    @Invariant("I7")
    @DisplayName("the last one out closes the channel: not the first, and not nobody")
    @Timeout(10)
    void release_severalReaders_theLastOneCloses() throws IOException {
        SharedFile file = shared();
        for (int i = 0; i < 3; i++) {
            retain(file, true, "retain number " + (i + 1));
        }
        file.release();
        file.delete();
        file.delete();
        isOpen(file, true, "the channel with two readers in a deleted file");
        file.release();
        isOpen(file, true, "the channel with one reader in a deleted file");
        file.release();
        isOpen(file, false, "the channel after the last reader's release");
    }

    @Test
    @Points(1)
    @Invariant("I7")
    @DisplayName("readers come and go, and the channel stays open; deleted with nobody in, it is closed at once")
    @Timeout(10)
    void delete_idle_closesAtOnce() throws IOException {
        SharedFile file = shared();
        for (int i = 0; i < 3; i++) {
            retain(file, true, "retain of an idle file");
            file.release();
            isOpen(file, true, "the channel of an idle file that was not deleted");
        }
        file.delete();
        isOpen(file, false, "the channel of a file that was deleted while nobody was in");
        retain(file, false, "retain after delete");
        file.delete();
    }

    @Test
    @Points(4)
    @Invariant("I8")
    @DisplayName("readers and a delete race: whoever got in reads all, and in the end the channel is closed")
    @Timeout(10)
    void retain_racesWithDelete_noReaderIsCutOff() throws Exception {
        List<SharedFile> files = new ArrayList<>();
        for (int i = 0; i < RACES; i++) {
            files.add(shared());
        }
        AtomicInteger current = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
            List<Future<String>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> readAll(files, current)));
            }
            try {
                for (int i = 0; i < RACES; i++) {
                    current.set(i);
                    Thread.yield(); // the readers come in and go out all the time
                    files.get(i).delete();
                }
            } finally {
                current.set(RACES);
            }
            for (Future<String> reader : readers) {
                Finding.of("a reader whose retain came just before the delete, or just behind it")
                        .in("retain")
                        .why("\"Is it deleted?\" and \"one reader more\" must be one step: between two steps somebody"
                                + " comes in.")
                        .equal("undisturbed", answer(reader));
            }
        }
        for (SharedFile file : files) {
            isOpen(file, false, "the channel after all readers left a deleted file");
        }
    }

    /// What the student's own code threw comes as it was thrown.
    private static String answer(Future<String> reader) throws Exception {
        try {
            return reader.get();
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw thrown;
        }
    }

    /// Comes in and goes out of the file that is deleted next, as fast as it can.
    private static String readAll(List<SharedFile> files, AtomicInteger current) throws IOException {
        String end = "undisturbed";
        for (int now = current.get(); now < RACES; now = current.get()) {
            SharedFile file = files.get(now);
            if (file.retain()) {
                if (!file.channel().isOpen()) {
                    end = "let in, and the channel was closed";
                }
                file.release();
            }
        }
        return end;
    }

    private SharedFile shared() throws IOException {
        Files.write(path, content);
        return new SharedFile(path);
    }

    private static void read(SharedFile file, byte[] into, int from, int to) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(into, from, to - from);
        try {
            while (rest.hasRemaining() && file.channel().read(rest, rest.position()) >= 0) {
                // a read may bring less than there is room for
            }
        } catch (ClosedChannelException closed) {
            Finding.of("the channel of a reader that retained the file")
                    .in("delete")
                    .why("Whoever has retained the file reads on.")
                    .fail("open until its release", "closed");
        }
    }

    private static void retain(SharedFile file, boolean right, String what) {
        Finding.of(what).in("retain").equal(right, file.retain());
    }

    private static void isOpen(SharedFile file, boolean right, String what) {
        Finding.of(what)
                .in("release")
                .why("Deleted, and nobody in: then it is closed, and by one only.")
                .equal(right ? "open" : "closed", file.channel().isOpen() ? "open" : "closed");
    }
}
