package dev.offsetlab.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.file.SegmentFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every path keeps to: full sockets, lost peers, short files, bounded calls, honest counts.
@Tag("alone")
class DataPathTest {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final int FILE_BYTES = 8 * MIB;
    private static final int ROOMY = 4 * MIB;

    @TempDir
    Path folder;

    private final PathCounters counters = new PathCounters();
    private SegmentFile file;
    private Loopback loopback;

    @BeforeEach
    void open() throws IOException {
        file = SegmentFile.at(Files.write(folder.resolve("0.log"), new byte[FILE_BYTES]), FILE_BYTES);
        assertThat(file.retain()).isTrue();
        loopback = Loopback.connect(ROOMY);
    }

    @AfterEach
    void close() throws IOException {
        loopback.close();
        file.release();
        file.close();
    }

    static List<String> paths() {
        return TestPaths.names();
    }

    /// A file that is mapped beyond its end grows to that size, so `mmap` never finds it too short.
    static List<String> pathsThatReadTheFile() {
        return TestPaths.names().stream().filter(name -> !name.equals("mmap")).toList();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void send_socketFull_returnsZeroAtOnceAndCountsIt(String name) throws IOException {
        try (DataPath path = TestPaths.open(name, counters)) {
            PathCounters.Snapshot before;
            do { // until it is full: an acknowledgement that comes late makes room once more
                before = counters.snapshot();
            } while (path.send(file.region(0, MIB), loopback.sender(), false) > 0);

            PathCounters.Snapshot used = counters.snapshot().minus(before);
            assertThat(used.zeroTransfers()).isEqualTo(1);
            assertThat(used.sentBytes()).isZero();
            assertThat(used.systemCalls())
                    .as("asks the socket once and returns")
                    .isBetween(1L, 2L);
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void send_socketFullThenDrained_goesOn(String name) throws IOException {
        try (DataPath path = TestPaths.open(name, counters)) {
            fillSocket(path);
            ByteBuffer sink = ByteBuffer.allocate(FILE_BYTES);
            long sent = 0;
            while (sent == 0) {
                loopback.readSome(sink.clear(), FILE_BYTES);
                sent = path.send(file.region(0, MIB), loopback.sender(), false);
            }
            assertThat(sent).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void send_peerReset_throws(String name) throws IOException {
        try (DataPath path = TestPaths.open(name, counters)) {
            loopback.receiver().setOption(StandardSocketOptions.SO_LINGER, 0);
            loopback.readable().close();
            loopback.receiver().close();

            assertThatThrownBy(() -> fillSocket(path)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void send_emptyRegion_sendsNothing(String name) throws IOException {
        try (DataPath path = TestPaths.open(name, counters)) {
            assertThat(path.send(file.region(100, 0), loopback.sender(), false)).isZero();
            assertThat(counters.snapshot().systemCalls()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void send_largeRegion_neverHogsTheThread(String name) throws IOException {
        try (DataPath path = TestPaths.open(name, counters)) {
            assertThat(path.send(file.region(0, FILE_BYTES), loopback.sender(), false))
                    .isBetween(1L, (long) DataPath.MOST_BYTES_PER_CALL);
        }
    }

    /// A file that lost its tail must be an error: "the socket is full" would make the connection wait for ever.
    @ParameterizedTest
    @MethodSource("pathsThatReadTheFile")
    void send_fileShorterThanRegion_throws(String name) throws IOException {
        SegmentFile shorter = SegmentFile.at(file.path(), FILE_BYTES + 100);
        assertThat(shorter.retain()).isTrue();
        try (DataPath path = TestPaths.open(name, counters)) {
            assertThatThrownBy(() -> {
                        FileRegion region = shorter.region(FILE_BYTES - 10, 110);
                        for (int call = 0; call < 3; call++) {
                            region = region.skip(path.send(region, loopback.sender(), false));
                        }
                    })
                    .isInstanceOf(IOException.class);
        } finally {
            shorter.release();
            shorter.close();
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void counts_aRegionThatFits_areExactlyWhatThePathClaims(String name) throws IOException {
        Map<String, Long> calls =
                Map.of("heap", 16L, "direct", 2L, "mmap", 1L, "sendfile", 1L, "splice", 2L, "auto", autoCalls());
        Map<String, Long> buffersPassed = Map.of("heap", 3L, "direct", 1L, "mmap", 1L);
        try (DataPath path = TestPaths.open(name, counters)) {
            long sent = path.send(file.region(4_096, 64 * KIB), loopback.sender(), false);
            assumeThat(sent).as("the socket took all").isEqualTo(64 * KIB);

            assertThat(counters.snapshot())
                    .isEqualTo(new PathCounters.Snapshot(
                            calls.getOrDefault(name, 0L),
                            0,
                            0,
                            64 * KIB,
                            buffersPassed.getOrDefault(name, 0L) * 64 * KIB));
        }
    }

    @Test
    void heap_largerBuffer_needsFewerCalls() throws IOException {
        try (DataPath path = DataPaths.named("heap").open(TestPaths.context(32 * KIB, counters))) {
            assertThat(path.send(file.region(0, 64 * KIB), loopback.sender(), false))
                    .isEqualTo(64 * KIB);
            assertThat(counters.snapshot().systemCalls()).isEqualTo(4);
        }
    }

    @Test
    void heap_freshBuffer_makesGarbageAndTheReusedOneNone() throws IOException {
        assertThat(allocatedByHeapPath(false)).isLessThan(64 * KIB);
        assertThat(allocatedByHeapPath(true)).isGreaterThan(16 * 64 * KIB);
    }

    @Test
    void auto_gather_copiesTheWholeRegionBesideItsHeader() throws IOException {
        byte[] content = new byte[1_000];
        content[999] = 42;
        SegmentFile small = SegmentFile.at(Files.write(folder.resolve("1.log"), content), 1_000);
        ByteBuffer response = ByteBuffer.allocateDirect(2_000);
        response.putInt(7);
        try (DataPath path = TestPaths.open("auto", counters)) {
            assertThat(path.gatherBelowBytes()).isPositive();
            path.gather(small.region(900, 100), response);
        }
        small.close();
        assertThat(response.position()).isEqualTo(104);
        assertThat(response.get(103)).isEqualTo((byte) 42);
        assertThat(counters.snapshot()).isEqualTo(new PathCounters.Snapshot(1, 0, 0, 100, 100));
    }

    private static long autoCalls() {
        return SplicePath.unavailableBecause().isEmpty() ? 2 : 1;
    }

    private long allocatedByHeapPath(boolean fresh) throws IOException {
        var context = new PathContext(() -> 0, () -> fresh, () -> 0, counters);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteBuffer sink = ByteBuffer.allocateDirect(64 * KIB);
        try (DataPath path = DataPaths.named("heap").open(context)) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < 16; round++) {
                assertThat(path.send(file.region(0, 64 * KIB), loopback.sender(), false))
                        .isEqualTo(64 * KIB);
                int read = 0;
                while (read < 64 * KIB) {
                    read += loopback.readSome(sink.clear(), 64 * KIB - read);
                }
            }
            return threads.getCurrentThreadAllocatedBytes() - before;
        }
    }

    /// Until it takes nothing three times in a row (an acknowledgement may still make room after the first).
    private void fillSocket(DataPath path) throws IOException {
        int refusals = 0;
        while (refusals < 3) {
            long sent = path.send(file.region(0, MIB), loopback.sender(), false);
            refusals = sent == 0 ? refusals + 1 : 0;
        }
    }
}
