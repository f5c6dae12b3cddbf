package dev.offsetlab.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.file.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the path, the reader's pace and the moment of a switch: the same bytes arrive.
///
/// One thread plays both ends, so a run is decided by its seed: it sends until the socket is full, or only once, then
/// reads a random amount, and so on. A slow reader is one that reads little between two calls.
class DeliveryTest {
    private static final int FILE_BYTES = 5 * 1024 * 1024 + 321;
    private static final int SOCKET_BUFFER_BYTES = 96 * 1024;

    @TempDir
    Path folder;

    private final byte[] content = new byte[FILE_BYTES];
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final PathCounters counters = new PathCounters();
    private SegmentFile file;

    @BeforeEach
    void writeFile() throws IOException {
        random.nextBytes(content);
        file = SegmentFile.at(Files.write(folder.resolve("00000000000000000000.log"), content), FILE_BYTES);
        assertThat(file.retain()).isTrue();
    }

    @AfterEach
    void closeFile() {
        file.release();
        file.close();
    }

    static List<String> paths() {
        return TestPaths.names();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void send_slowReader_deliversEveryRegionUnchanged(String name) throws IOException {
        List<FileRegion> regions = randomRegions(8);
        try (DataPath path = TestPaths.open(name, counters)) {
            deliver(regions, () -> path);
        }
        long wanted = regions.stream().mapToLong(FileRegion::sizeBytes).sum();
        assertThat(counters.snapshot().sentBytes()).as("seed=%d", seed).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void send_wholeFile_deliversItUnchanged(String name) throws IOException {
        try (DataPath path = TestPaths.open(name, counters)) {
            deliver(List.of(file.region(0, FILE_BYTES)), () -> path);
        }
    }

    /// As the broker does on a switch: the old path is closed, the new one goes on at the file's position.
    @RepeatedTest(5)
    void send_pathSwitchedAtRandomBetweenCalls_deliversUnchanged() throws IOException {
        try (Switching switching = new Switching()) {
            deliver(randomRegions(8), switching);
        }
    }

    /// Paths that stay open and are used in turns hold stale bytes in their buffers and pipes, and must notice.
    @RepeatedTest(5)
    void send_openPathsUsedInTurns_neverSendStaleBytes() throws IOException {
        List<DataPath> all = new ArrayList<>();
        paths().forEach(name -> all.add(TestPaths.open(name, counters)));
        try {
            deliver(randomRegions(8), () -> all.get(random.nextInt(all.size())));
        } finally {
            all.forEach(DataPath::close);
        }
        assertThat(PipePool.SHARED.lent()).isZero();
    }

    private List<FileRegion> randomRegions(int count) {
        List<FileRegion> regions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int most = random.nextBoolean() ? FILE_BYTES : 20_000;
            int sizeBytes = random.nextInt(most);
            regions.add(file.region(random.nextInt(FILE_BYTES - sizeBytes + 1), sizeBytes));
        }
        regions.add(file.region(random.nextInt(FILE_BYTES), 0));
        regions.add(file.region(FILE_BYTES - 1, 1));
        return regions;
    }

    private void deliver(List<FileRegion> regions, PathChoice paths) throws IOException {
        try (Loopback loopback = Loopback.connect(SOCKET_BUFFER_BYTES)) {
            for (int i = 0; i < regions.size(); i++) {
                FileRegion region = regions.get(i);
                assertThat(arrived(region, i + 1 < regions.size(), paths, loopback))
                        .as("seed=%d region=%s", seed, region)
                        .isEqualTo(ByteBuffer.wrap(content, (int) region.position(), (int) region.sizeBytes()));
            }
        }
    }

    private ByteBuffer arrived(FileRegion region, boolean moreFollows, PathChoice paths, Loopback loopback)
            throws IOException {
        ByteBuffer arrived = ByteBuffer.allocate((int) region.sizeBytes());
        FileRegion left = region;
        while (arrived.hasRemaining()) {
            boolean untilFull = random.nextBoolean();
            long sent = -1;
            while (!left.isEmpty() && sent != 0 && (untilFull || sent == -1)) {
                sent = paths.next().send(left, loopback.sender(), moreFollows);
                assertThat(sent).as("seed=%d", seed).isBetween(0L, left.sizeBytes());
                left = left.skip(sent);
            }
            int most = 1 + random.nextInt(random.nextBoolean() ? 300_000 : 3_000);
            int read = left.isEmpty() || sent == 0 ? loopback.readSome(arrived, most) : loopback.readNow(arrived, most);
            assertThat(read).as("seed=%d", seed).isGreaterThanOrEqualTo(0);
        }
        assertThat(left.isEmpty()).as("seed=%d", seed).isTrue();
        return arrived.flip();
    }

    private interface PathChoice {
        DataPath next();
    }

    private final class Switching implements PathChoice, AutoCloseable {
        private DataPath now = TestPaths.open("heap", counters);

        @Override
        public DataPath next() {
            if (random.nextInt(3) == 0) {
                now.close();
                List<String> names = paths();
                now = TestPaths.open(names.get(random.nextInt(names.size())), counters);
            }
            return now;
        }

        @Override
        public void close() {
            now.close();
        }
    }
}
