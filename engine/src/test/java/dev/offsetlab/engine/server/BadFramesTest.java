package dev.offsetlab.engine.server;

import static dev.offsetlab.engine.server.ServerRoom.await;
import static dev.offsetlab.engine.server.ServerRoom.config;
import static dev.offsetlab.engine.server.ServerRoom.echoes;
import static dev.offsetlab.engine.server.ServerRoom.groups;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.junit.jupiter.api.Test;

/// Bytes that are no request end their own connection and nothing else.
class BadFramesTest extends ServerCase {
    @Test
    void lengthNegativeOrTooLarge_closed_othersServed() throws IOException {
        try (WireClient other = room.client()) {
            for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, (1 << 20) + 1}) {
                try (WireClient client = room.client()) {
                    client.sendBytes(ByteBuffer.allocate(4).putInt(length).flip());
                    assertThat(client.closedByPeer()).as("length %d", length).isTrue();
                }
                echoes(other, "served");
            }
        }
    }

    @Test
    void apiNotServed_versionNotServed_unknownId_closed() throws IOException {
        try (WireClient client = room.client()) {
            client.send(new FindCoordinatorRequestData().setKey("k"), 0);
            assertThat(client.closedByPeer()).isTrue();
        }
        for (short[] apiAndVersion : new short[][] {{12, 99}, {12, -1}, {9999, 0}, {-5, 0}}) {
            try (WireClient client = room.client()) {
                ByteBuffer frame = WireClient.frame(new HeartbeatRequestData(), V0, "c", 1);
                frame.putShort(4, apiAndVersion[0]).putShort(6, apiAndVersion[1]);
                client.sendBytes(frame);
                assertThat(client.closedByPeer()).isTrue();
            }
        }
    }

    @Test
    void frameCutAtEveryByte_thenClientLeaves_othersServed() throws IOException {
        ByteBuffer frame = WireClient.frame(groups("some", "groups"), V0, "c", 1);
        try (WireClient other = room.client()) {
            for (int cut = 0; cut < frame.limit(); cut++) {
                try (WireClient client = room.client()) {
                    client.sendBytes(frame.slice(0, cut));
                }
                echoes(other, "served");
            }
        }
        await(() -> room.server().counters().snapshot().accepted() == 1 + frame.limit());
        await(() -> room.server().counters().snapshot().open() == 0);
        assertThat(room.server().counters().snapshot().refused())
                .as("said, but of the one that said nothing")
                .isEqualTo(frame.limit() - 1);
    }

    @Test
    void bodyMutatedAtRandom_closedOrAnswered_othersServed() throws IOException {
        long seed = 20_240_511;
        Random random = new Random(seed);
        try (WireClient other = room.client()) {
            for (int i = 0; i < 300; i++) {
                ByteBuffer frame = WireClient.frame(groups("some", "groups"), V0, "c", 1);
                for (int change = 0; change < 3; change++) {
                    frame.put(4 + random.nextInt(frame.limit() - 4), (byte) random.nextInt());
                }
                try (WireClient client = room.client()) {
                    client.sendBytes(frame);
                    client.socket().shutdownOutput();
                    client.socket().read(ByteBuffer.allocate(1000));
                } catch (IOException reset) {
                    assertThat(reset).as("seed %d round %d", seed, i).isNotNull();
                }
                echoes(other, "served");
            }
        }
    }

    @Test
    void frameOverTwoMiB_refusedFromItsFirstSixBytes_unlessAProduce() throws IOException {
        restart(config(16 << 20, 32 << 20, 10, 60_000));
        for (short api : new short[] {ApiKeys.DESCRIBE_GROUPS.id, ApiKeys.METADATA.id, 9999}) {
            try (WireClient client = room.client()) {
                client.sendBytes(
                        ByteBuffer.allocate(6).putInt(12 << 20).putShort(api).flip());
                assertThat(client.closedByPeer()).as("api %d", api).isTrue();
            }
        }
        TopicProduceData topic = new TopicProduceData()
                .setPartitionData(List.of(new PartitionProduceData()
                        .setRecords(MemoryRecords.readableRecords(ByteBuffer.allocate(3 << 20)))));
        ProduceRequestData produce = new ProduceRequestData()
                .setAcks((short) 1)
                .setTopicData(new TopicProduceDataCollection(List.of(topic).iterator()));
        try (WireClient client = room.client()) {
            ByteBuffer frame = WireClient.frame(produce, (short) 9, "c", 0);
            client.sendBytes(frame.slice(0, 5));
            client.sendBytes(frame.position(5));
            assertThat(client.receive(ApiKeys.PRODUCE, (short) 9)).isInstanceOf(ProduceResponseData.class);
            echoes(client, "goes on");
        }
    }
}
