package dev.offsetlab.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A broker alone in a JVM, for tests that kill it. Prints its port when it serves, and that of its TLS listener.
final class BrokerProcess {
    private static final int NO_TLS = -1;

    private BrokerProcess() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> configs = Map.of("log.segment.bytes", "1048576", "ssl.port", arguments[1]);
        Broker broker = Broker.start(new BrokerConfig("127.0.0.1", 0, Path.of(arguments[0]), configs, false));
        System.out.println(broker.address().getPort());
        broker.tls().ifPresent(tls -> System.out.println(tls.address().getPort()));
    }

    static Process start(Path folder) throws IOException {
        return start(folder, "256m", List.of());
    }

    /// @param heap   the most it may use, as `-Xmx` takes it
    /// @param before what to put in front of the command, such as a tracer
    static Process start(Path folder, String heap, List<String> before) throws IOException {
        return start(folder, heap, before, NO_TLS);
    }

    /// @param tlsPort 0: any, or [#NO_TLS]
    static Process start(Path folder, String heap, List<String> before, int tlsPort) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-exports", "java.base/sun.nio.ch=ALL-UNNAMED"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx" + heap, "-cp", classPath));
        command.addAll(List.of(BrokerProcess.class.getName(), folder.toString(), String.valueOf(tlsPort)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Waits until it serves.
    static InetSocketAddress address(Process broker) throws IOException {
        return nextAddress(broker.inputReader(UTF_8));
    }

    /// The one whose port is in the next line that it prints.
    static InetSocketAddress nextAddress(BufferedReader printed) throws IOException {
        String port = printed.readLine();
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    }
}
