package dev.offsetlab.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.engine.server.tls.TestCertificate;
import dev.offsetlab.testing.TracedCalls;
import java.io.BufferedReader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A whole broker under `strace` with `data.path=sendfile`: one topic read over plain text, one over TLS. The kernel's
/// counts say that zero-copy is on for the one and off for the other.
@Timeout(120)
@Tag("alone")
class TlsSystemCallsTest {
    private static final int RECORDS = 5;
    private static final int VALUE_BYTES = 900_000;
    /// The lookup reads a window of the file for each batch.
    private static final long LOOKUP_BYTES = 64 << 10;

    @TempDir
    Path folder;

    @Test
    void sendfileSet_plainIsMovedByTheKernel_tlsIsReadAndWritten() throws Exception {
        String why = TracedCalls.unavailableBecause();
        assumeTrue(why.isEmpty(), why);
        Path data = folder.resolve("data");
        TestCertificate.into(data);
        Path traces = Files.createDirectories(folder.resolve("traces"));
        Process strace = BrokerProcess.start(data, "256m", TracedCalls.command(traces), 0);
        try {
            BufferedReader printed = strace.inputReader(UTF_8);
            InetSocketAddress plain = BrokerProcess.nextAddress(printed);
            InetSocketAddress encrypted = BrokerProcess.nextAddress(printed);
            fillAndRead(new KafkaClients(plain), "plain", Map.of());
            fillAndRead(new KafkaClients(encrypted), "encrypted", ssl(data));
        } finally {
            strace.descendants().forEach(ProcessHandle::destroy);
            assertThat(strace.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        check(TracedCalls.read(traces));
    }

    private static Map<String, Object> ssl(Path data) {
        return Map.of(
                "security.protocol",
                "SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                data.resolve("offset-lab-tls.pem").toString());
    }

    private static void fillAndRead(KafkaClients clients, String topic, Map<String, Object> ssl) throws Exception {
        try (var admin = clients.admin(ssl);
                var producer = clients.producer(ssl)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)
                            .configs(Map.of("data.path", "sendfile", "segment.bytes", "16777216"))))
                    .all()
                    .get();
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>(topic, 0, null, new byte[VALUE_BYTES]))
                        .get();
            }
        }
        assertThat(clients.read("g-" + topic, topic, RECORDS, ssl)).hasSize(RECORDS);
    }

    private static void check(TracedCalls calls) {
        long storedBytes = (long) RECORDS * VALUE_BYTES;
        TracedCalls plain = calls.on("/plain-0/00000000000000000000.log");
        assertThat(plain.named("sendfile").bytes()).isGreaterThan(storedBytes);
        assertThat(plain.where(TracedCalls.Call::copiesIn).bytes()).isLessThan(LOOKUP_BYTES);
        TracedCalls encrypted = calls.on("/encrypted-0/00000000000000000000.log");
        assertThat(encrypted.named("sendfile", "splice").count())
                .as(encrypted.text())
                .isZero();
        assertThat(encrypted.where(TracedCalls.Call::copiesIn).bytes())
                .as(encrypted.text())
                .isGreaterThan(storedBytes);
    }
}
