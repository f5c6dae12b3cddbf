package dev.offsetlab.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.server.tls.TestCertificate;
import dev.offsetlab.engine.server.tls.TlsAccess;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.testing.Awaiting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kafka's own clients with `security.protocol=SSL`, beside others that speak plain text.
@Timeout(120)
class TlsClientsTest {
    private static final int RECORDS = 400;

    @TempDir
    Path folder;

    private Broker broker;
    private TlsAccess tls;

    @BeforeEach
    void start() throws IOException {
        TestCertificate.into(folder);
        start(Map.of());
    }

    private void start(Map<String, String> more) throws IOException {
        Map<String, String> configs = new HashMap<>(Map.of("group.initial.rebalance.delay.ms", "0", "ssl.port", "0"));
        configs.putAll(more);
        broker = Broker.start(new BrokerConfig("127.0.0.1", 0, folder, configs, false));
        tls = broker.tls().orElseThrow();
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
    }

    private static Map<String, Object> ssl(Map<String, String> client) {
        return new HashMap<>(client);
    }

    private KafkaClients plain() {
        return new KafkaClients(broker.address());
    }

    private KafkaClients encrypted() {
        return new KafkaClients(tls.address());
    }

    private Admin admin(Map<String, String> client) {
        Map<String, Object> configs = ssl(client);
        InetSocketAddress address = tls.address();
        configs.put("bootstrap.servers", address.getHostString() + ":" + address.getPort());
        return Admin.create(configs);
    }

    /// Values of every size, from nothing to many TLS records.
    private static List<byte[]> fill(KafkaProducer<byte[], byte[]> producer, String topic) throws Exception {
        List<byte[]> values = new ArrayList<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < RECORDS; i++) {
            byte[] value = new byte[i % 40 == 0 ? 300_000 : random.nextInt(20_000)];
            random.nextBytes(value);
            values.add(value);
            sent.add(producer.send(new ProducerRecord<>(topic, 0, null, value)));
        }
        for (Future<RecordMetadata> one : sent) {
            assertThat(one.get().offset()).isNotNegative();
        }
        return values;
    }

    private static void same(List<ConsumerRecord<byte[], byte[]>> read, List<byte[]> values) {
        assertThat(read).hasSize(values.size());
        for (int i = 0; i < values.size(); i++) {
            assertThat(read.get(i).value()).as("record %d", i).isEqualTo(values.get(i));
        }
    }

    @Test
    void producedByTls_readByTlsAndPlain_theSameBytes() throws Exception {
        broker.topics().create("t", 1, Map.of());
        List<byte[]> values;
        try (var producer = encrypted().producer(ssl(tls.clientConfigs()))) {
            values = fill(producer, "t");
        }
        same(encrypted().read("by-tls", "t", RECORDS, ssl(tls.clientConfigs())), values);
        same(plain().read("by-plain", "t", RECORDS), values);
    }

    @Test
    void everyPathSet_tlsDelivers_andCountsAsTlsAlone() throws Exception {
        broker.topics().create("t", 1, Map.of());
        List<byte[]> values;
        try (var producer = plain().producer(Map.of())) {
            values = fill(producer, "t");
        }
        List<String> paths = DataPaths.all().stream()
                .filter(path -> path.unavailableBecause().isEmpty())
                .map(DataPathProvider::name)
                .toList();
        for (String path : paths) {
            broker.usePath(path);
            same(encrypted().read("by-" + path, "t", RECORDS, ssl(tls.clientConfigs())), values);
        }
        assertThat(broker.pathCounters()).containsOnlyKeys("tls");
        long deliveredBytes = values.stream().mapToLong(value -> value.length).sum() * paths.size();
        // a client has its last bytes a moment before the thread that sent them counts them, one count after the other
        Awaiting.until(
                "all is counted as sent, and three times as copied",
                () -> counted().sentBytes() > deliveredBytes
                        && counted().userBytes() == counted().sentBytes() * 3);
        assertThat(counted().systemCalls()).isPositive();
    }

    private PathCounters.Snapshot counted() {
        return Objects.requireNonNull(broker.pathCounters().get("tls"));
    }

    @Test
    void eachListener_tellsClientsOfItself() throws Exception {
        assertThatEachListenerTellsOfItself();
    }

    private void assertThatEachListenerTellsOfItself() throws Exception {
        try (Admin byTls = admin(tls.clientConfigs());
                Admin byPlain = plain().admin()) {
            assertThat(byTls.describeCluster().nodes().get())
                    .extracting(Node::port)
                    .containsExactly(tls.address().getPort());
            assertThat(byPlain.describeCluster().nodes().get())
                    .extracting(Node::port)
                    .containsExactly(broker.address().getPort());
        }
    }

    @Test
    void openTls_brokerThatRuns_servesBothAndEachListenerTellsOfItself() throws Exception {
        broker.close();
        broker = Broker.start(new BrokerConfig("127.0.0.1", 0, folder, Map.of(), false));
        assertThat(broker.tls()).isEmpty();
        tls = broker.openTls();
        assertThat(broker.tls()).containsSame(tls);
        assertThat(broker.openTls()).isSameAs(tls);
        assertThatEachListenerTellsOfItself();
    }

    @Test
    void admin_overTls_createsAndDescribes_andSeesNoPassword() throws Exception {
        broker.close();
        start(Map.of("ssl.key.password", "offset-lab"));
        try (Admin admin = admin(tls.clientConfigs())) {
            admin.createTopics(List.of(new NewTopic("made", 2, (short) 1)))
                    .all()
                    .get();
            assertThat(admin.listTopics().names().get()).contains("made");
            ConfigResource one = new ConfigResource(ConfigResource.Type.BROKER, "1");
            Config shown = Objects.requireNonNull(
                    admin.describeConfigs(List.of(one)).all().get().get(one));
            assertThat(shown.get("ssl.key.password").isSensitive()).isTrue();
            assertThat(shown.get("ssl.key.password").value()).isNull();
            assertThat(shown.get("ssl.port").value()).isEqualTo("0");
        }
    }

    @Test
    void clientThatBelievesNobody_isRefusedByItself_andOthersAreServed() throws Exception {
        try (Admin admin = admin(Map.of("security.protocol", "SSL"))) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
        try (Admin admin = admin(tls.clientConfigs())) {
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    @Test
    void clientFile_holdsTheClientConfigs() throws IOException {
        assertThat(Files.readString(tls.clientFile(), UTF_8))
                .contains("security.protocol=SSL\n", "ssl.truststore.location=" + tls.truststore() + "\n");
    }

    @Test
    void certificate_keptOverARestart_andItsOwnersAlone() throws IOException {
        Path keystore = folder.resolve("offset-lab-tls.p12");
        byte[] before = Files.readAllBytes(keystore);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keystore)))
                .isEqualTo("rw-------");
        broker.close();
        start(Map.of());
        assertThat(Files.readAllBytes(keystore)).isEqualTo(before);
    }

    @Test
    void certificateDamaged_madeAnew() throws Exception {
        broker.close();
        Files.writeString(folder.resolve("offset-lab-tls.p12"), "damaged");
        start(Map.of());
        try (Admin admin = admin(tls.clientConfigs())) {
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    @Test
    void certificateGiven_isTheOneShown() throws Exception {
        Path given = Files.copy(folder.resolve("offset-lab-tls.p12"), folder.resolve("given.p12"));
        broker.close();
        Files.delete(folder.resolve("offset-lab-tls.p12"));
        start(Map.of("ssl.keystore.location", given.toString(), "ssl.keystore.password", "offset-lab"));
        assertThat(folder.resolve("offset-lab-tls.p12")).doesNotExist();
        try (Admin admin = admin(tls.clientConfigs())) {
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    @Test
    void clientCertificatesRequired_whoHasNoneIsRefused_whoHasOneIsServed() throws Exception {
        Path keystore = Files.copy(folder.resolve("offset-lab-tls.p12"), folder.resolve("client.p12"));
        broker.close();
        start(Map.of(
                "ssl.client.auth",
                "required",
                "ssl.truststore.location",
                keystore.toString(),
                "ssl.truststore.password",
                "offset-lab"));
        try (Admin admin = admin(tls.clientConfigs())) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
        Map<String, String> client = new HashMap<>(tls.clientConfigs());
        client.put("ssl.keystore.type", "PKCS12");
        client.put("ssl.keystore.location", keystore.toString());
        client.put("ssl.keystore.password", "offset-lab");
        try (Admin admin = admin(client)) {
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    @Test
    void configsThatCannotWork_refusedInOneLine() throws IOException {
        broker.close();
        assertRefused(Map.of("ssl.client.auth", "required"), "ssl.truststore.location");
        assertRefused(Map.of("ssl.keystore.location", folder.resolve("none").toString()), "ssl.keystore.location");
        assertRefused(Map.of("ssl.port", "70000"), "ssl.port");
        start(Map.of());
    }

    private void assertRefused(Map<String, String> configs, String names) {
        assertThatThrownBy(() -> start(configs))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(names)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void hostThatOthersReach_withClientCertificates_plainStaysOnLoopback() throws IOException {
        BrokerConfig open = new BrokerConfig("0.0.0.0", 0, folder, Map.of("ssl.port", "0"), false);
        assertThatThrownBy(open::listenAddress).isInstanceOf(IOException.class).hasMessageContaining("--allow-remote");
        Map<String, String> asking =
                Map.of("ssl.port", "0", "ssl.client.auth", "required", "ssl.truststore.location", "trusted.p12");
        BrokerConfig guarded = new BrokerConfig("0.0.0.0", 0, folder, asking, false);
        assertThat(guarded.listenAddress().getAddress().isLoopbackAddress()).isTrue();
        assertThat(guarded.tlsAddress(0).getAddress().isAnyLocalAddress()).isTrue();
    }
}
