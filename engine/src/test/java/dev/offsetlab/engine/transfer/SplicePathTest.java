package dev.offsetlab.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.file.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who has which pipe, and what becomes of the bytes inside.
@Tag("alone")
class SplicePathTest {
    private static final int MIB = 1024 * 1024;
    private static final int FILE_BYTES = 4 * MIB;
    private static final long CORK_NS = 200_000_000;

    /// One of them finds the machine idle.
    private static final int MOST_RESPONSES = 50;

    @TempDir
    Path folder;

    private final byte[] content = new byte[FILE_BYTES];
    private final PathCounters counters = new PathCounters();
    private final PipePool pool = new PipePool(1);
    private SegmentFile file;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(
                SplicePath.unavailableBecause().isEmpty(),
                () -> "no splice here: " + SplicePath.unavailableBecause().orElse(""));
        new Random(11).nextBytes(content);
        file = SegmentFile.at(Files.write(folder.resolve("0.log"), content), FILE_BYTES);
        assertThat(file.retain()).isTrue();
    }

    @AfterEach
    void close() {
        if (file != null) {
            file.release();
            file.close();
        }
    }

    @Test
    void send_readerKeepsUp_givesThePipeBack() throws IOException {
        try (Loopback loopback = Loopback.connect(4 * MIB);
                DataPath path = splice()) {
            assertThat(path.send(file.region(17, 10_000), loopback.sender(), false))
                    .isEqualTo(10_000);
            assertThat(pool.lent()).isZero();
        }
    }

    @Test
    void send_poolEmpty_goesBySendfileAndDeliversTheSame() throws IOException {
        try (Loopback slow = Loopback.connect(64 * 1024);
                Loopback quick = Loopback.connect(64 * 1024);
                DataPath holder = splice();
                DataPath other = splice()) {
            long sent = holder.send(file.region(0, MIB), slow.sender(), false);
            assertThat(sent)
                    .as("the socket is small, so the pipe keeps the rest")
                    .isBetween(1L, MIB - 1L);
            assertThat(pool.lent()).isEqualTo(1);

            assertThat(drain(other, file.region(99, 2 * MIB), quick)).isEqualTo(expected(99, 2 * MIB));
            assertThat(pool.lent()).isEqualTo(1);

            ByteBuffer rest = drain(holder, file.region(sent, MIB - sent), slow, (int) sent);
            assertThat(rest).isEqualTo(expected(0, MIB));
            assertThat(pool.lent()).isZero();
        }
    }

    @Test
    void send_anotherPositionThanThePipes_throwsThePipeAwayAndSendsTheRightBytes() throws IOException {
        try (Loopback loopback = Loopback.connect(64 * 1024);
                DataPath path = splice()) {
            int sent = (int) path.send(file.region(0, MIB), loopback.sender(), false);
            assertThat(pool.lent()).isEqualTo(1);

            ByteBuffer arrived = drain(path, file.region(3 * MIB, 5_000), loopback, sent);

            assertThat(arrived.slice(0, sent)).isEqualTo(expected(0, sent));
            assertThat(arrived.slice(sent, 5_000)).isEqualTo(expected(3 * MIB, 5_000));
            assertThat(pool.lent()).isZero();
        }
    }

    @Test
    void close_bytesInThePipe_freesTheirPlaceInThePool() throws IOException {
        try (Loopback loopback = Loopback.connect(64 * 1024)) {
            for (int connection = 0; connection < 3; connection++) {
                try (DataPath path = splice()) {
                    path.send(file.region(0, MIB), loopback.sender(), false);
                }
                assertThat(pool.lent()).isZero();
            }
        }
    }

    /// With MSG_MORE on its last bytes a response lies in the kernel for 200 ms.
    @Test
    void send_lastBytesOfAResponse_leaveAtOnce() throws IOException {
        long quickestNs = Long.MAX_VALUE;
        try (Loopback loopback = Loopback.connect(4 * MIB);
                DataPath path = splice()) {
            for (int response = 0; response < MOST_RESPONSES && quickestNs >= CORK_NS / 2; response++) {
                long startNs = System.nanoTime();
                drain(path, file.region(5, 300_007), loopback);
                quickestNs = Math.min(quickestNs, System.nanoTime() - startNs);
            }
        }
        assertThat(quickestNs).isLessThan(CORK_NS / 2);
    }

    private DataPath splice() {
        return new SplicePath(TestPaths.context(0, counters), pool);
    }

    private ByteBuffer expected(int position, int sizeBytes) {
        return ByteBuffer.wrap(content, position, sizeBytes);
    }

    private static ByteBuffer drain(DataPath path, FileRegion region, Loopback loopback) throws IOException {
        return drain(path, region, loopback, 0);
    }

    /// Sends all of `region` and returns what arrived, after the `earlierBytes` that are on their way already.
    private static ByteBuffer drain(DataPath path, FileRegion region, Loopback loopback, int earlierBytes)
            throws IOException {
        ByteBuffer arrived = ByteBuffer.allocate((int) region.sizeBytes() + earlierBytes);
        FileRegion left = region;
        while (arrived.hasRemaining()) {
            long sent = left.isEmpty() ? 0 : path.send(left, loopback.sender(), false);
            left = left.skip(sent);
            if (sent == 0) {
                loopback.readSome(arrived, arrived.remaining());
            }
        }
        return arrived.flip();
    }
}
