package dev.offsetlab.lessons.desk;

import static dev.offsetlab.lessons.desk.PathNames.SENDFILE;
import static dev.offsetlab.lessons.desk.PathNames.TLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A broker that was started without a TLS listener, and the desk that opens one.
@Timeout(120)
@Tag("alone")
class DeskTlsTest {
    @TempDir
    static Path folder;

    private static Broker broker;
    private static Desk lab;

    @BeforeAll
    static void start() throws IOException {
        broker = Broker.start(BrokerConfig.local(folder));
        lab = Desk.on(() -> broker, Pace.BRISK);
        lab.fill("orders", 12);
    }

    @AfterAll
    static void stop() throws IOException {
        lab.close();
        broker.close();
    }

    @Test
    void tls_askedTwice_isOneListener_thatServesKafkasClientsAndNamesItself() throws Exception {
        TlsView tls = lab.tls();
        assertThat(lab.tls()).isEqualTo(tls);
        assertThat(tls.address()).isNotEqualTo(lab.address());
        Map<String, Object> configs = new HashMap<>(tls.clientConfigs());
        configs.put(
                "bootstrap.servers",
                tls.address().getHostString() + ":" + tls.address().getPort());
        try (Admin admin = Admin.create(configs)) {
            assertThat(admin.listTopics().names().get()).contains("orders");
            assertThat(admin.describeCluster().nodes().get())
                    .singleElement()
                    .satisfies(node ->
                            assertThat(node.port()).isEqualTo(tls.address().getPort()));
        }
        assertThat(tls.toString())
                .contains("security.protocol=SSL", tls.truststore().toString());
    }

    @Test
    void measure_tls_countsAsTlsAlone_andLeavesThePathThatIsSet() {
        lab.path(SENDFILE);
        long sendfileBefore = lab.counters().of(SENDFILE).sentBytes();
        lab.read("orders");
        long byOneRead = lab.counters().of(SENDFILE).sentBytes() - sendfileBefore;
        Measured plain = lab.measure("orders", SENDFILE, 2, 0.3);
        long afterPlain = lab.counters().of(SENDFILE).sentBytes();
        Measured tls = lab.measure("orders", TLS, 2, 0.3);
        assertThat(byOneRead).isGreaterThan(12_000_000);
        assertThat(lab.counters().of(SENDFILE).sentBytes()).isEqualTo(afterPlain);
        assertThat(tls.bytes()).isGreaterThan(1_000_000);
        assertThat(tls.systemCallsPerMegabyte())
                .as("one read and one write for three whole records, 41 each MB")
                .isLessThan(50);
        assertThat(tls.userBytesPerByte()).isEqualTo(3);
        assertThat(plain.userBytesPerByte()).isZero();
        assertThat(tls.systemCallsPerMegabyte()).isGreaterThan(plain.systemCallsPerMegabyte());
        assertThat(tls.cpuMillisPerGigabyte()).isPositive();
        assertThat(tls.notes()).isEmpty();
        assertThat(lab.path().inForce()).isEqualTo(SENDFILE);
    }

    @Test
    void compare_withTls_hasBothInEachRound() {
        Compared compared = lab.compare("orders", TLS, SENDFILE, 6);
        assertThat(compared.rounds())
                .extracting(Measured::path)
                .containsOnly(TLS, SENDFILE)
                .hasSize(12);
        assertThat(compared.systemCalls().ratio().low()).isGreaterThan(1);
    }

    @Test
    void path_tls_isRefusedWithWhatItIs() {
        assertThatThrownBy(() -> lab.path(TLS))
                .isInstanceOf(DeskException.class)
                .hasMessageContainingAll("is not set", "lab.tls()");
    }
}
