package dev.offsetlab.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// A broker alone in a JVM, for tests that kill it. Prints its port when it serves.
final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> configs = Map.of("log.segment.bytes", "1048576");
        Broker broker = Broker.start(new BrokerConfig("127.0.0.1", 0, Path.of(arguments[0]), configs, false));
        System.out.println(broker.address().getPort());
    }

    static Process start(Path folder) throws IOException {
        return start(folder, "256m");
    }

    /// @param heap the most it may use, as `-Xmx` takes it
    static Process start(Path folder, String heap) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-exports",
                        "java.base/sun.nio.ch=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx" + heap,
                        "-cp",
                        classPath,
                        BrokerProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
