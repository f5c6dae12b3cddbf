package dev.offsetlab.visualizer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Memory that a broker is about to fill, touched for it.
///
/// A virtual machine gets a page from its host when it first writes to it, and whoever writes pays: 65 % of the
/// samples (perf) of our broker's appends were in the copy into the page cache, 1.2 CPU s/GB, where on pages that the
/// host has given already it takes 0.1. Where the balloon device reports free pages, the host takes them back two
/// seconds after they are free. So touching is not enough, they must stay in use until the broker wants them:
///
/// ```
///   scratch file   |###### written ######|.......... held .........|deleted
///   producer                             |its JVM starts           |first batch  ---> the broker's log grows
/// ```
///
/// Both contenders' trials run so. One thread uses it; a second one waits for the first batch.
final class TouchedMemory {
    private static final int PIECE_BYTES = 1 << 20;

    /// The producer's JVM grows while the log does, and takes its share of what is given back.
    private static final long PRODUCER_BYTES = 512L << 20;

    private static final long POLL_MS = 2;
    private static final long JOIN_MS = 30_000;

    private final Path scratch;
    private final CountDownLatch over = new CountDownLatch(1);

    private TouchedMemory(Path scratch) {
        this.scratch = scratch;
    }

    /// Takes memory for a log of `bytes`, runs `trial`, and gives the memory back as soon as the log in `logFolder`
    /// grows.
    ///
    /// @param folder for the scratch file
    static <T> T during(Path folder, Path logFolder, long bytes, Callable<T> trial) throws Exception {
        TouchedMemory memory = new TouchedMemory(Files.createTempFile(folder, "touch", ".tmp"));
        try {
            memory.touch(2 * bytes + PRODUCER_BYTES);
            long before = sizeBytes(logFolder);
            Thread watch = Thread.ofPlatform().daemon().name("touched-memory").start(() -> {
                memory.giveOnceGrown(logFolder, before);
            });
            T result = trial.call();
            memory.over.countDown();
            watch.join(JOIN_MS);
            return result;
        } finally {
            memory.over.countDown();
            Files.deleteIfExists(memory.scratch);
        }
    }

    private void touch(long bytes) throws IOException {
        try (FileChannel file = FileChannel.open(scratch, StandardOpenOption.WRITE)) {
            ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
            for (long written = 0; written < bytes; written += PIECE_BYTES) {
                file.write(piece.clear());
            }
        }
    }

    private void giveOnceGrown(Path logFolder, long before) {
        try {
            boolean grown = false;
            while (!grown && !over.await(POLL_MS, TimeUnit.MILLISECONDS)) {
                grown = sizeBytes(logFolder) > before;
            }
            Files.deleteIfExists(scratch);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long sizeBytes(Path logFolder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(logFolder)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".log"))::iterator) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
