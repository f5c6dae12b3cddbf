package dev.offsetlab.engine.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.protocol.Errors;

/// A Produce request in front of one batch, and the answer's few fields that matter. Version 7, acks=1.
///
/// ```
///   request    size 4 | key 2 = 0 | version 2 = 7 | correlation 4 | client id 2+n | transactional id 2 = -1 | acks 2
///              | timeout 4 | topics 4 = 1 | name 2+n | partitions 4 = 1 | partition 4 | records size 4 | batch ...
///   response   correlation 4 | topics 4 = 1 | name 2+n | partitions 4 = 1 | partition 4 | ERROR 2 | base offset 8 ...
/// ```
final class ProduceFrame {
    private static final short PRODUCE = 0;
    private static final short VERSION = 7;
    private static final short ACKS_LEADER = 1;
    private static final int TIMEOUT_MS = 30_000;

    private final ByteBuffer head;
    private final int errorAt;
    private final String topic;

    ProduceFrame(String clientId, String topic, int partition) {
        byte[] client = clientId.getBytes(StandardCharsets.UTF_8);
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        this.topic = topic;
        this.errorAt = 4 * Integer.BYTES + Short.BYTES + name.length;
        this.head = ByteBuffer.allocateDirect(64 + client.length + name.length);
        head.putInt(0).putShort(PRODUCE).putShort(VERSION).putInt(0);
        head.putShort((short) client.length).put(client);
        head.putShort((short) -1).putShort(ACKS_LEADER).putInt(TIMEOUT_MS);
        head.putInt(1).putShort((short) name.length).put(name);
        head.putInt(1).putInt(partition).putInt(0).flip();
    }

    /// What goes before `batch`.
    ByteBuffer of(ByteBuffer batch) {
        head.putInt(0, head.limit() - Integer.BYTES + batch.remaining());
        head.putInt(head.limit() - Integer.BYTES, batch.remaining());
        return head.rewind();
    }

    void check(ByteBuffer response) throws IOException {
        Errors error = Errors.forCode(response.getShort(errorAt));
        if (error != Errors.NONE) {
            throw new IOException("the broker refused a batch: error=" + error + " topic=" + topic);
        }
    }
}
