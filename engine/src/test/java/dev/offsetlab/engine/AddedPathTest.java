package dev.offsetlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.transfer.DataPath;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.transfer.PathContext;
import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.testing.Awaiting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A data path of another class loader comes into a running broker, is exchanged, and goes.
@Timeout(60)
class AddedPathTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    private static final int RECORDS = 200;

    @TempDir
    Path folder;

    private Broker broker;
    private KafkaClients clients;

    /// What a student's class looks like.
    public static final class Mine implements DataPathProvider {
        @Override
        public String name() {
            return "ex07";
        }

        @Override
        public String describe() {
            return "sendfile, in other words";
        }

        @Override
        public DataPath open(PathContext context) {
            DataPath real = DataPaths.named("sendfile").open(context);
            return (region, socket, moreFollows) -> real.send(region, socket, moreFollows);
        }
    }

    /// Makes [Mine] once more, as a class of its own.
    private static final class Student extends ClassLoader {
        private static DataPathProvider load() throws Exception {
            return (DataPathProvider) new Student()
                    .loadClass(Mine.class.getName())
                    .getConstructor()
                    .newInstance();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Mine.class.getName()) ? define(name) : super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException | NullPointerException missing) {
                throw new ClassNotFoundException(name, missing);
            }
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return Mine.class.getResourceAsStream("/" + name);
        }
    }

    @BeforeEach
    void start() throws Exception {
        broker = Broker.start(KafkaClients.promptGroups(folder));
        clients = new KafkaClients(broker.address());
        broker.topics().create("orders", 1, Map.of());
        try (KafkaProducer<byte[], byte[]> producer = clients.producer(Map.of())) {
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>("orders", new byte[1_000])).get();
            }
        }
    }

    @AfterEach
    void stop() throws Exception {
        DataPaths.remove("ex07");
        broker.close();
    }

    private long bytesSent(String path) {
        return broker.pathCounters()
                .getOrDefault(path, PathCounters.Snapshot.ZERO)
                .sentBytes();
    }

    /// A client has its last bytes a moment before the thread that sent them counts them.
    private void awaitCounted() {
        long logBytes = broker.topics().partition("orders", 0).orElseThrow().sizeBytes();
        Awaiting.until("the whole log is counted", () -> bytesSent("ex07") >= logBytes);
    }

    private String described() throws Exception {
        ConfigResource one = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try (Admin admin = clients.admin()) {
            Map<ConfigResource, Config> all =
                    admin.describeConfigs(List.of(one)).all().get();
            return Objects.requireNonNull(all.get(one)).get("data.path").value();
        }
    }

    private static int readAll(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        int count = 0;
        while (count < RECORDS) {
            count += consumer.poll(Duration.ofMillis(200)).count();
        }
        return count;
    }

    @Test
    void added_isAValueOfDataPath_andServesAConsumer_untilItIsRemoved() throws Exception {
        assertThatThrownBy(() -> broker.usePath("ex07")).hasMessageContaining("ex07");
        DataPathProvider mine = Student.load();
        assertThat(mine).isNotInstanceOf(Mine.class);
        broker.addPath(mine);
        broker.usePath("ex07");
        assertThat(described()).isEqualTo("ex07");
        assertThat(DataPaths.all()).extracting(DataPathProvider::name).contains("ex07");
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("g", Map.of())) {
            assertThat(readAll(consumer)).isEqualTo(RECORDS);
            awaitCounted();
            assertThat(bytesSent("ex07")).isGreaterThan(RECORDS * 1_000L);

            broker.removePath("ex07");
            assertThat(described()).isEqualTo("sendfile");
            long before = bytesSent("ex07");
            assertThat(readAll(consumer)).isEqualTo(RECORDS);
            assertThat(bytesSent("ex07")).isEqualTo(before);

            broker.addPath(Student.load());
            assertThat(described()).isEqualTo("ex07"); // it was never unset
        }
    }

    /// A second version of a path, which throws, closes the connection; the third takes over from there.
    @Test
    void addedAgain_theOpenConnectionGoesOnWithTheNewOne() throws Exception {
        broker.addPath(Student.load());
        broker.usePath("ex07");
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("g", Map.of())) {
            assertThat(readAll(consumer)).isEqualTo(RECORDS);
            Broken broken = new Broken();
            broker.addPath(broken);
            assertThat(readAll(consumer)).isEqualTo(RECORDS);
            assertThat(broken.asked).isPositive();
        }
    }

    /// Throws once, then mends itself by adding the right one.
    private final class Broken implements DataPathProvider {
        private volatile int asked;

        @Override
        public String name() {
            return "ex07";
        }

        @Override
        public String describe() {
            return "throws";
        }

        @Override
        public DataPath open(PathContext context) {
            return this::send;
        }

        private long send(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
            asked = 1;
            try {
                broker.addPath(Student.load());
            } catch (Exception unexpected) {
                throw new IOException(unexpected);
            }
            throw new UnsupportedOperationException("exercise 7: send the region");
        }
    }

    @Test
    void add_badName_takenName_throwingProvider_oneClearLine() {
        assertRefused("heap", "two data paths are called \"heap\"");
        assertRefused("tls", "\"tls\" is taken");
        assertRefused("My Path", "lower-case letters");
        assertRefused(null, "it threw");
    }

    private void assertRefused(@Nullable String name, String words) {
        DataPathProvider bad = new DataPathProvider() {
            @Override
            public String name() {
                if (name == null) {
                    throw new IllegalStateException("no name");
                }
                return name;
            }

            @Override
            public String describe() {
                return "bad";
            }

            @Override
            public DataPath open(PathContext context) {
                throw new IllegalStateException("never opened");
            }
        };
        assertThatThrownBy(() -> broker.addPath(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
