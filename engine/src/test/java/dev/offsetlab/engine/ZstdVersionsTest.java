package dev.offsetlab.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.server.WireClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ZstdVersionsTest {
    @TempDir
    Path folder;

    private static ProduceRequestData produce(Compression compression) {
        MemoryRecords records = MemoryRecords.withRecords(compression, new SimpleRecord("value".getBytes(UTF_8)));
        TopicProduceData topic = new TopicProduceData()
                .setName("t")
                .setPartitionData(List.of(new PartitionProduceData().setIndex(0).setRecords(records)));
        return new ProduceRequestData()
                .setAcks((short) 1)
                .setTimeoutMs(1000)
                .setTopicData(new TopicProduceDataCollection(List.of(topic).iterator()));
    }

    private static Errors asked(WireClient client, Compression compression, int version) throws IOException {
        ProduceResponseData answer = client.ask(produce(compression), version, ProduceResponseData.class);
        return Errors.forCode(answer.responses()
                .iterator()
                .next()
                .partitionResponses()
                .getFirst()
                .errorCode());
    }

    @Test
    void produce_zstd_fromVersion7On() throws IOException {
        try (Broker broker = Broker.start(BrokerConfig.local(folder));
                WireClient client = new WireClient(broker.address())) {
            PartitionLog log =
                    broker.topics().create("t", 1, Map.of()).partitions().getFirst();
            for (int version = 3; version <= 6; version++) {
                assertThat(asked(client, Compression.zstd().build(), version))
                        .isEqualTo(Errors.UNSUPPORTED_COMPRESSION_TYPE);
            }
            assertThat(log.logEndOffset()).isZero();
            assertThat(asked(client, Compression.gzip().build(), 3)).isEqualTo(Errors.NONE);
            assertThat(asked(client, Compression.zstd().build(), 7)).isEqualTo(Errors.NONE);
            assertThat(log.logEndOffset()).isEqualTo(2);
        }
    }
}
