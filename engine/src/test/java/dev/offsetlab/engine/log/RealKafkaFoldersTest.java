package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.LogRecord;
import dev.offsetlab.engine.record.RecordReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A partition folder goes from a real Kafka to us, and back again with what we added.
class RealKafkaFoldersTest {
    private static final PartitionId ID = new PartitionId("orders", 0);
    private static final TopicPartition KAFKA_ID = new TopicPartition("orders", 0);
    private static final List<String> CODECS = List.of("none", "gzip", "snappy", "lz4", "zstd");
    private static final LogConfig CONFIG = SmallSegments.config(20_000, false);

    @TempDir
    Path folder;

    @Test
    void folder_fromKafkaToUsAndBack_keepsEveryRecordAtItsOffset() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<Long, ByteBuffer> written = new HashMap<>();
        try (RealKafka kafka = RealKafka.start(folder)) {
            createTopic(kafka);
            for (String codec : CODECS) {
                produce(kafka, codec, random, written);
            }
        }
        try (LogDirectory directory = openOurs()) {
            PartitionLog log = directory.log(ID).orElseThrow();
            assertThat(log.segments()).as("small segments, so that it rolled").hasSizeGreaterThan(3);
            assertThat(readOurs(log)).as("seed=%d", seed).isEqualTo(written);
            assertThat(log.logEndOffset()).isEqualTo(written.size());
            checkIdempotence(log);
            appendOurs(log, new Random(seed), written);
        }
        checkFolders();
        try (RealKafka kafka = RealKafka.start(folder)) {
            assertThat(consume(kafka, written.size())).as("seed=%d", seed).isEqualTo(written);
            produce(kafka, "zstd", random, written);
            assertThat(consume(kafka, written.size())).as("seed=%d", seed).isEqualTo(written);
        }
    }

    private static void createTopic(RealKafka kafka) throws Exception {
        Map<String, String> configs = Map.of("segment.bytes", "1048576", "index.interval.bytes", "500");
        try (Admin admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic("orders", Optional.of(1), Optional.empty()).configs(configs)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    /// Some 1.2 MB that do not shrink much.
    private static void produce(RealKafka kafka, String codec, Random random, Map<Long, ByteBuffer> written)
            throws Exception {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", kafka.bootstrap());
        settings.put("compression.type", codec);
        settings.put("enable.idempotence", "true");
        settings.put("linger.ms", "5");
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            List<byte[]> values = new ArrayList<>();
            for (int i = 0; i < 1200; i++) {
                byte[] value = new byte[random.nextInt(2000)];
                random.nextBytes(value);
                values.add(value);
                sent.add(producer.send(
                        new ProducerRecord<>("orders", ("k" + i).getBytes(StandardCharsets.UTF_8), value)));
            }
            for (int i = 0; i < sent.size(); i++) {
                written.put(sent.get(i).get(30, TimeUnit.SECONDS).offset(), ByteBuffer.wrap(values.get(i)));
            }
        }
    }

    private LogDirectory openOurs() throws IOException {
        return LogDirectory.open(
                RealKafka.dataFolder(folder), topic -> CONFIG, InstantSource.system(), new Observation());
    }

    /// From each batch to the next, as a consumer's fetches go.
    private static Map<Long, ByteBuffer> readOurs(PartitionLog log) throws IOException {
        Map<Long, ByteBuffer> read = new HashMap<>();
        long offset = log.logStartOffset();
        while (offset < log.logEndOffset()) {
            ByteBuffer batches = fetch(log, offset);
            while (batches.hasRemaining()) {
                BatchHeader header = BatchHeader.read(batches, batches.position());
                for (LogRecord record : RecordReader.all(batches)) {
                    read.put(record.offset(), record.value());
                }
                batches.position(batches.position() + header.sizeBytes());
                offset = header.nextOffset();
            }
        }
        return read;
    }

    private static ByteBuffer fetch(PartitionLog log, long offset) throws IOException {
        try (LogRead read = log.read(offset, 100_000, true)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) read.region().sizeBytes());
            while (bytes.hasRemaining()) {
                read.region().skip(bytes.position()).read(bytes);
            }
            bytes.flip();
            return bytes.limit(wholeBatches(bytes));
        }
    }

    private static int wholeBatches(ByteBuffer bytes) {
        int end = 0;
        while (end + BatchLayout.HEADER_BYTES <= bytes.limit()
                && end + BatchHeader.read(bytes, end).sizeBytes() <= bytes.limit()) {
            end += BatchHeader.read(bytes, end).sizeBytes();
        }
        return end;
    }

    /// The state of Kafka's producers came along: the last batch, sent once more, is known.
    private static void checkIdempotence(PartitionLog log) throws IOException {
        ByteBuffer last = fetch(log, log.logEndOffset() - 1);
        BatchHeader header = BatchHeader.read(last, 0);
        assertThat(header.hasProducerId()).isTrue();
        AppendResult answer = log.append(last);
        assertThat(answer.duplicate()).isTrue();
        assertThat(answer.baseOffset()).isEqualTo(header.baseOffset());
    }

    private static void appendOurs(PartitionLog log, Random random, Map<Long, ByteBuffer> written) throws IOException {
        RandomBatches batches = new RandomBatches(random, 20);
        for (int i = 0; i < 300; i++) {
            ByteBuffer batch = batches.next();
            log.append(batch);
            RecordReader.all(batch.rewind()).forEach(record -> written.put(record.offset(), record.value()));
        }
    }

    /// Kafka passes over plain files that it does not know, and refuses to start over such folders.
    private void checkFolders() throws IOException {
        try (Stream<Path> files = Files.list(RealKafka.dataFolder(folder))) {
            for (Path file : files.toList()) {
                assertThat(Files.isDirectory(file)
                                && !file.getFileName().toString().matches(".*-\\d+"))
                        .as("a folder that Kafka would refuse: " + file)
                        .isFalse();
            }
        }
    }

    private static Map<Long, ByteBuffer> consume(RealKafka kafka, int count) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", kafka.bootstrap());
        settings.put("auto.offset.reset", "earliest");
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        Map<Long, ByteBuffer> read = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            consumer.assign(List.of(KAFKA_ID));
            consumer.seekToBeginning(List.of(KAFKA_ID));
            Instant giveUp = Instant.now().plusSeconds(60);
            while (read.size() < count && Instant.now().isBefore(giveUp)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    byte[] value = record.value();
                    read.put(record.offset(), value == null ? null : ByteBuffer.wrap(value));
                }
            }
        }
        return read;
    }
}
