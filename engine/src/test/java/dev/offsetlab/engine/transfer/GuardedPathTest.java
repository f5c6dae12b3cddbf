package dev.offsetlab.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.transfer.own.Loop;
import dev.offsetlab.engine.transfer.own.OwnPaths;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What somebody else's path may do wrong, and what is said of it.
@Timeout(30)
class GuardedPathTest {
    private static final int FILE_BYTES = 4 << 20;

    @TempDir
    Path folder;

    private final PathCounters counters = new PathCounters();
    private SegmentFile file;
    private Loopback loopback;

    @BeforeEach
    void open() throws IOException {
        file = SegmentFile.at(Files.write(folder.resolve("0.log"), new byte[FILE_BYTES]), FILE_BYTES);
        assertThat(file.retain()).isTrue();
        loopback = Loopback.connect(64 << 10);
    }

    @AfterEach
    void close() throws IOException {
        loopback.close();
        file.release();
        file.close();
    }

    private GuardedPath guarded(DataPath path) {
        return GuardedPath.open("ex07", new OwnPaths(path), TestPaths.context(0, counters));
    }

    private long send(DataPath path) throws IOException {
        try (DataPath guarded = guarded(path)) {
            return guarded.send(file.region(0, FILE_BYTES), loopback.sender(), false);
        }
    }

    private static void assertFailed(ThrowingCallable call, String pattern) {
        assertThatThrownBy(call).isInstanceOf(PathFailedException.class).hasMessageMatching(pattern);
    }

    @Test
    void send_throws_namesItsLine() {
        assertFailed(
                () -> send(Loop::throwsOwn),
                "data path ex07 failed: it threw java.lang.UnsupportedOperationException: exercise 7: the sendfile"
                        + " loop at Loop.java:\\d+");
    }

    @Test
    void send_throwsInTheJdk_namesTheLineThatCalledIt() {
        assertFailed(() -> send(Loop::throwsDeeper), ".*BufferUnderflowException at Loop.java:\\d+");
    }

    @Test
    void send_ownIoException_isNotTakenForALostPeer() {
        assertFailed(() -> send(Loop::endOfFile), ".*EOFException: the file ends at Loop.java:\\d+");
    }

    @Test
    void send_closesItsSocket_namesTheLine() {
        assertFailed(() -> send(Loop::closesSocket), ".*ClosedChannelException at Loop.java:\\d+");
    }

    @Test
    void send_peerIsGone_isNobodysFault() throws IOException {
        loopback.receiver().setOption(StandardSocketOptions.SO_LINGER, 0);
        loopback.readable().close();
        loopback.receiver().close();

        assertThatThrownBy(() -> {
                    for (int call = 0; call < 100; call++) {
                        send(Loop::sendsAll);
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void send_saysNonsense_isNotBelieved() {
        assertFailed(() -> send((region, socket, more) -> -1), ".*it says that it sent -1 of 4194304 bytes");
        assertFailed(
                () -> send((region, socket, more) -> region.sizeBytes() + 1),
                ".*it says that it sent 4194305 of 4194304 bytes");
    }

    @Test
    void counters_refuseNonsense() {
        assertThatThrownBy(() -> counters.sent(10, 11)).hasMessage("cannot have sent 11 of 10 bytes");
        assertThatThrownBy(() -> counters.sent(10, -1)).hasMessage("cannot have sent -1 of 10 bytes");
        assertThat(counters.snapshot().sentBytes()).isZero();
    }

    /// The reader reads nothing, and the path asks the full socket for ever.
    @Test
    void send_spinsOnAFullSocket_losesItAtTheThirdLook() throws Exception {
        try (GuardedPath guarded = guarded(Loop::spins)) {
            PathWatch.remove(guarded); // the test looks itself
            CompletableFuture<Long> sending = CompletableFuture.supplyAsync(() -> {
                try {
                    return guarded.send(file.region(0, FILE_BYTES), loopback.sender(), false);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            loopback.readSome(java.nio.ByteBuffer.allocate(1), 1); // it has begun
            guarded.look();
            for (int look = 1; look < GuardedPath.LOOKS_UNTIL_CLOSED; look++) {
                guarded.look();
                assertThat(loopback.sender().isOpen()).isTrue();
            }
            guarded.look();
            assertThatThrownBy(() -> sending.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("data path ex07 held the thread");
            assertThat(loopback.sender().isOpen()).isFalse();
        }
    }

    @Test
    void look_callsThatComeBack_areLeftAlone() throws IOException {
        try (GuardedPath guarded = guarded((region, socket, more) -> 1)) {
            for (int look = 0; look < 2 * GuardedPath.LOOKS_UNTIL_LOST; look++) {
                assertThat(guarded.send(file.region(0, 10), loopback.sender(), false))
                        .isEqualTo(1);
                guarded.look();
            }
            assertThat(loopback.sender().isOpen()).isTrue();
        }
    }
}
