package dev.offsetlab.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each path is what it claims to be, as the kernel sees it: another JVM sends a file, and `strace` watches.
///
/// ```
///   sendfile(9<socket:[812]>, 8</tmp/0.log>, [0] => [2097152], 2097152) = 2097152
///   name     arguments, a descriptor followed by what it is               result
/// ```
class SystemCallProofTest {
    private static final int FILE_BYTES = 4 * 1024 * 1024;
    private static final int PATIENCE_MS = 20_000;
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)\\s+= (-?\\d+).*");
    private static final String CALLS =
            "trace=read,pread64,readv,preadv,write,writev,pwrite64,sendto,sendmsg," + "sendfile,splice,copy_file_range";

    @TempDir
    Path folder;

    private record Call(String name, String arguments, long result) {
        boolean onSocket() {
            return arguments.contains("<socket:");
        }

        boolean onFile() {
            return arguments.contains("0.log>");
        }
    }

    /// All calls that touched the file or the socket, and how many the path itself counted.
    private record Trace(List<Call> calls, long counted) {
        long bytes(Predicate<Call> which) {
            return calls.stream()
                    .filter(which)
                    .mapToLong(call -> Math.max(0, call.result))
                    .sum();
        }

        long bytes(String name) {
            return bytes(call -> call.name.equals(name));
        }

        long count(String... names) {
            return calls.stream()
                    .filter(call -> List.of(names).contains(call.name))
                    .count();
        }

        String text() {
            return calls.stream().map(Call::toString).limit(40).reduce("", (all, call) -> all + "\n" + call);
        }
    }

    @BeforeAll
    static void straceMayTrace() throws InterruptedException {
        String reason;
        try {
            Process probe = new ProcessBuilder("strace", "-o", "/dev/null", "true")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            reason = probe.waitFor() == 0 ? "" : "strace may not trace here: " + output.strip();
        } catch (IOException missing) {
            reason = "strace is not installed";
        }
        String why = reason;
        assumeTrue(why.isEmpty(), why);
    }

    @Test
    void heap_readsAndWritesEveryByte() throws Exception {
        Trace trace = trace("heap");
        assertThat(trace.bytes(call -> call.name.equals("pread64") && call.onFile()))
                .as(trace.text())
                .isEqualTo(FILE_BYTES);
        assertThat(trace.bytes(call -> call.name.equals("write") && call.onSocket()))
                .isEqualTo(FILE_BYTES);
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
        assertThat(trace.bytes(call -> call.name.equals("splice") && call.onFile()))
                .as(trace.text())
                .isEqualTo(FILE_BYTES);
        assertThat(trace.bytes(call -> call.name.equals("splice") && call.onSocket()))
                .isEqualTo(FILE_BYTES);
        assertThat(trace.count("read", "pread64", "write", "writev", "sendfile"))
                .isZero();
        assertThat(trace.counted).isEqualTo(trace.count("splice"));
    }

    /// The trap: the very same `transferTo`, but the channel only wraps the socket.
    @Test
    void transferTo_aWrappedChannel_onlyLooksLikeZeroCopy() throws Exception {
        Trace trace = trace("wrapped");
        assertThat(trace.count("sendfile", "splice")).as(trace.text()).isZero();
        assertThat(trace.bytes(call -> call.name.equals("write") && call.onSocket()))
                .isEqualTo(FILE_BYTES);
        assertThat(trace.count("write")).isGreaterThanOrEqualTo(FILE_BYTES / 8192);
    }

    private Trace trace(String path) throws Exception {
        Path file = Files.write(folder.resolve("0.log"), new byte[FILE_BYTES]);
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            Process sender = new ProcessBuilder(command(path, file, port))
                    .redirectError(folder.resolve("errors.txt").toFile())
                    .start();
            assertThat(receiveAll(server)).isEqualTo(FILE_BYTES);
            String counted = sender.inputReader().readLine();
            assertThat(sender.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)).isTrue();
            return new Trace(calls(), Long.parseLong(counted));
        }
    }

    private List<String> command(String path, Path file, int port) {
        List<String> command = new ArrayList<>(List.of("strace", "-ff", "-y", "-e", CALLS));
        command.addAll(List.of("-o", folder.resolve("trace").toString()));
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

    private List<Call> calls() throws IOException {
        List<Call> calls = new ArrayList<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder, "trace.*")) {
            for (Path thread : threads) {
                for (String line : Files.readAllLines(thread, StandardCharsets.ISO_8859_1)) {
                    Matcher matcher = CALL.matcher(line);
                    if (matcher.matches()) {
                        calls.add(new Call(matcher.group(1), matcher.group(2), Long.parseLong(matcher.group(3))));
                    }
                }
            }
        }
        return calls.stream().filter(call -> call.onFile() || call.onSocket()).toList();
    }
}
