package dev.offsetlab.engine.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.PartitionId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.MessageFormatter;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.coordinator.group.generated.OffsetCommitValue;
import org.apache.kafka.tools.consumer.GroupMetadataMessageFormatter;
import org.apache.kafka.tools.consumer.OffsetsMessageFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetsRecordTest {
    private static final PartitionId ORDERS = new PartitionId("orders", 3);
    private static final CommittedOffset COMMITTED =
            new CommittedOffset(42, 5, "nóte", 1_700_000_000_000L, OptionalLong.empty());
    private static final GroupMetadata METADATA = new GroupMetadata(
            "consumer",
            7,
            "range",
            "m-1",
            1_700_000_000_000L,
            List.of(
                    new GroupMetadata.StoredMember(
                            "m-1", "till-1", "client", "/127.0.0.1", 60_000, 10_000, bytes("sub"), bytes("plan")),
                    new GroupMetadata.StoredMember(
                            "m-2", null, "client", "/127.0.0.1", 60_000, 10_000, bytes(""), bytes(""))));

    @Test
    void encode_workedExamples_asDrawn() {
        assertThat(hex(new OffsetsKey.Commit("g", new PartitionId("t", 7)).encode()))
                .isEqualTo("0001" + "000167" + "000174" + "00000007");
        assertThat(hex(new OffsetsKey.Members("g").encode())).isEqualTo("0002" + "000167");
        assertThat(hex(new CommittedOffset(42, -1, "", 0, OptionalLong.empty()).encode()))
                .isEqualTo("0003" + "000000000000002a" + "ffffffff" + "0000" + "0000000000000000");
    }

    @Test
    void decode_whatWasEncoded_isTheSame() {
        OffsetsKey.Commit key = new OffsetsKey.Commit("billing", ORDERS);
        CommittedOffset brief = new CommittedOffset(42, -1, "", 5, OptionalLong.of(9));

        assertThat(OffsetsKey.decode(key.encode())).isEqualTo(key);
        assertThat(CommittedOffset.decode(COMMITTED.encode())).isEqualTo(COMMITTED);
        assertThat(CommittedOffset.decode(brief.encode())).isEqualTo(brief);
        assertThat(GroupMetadata.decode(METADATA.encode())).isEqualTo(METADATA);
    }

    @ParameterizedTest
    @ValueSource(shorts = {0, 1, 2, 3, 4})
    void decode_everyVersionThatKafkaWrites(short version) {
        OffsetCommitValue kafkas =
                new OffsetCommitValue().setOffset(42).setMetadata("nóte").setCommitTimestamp(1_700_000_000_000L);
        if (version == 1) {
            kafkas.setExpireTimestamp(99);
        }
        if (version >= 3) {
            kafkas.setLeaderEpoch(5);
        }
        if (version >= 4) {
            kafkas.setTopicId(Uuid.ONE_UUID);
        }

        CommittedOffset read = CommittedOffset.decode(MessageUtil.toVersionPrefixedByteBuffer(version, kafkas));

        assertThat(read)
                .isEqualTo(new CommittedOffset(
                        42,
                        version >= 3 ? 5 : -1,
                        "nóte",
                        1_700_000_000_000L,
                        version == 1 ? OptionalLong.of(99) : OptionalLong.empty()));
    }

    @Test
    void decode_keyOfAnotherProtocol_isForeign() {
        assertThat(OffsetsKey.decode(ByteBuffer.allocate(2).putShort((short) 5).flip()))
                .isEqualTo(new OffsetsKey.Foreign(5));
    }

    @Test
    void decode_garbage_isRefused() {
        assertThatThrownBy(() -> CommittedOffset.decode(bytes("zz"))).hasMessageContaining("unknown version");
        assertThatThrownBy(() -> GroupMetadata.decode(bytes("zz"))).hasMessageContaining("unknown version");
        assertThatThrownBy(() -> OffsetsKey.decode(bytes("\0\1\1\1x"))).hasMessageContaining("does not fit");
    }

    @Test
    void kafkasFormatter_readsOurCommits() {
        String line = print(new OffsetsMessageFormatter(), OffsetsRecord.commit("billing", ORDERS, COMMITTED));

        assertThat(line)
                .contains("\"group\":\"billing\"", "\"topic\":\"orders\"", "\"partition\":3", "\"offset\":42")
                .contains("\"leaderEpoch\":5", "\"metadata\":\"nóte\"", "\"commitTimestamp\":1700000000000");
        assertThat(print(new OffsetsMessageFormatter(), OffsetsRecord.commitDeleted("billing", ORDERS)))
                .contains("\"group\":\"billing\"", "\"value\":null");
    }

    @Test
    void kafkasFormatter_readsOurGroups() {
        String line = print(new GroupMetadataMessageFormatter(), OffsetsRecord.members("billing", METADATA));

        assertThat(line)
                .contains("\"group\":\"billing\"", "\"protocolType\":\"consumer\"", "\"generation\":7")
                .contains("\"protocol\":\"range\"", "\"leader\":\"m-1\"", "\"memberId\":\"m-1\"")
                .contains("\"groupInstanceId\":\"till-1\"", "\"memberId\":\"m-2\"", "\"sessionTimeout\":10000");
        assertThat(print(new GroupMetadataMessageFormatter(), OffsetsRecord.groupDeleted("billing")))
                .contains("\"value\":null");
    }

    @Test
    void assignment_ofAConsumer_isReadForThePage() {
        ByteBuffer assignment = new FieldWriter()
                .int16(1)
                .int32(1)
                .string("orders")
                .int32(2)
                .int32(0)
                .int32(3)
                .int32(-1)
                .done();

        assertThat(ConsumerProtocol.partitions(assignment)).containsExactly(new PartitionId("orders", 0), ORDERS);
        assertThat(ConsumerProtocol.partitions(bytes("gibberish"))).isEmpty();
        assertThat(ConsumerProtocol.topics(bytes("gibberish"))).isEmpty();
    }

    private static String print(MessageFormatter formatter, OffsetsRecord record) {
        formatter.configure(Map.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        formatter.writeTo(
                new ConsumerRecord<>("__consumer_offsets", 0, 0, array(record.key()), array(record.value())),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] array(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static String hex(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
