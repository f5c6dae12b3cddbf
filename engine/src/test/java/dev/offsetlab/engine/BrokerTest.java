package dev.offsetlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.testing.Awaiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Starting, stopping, and the one clear line where it does not start.
@Timeout(30)
class BrokerTest {
    @TempDir
    Path folder;

    private BrokerConfig config(String host, int port, Map<String, String> configs) {
        return new BrokerConfig(host, port, folder, configs, false);
    }

    private void refused(BrokerConfig config, String... words) {
        assertThatThrownBy(() -> Broker.start(config).close())
                .isInstanceOf(IOException.class)
                .satisfies(failure ->
                        assertThat(failure.getMessage()).contains(words).doesNotContain("\n"));
    }

    private static boolean brokerThreadsAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("broker-"));
    }

    @Test
    void start_close_start_onTheSameFolder() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (Broker broker = Broker.start(BrokerConfig.local(folder))) {
                assertThat(broker.address().getPort()).isPositive();
                assertThat(broker.ioThreads())
                        .allMatch(Thread::isAlive)
                        .allMatch(thread -> thread.getName().startsWith("broker-io-"));
            }
        }
    }

    @Test
    void close_twice_andThreadsAreGone() throws Exception {
        Broker broker = Broker.start(BrokerConfig.local(folder));
        broker.close();
        broker.close();
        assertThat(broker.ioThreads()).noneMatch(Thread::isAlive);
    }

    @Test
    void start_byAnInterruptedThread_works_andTheInterruptIsKept() throws IOException {
        Thread.currentThread().interrupt();
        try (Broker broker = Broker.start(BrokerConfig.local(folder))) {
            assertThat(broker.topics().all()).isEmpty();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void portInUse() throws IOException {
        try (Broker broker = Broker.start(BrokerConfig.local(folder.resolve("a")))) {
            int port = broker.address().getPort();
            refused(
                    new BrokerConfig("127.0.0.1", port, folder.resolve("b"), Map.of(), false),
                    "cannot listen on 127.0.0.1:" + port,
                    "choose another port");
        }
    }

    @Test
    void noPort_unknownHost_remoteHost() {
        refused(config("127.0.0.1", 70_000, Map.of()), "port=70000");
        refused(config("no.such.host.invalid", 0, Map.of()), "host=no.such.host.invalid");
        refused(config("0.0.0.0", 0, Map.of()), "host=0.0.0.0", "--allow-remote");
    }

    @Test
    void folderOfARunningBroker() throws IOException {
        try (Broker broker = Broker.start(BrokerConfig.local(folder))) {
            refused(BrokerConfig.local(folder), folder.toString());
            assertThat(broker.topics().all()).isEmpty();
        }
        Broker.start(BrokerConfig.local(folder)).close();
    }

    @Test
    void folderThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        refused(BrokerConfig.local(file), file.toString());
    }

    @Test
    void wrongConfig_namedInTheMessage() {
        refused(config("127.0.0.1", 0, Map.of("num.network.threads", "many")), "num.network.threads", "many");
        refused(config("127.0.0.1", 0, Map.of("no.such.config", "1")), "no.such.config");
        refused(config("127.0.0.1", 0, Map.of("data.path", "teleport")), "data.path", "teleport");
    }

    @Test
    void failedStart_leavesNoThread() throws Exception {
        refused(config("127.0.0.1", 0, Map.of("no.such.config", "1")), "no.such.config");
        Awaiting.until("no thread of a broker lives", () -> !brokerThreadsAlive());
    }

    @Test
    void usePath_unknown_oneClearLine_andTheOldOneStays() throws IOException {
        try (Broker broker = Broker.start(BrokerConfig.local(folder))) {
            broker.usePath("heap");
            assertThatThrownBy(() -> broker.usePath("teleport"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("teleport");
            assertThat(broker.settings().dataPath("any", "topic")).isEqualTo("heap");
        }
    }
}
