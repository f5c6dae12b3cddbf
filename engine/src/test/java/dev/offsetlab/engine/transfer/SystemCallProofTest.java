package dev.offsetlab.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.testing.TracedCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each path is what it claims to be, as the kernel sees it: another JVM sends a file, and `strace` watches.
/// ([BrokerSystemCallsTest][dev.offsetlab.engine.BrokerSystemCallsTest] watches a whole broker.)
@Tag("alone")
class SystemCallProofTest {
    private static final int FILE_BYTES = 4 * 1024 * 1024;
    private static final int PATIENCE_MS = 60_000;
    private static final String FILE = "0.log";

    @TempDir
    Path folder;

    /// The calls that touched the file or the socket, and how many the path itself counted.
    private record Trace(TracedCalls file, TracedCalls socket, TracedCalls all, long counted) {
        long bytes(String name) {
            return all.named(name).bytes();
        }

        long count(String... names) {
            return all.named(names).count();
        }

        String text() {
            return all.text();
        }
    }

    @BeforeAll
    static void straceMayTrace() throws InterruptedException {
        String why = TracedCalls.unavailableBecause();
        assumeTrue(why.isEmpty(), why);
    }

    @Test
    void heap_readsAndWritesEveryByte() throws Exception {
        Trace trace = trace("heap");
        assertThat(trace.file().named("pread64").bytes()).as(trace.text()).isEqualTo(FILE_BYTES);
        assertThat(trace.socket().named("write").bytes()).isEqualTo(FILE_BYTES);
        assertThat(trace.count("sendfile", "splice")).isZero();
        assertThat(trace.counted).isEqualTo(trace.count("pread64", "write")).isGreaterThanOrEqualTo(1024);
    }

    @Test
    void mmap_onlyWrites() throws Exception {
        Trace trace = trace("mmap");
        assertThat(trace.bytes("write")).as(trace.text()).isEqualTo(FILE_BYTES);
        assertThat(trace.count("pread64", "read", "sendfile", "splice")).isZero();
        assertThat(trace.counted).isEqualTo(trace.count("write"));
    }

    @Test
    void sendfile_neitherReadsNorWrites() throws Exception {
        Trace trace = trace("sendfile");
        assertThat(trace.bytes("sendfile")).as(trace.text()).isEqualTo(FILE_BYTES);
        assertThat(trace.count("read", "pread64", "readv", "preadv", "write", "writev", "splice"))
                .isZero();
        assertThat(trace.counted).isEqualTo(trace.count("sendfile"));
    }

    @Test
    void splice_movesEveryByteTwiceAndCopiesNone() throws Exception {
        assumeTrue(SplicePath.unavailableBecause().isEmpty(), "no splice here");
        Trace trace = trace("splice");
        assertThat(trace.file().named("splice").bytes()).as(trace.text()).isEqualTo(FILE_BYTES);
        assertThat(trace.socket().named("splice").bytes()).isEqualTo(FILE_BYTES);
        assertThat(trace.count("read", "pread64", "write", "writev", "sendfile"))
                .isZero();
        assertThat(trace.counted).isEqualTo(trace.count("splice"));
    }

    /// The trap: the very same `transferTo`, but the channel only wraps the socket.
    @Test
    void transferTo_aWrappedChannel_onlyLooksLikeZeroCopy() throws Exception {
        Trace trace = trace("wrapped");
        assertThat(trace.count("sendfile", "splice")).as(trace.text()).isZero();
        assertThat(trace.socket().named("write").bytes()).isEqualTo(FILE_BYTES);
        assertThat(trace.count("write")).isGreaterThanOrEqualTo(FILE_BYTES / 8192);
    }

    private Trace trace(String path) throws Exception {
        Path file = Files.write(folder.resolve(FILE), new byte[FILE_BYTES]);
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            Process sender = new ProcessBuilder(command(path, file, port))
                    .redirectError(folder.resolve("errors.txt").toFile())
                    .start();
            assertThat(receiveAll(server)).isEqualTo(FILE_BYTES);
            String counted = sender.inputReader().readLine();
            assertThat(sender.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)).isTrue();
            TracedCalls all = TracedCalls.read(folder).where(call -> call.on(FILE) || call.on(":" + port + "]"));
            return new Trace(all.on(FILE), all.on(":" + port + "]"), all, Long.parseLong(counted));
        }
    }

    private List<String> command(String path, Path file, int port) throws Exception {
        List<String> command = new ArrayList<>(TracedCalls.command(folder));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
        command.addAll(List.of("--add-exports", "java.base/sun.nio.ch=ALL-UNNAMED"));
        command.add("--enable-native-access=ALL-UNNAMED");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath, SendOneFile.class.getName()));
        command.addAll(List.of(path, file.toString(), Integer.toString(port)));
        return command;
    }

    /// A sender that died before it connected must not leave the test waiting for ever.
    private long receiveAll(ServerSocketChannel server) throws IOException {
        server.socket().setSoTimeout(PATIENCE_MS);
        try (SocketChannel receiver = server.socket().accept().getChannel()) {
            ByteBuffer sink = ByteBuffer.allocateDirect(256 * 1024);
            long total = 0;
            for (int read = receiver.read(sink); read >= 0; read = receiver.read(sink.clear())) {
                total += read;
            }
            return total;
        } catch (IOException failure) {
            throw new IOException(Files.readString(folder.resolve("errors.txt")), failure);
        }
    }
}
