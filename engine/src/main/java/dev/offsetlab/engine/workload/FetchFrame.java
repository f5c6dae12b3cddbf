package dev.offsetlab.engine.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.protocol.Errors;

/// A Fetch request made once, in which only the offset changes; and the fixed part of its answer.
///
/// Version 4, the oldest that a current Kafka speaks and the plainest: one topic, one partition, no session.
///
/// ```
///   request    size 4 | key 2 = 1 | version 2 = 4 | correlation 4 | client id 2+n | replica 4 = -1 | max wait 4
///              | min bytes 4 | max bytes 4 | isolation 1 | topics 4 = 1 | name 2+n | partitions 4 = 1
///              | partition 4 | FETCH OFFSET 8 | partition max bytes 4
///   response   size 4 | correlation 4 | throttle 4 | topics 4 = 1 | name 2+n | partitions 4 = 1 | partition 4
///              | ERROR 2 | high watermark 8 | last stable offset 8 | aborted 4 | RECORDS SIZE 4 | records ...
/// ```
///
/// For the topic `t` the answer's fixed part is 4 + 4 + 4 + 4 + 3 + 4 + 4 + 2 + 8 + 8 + 4 + 4 = 53 bytes.
final class FetchFrame {
    private static final short FETCH = 1;
    private static final short VERSION = 4;
    private static final int MAX_WAIT_MS = 500;
    private static final int AFTER_NAME_TO_ERROR_BYTES = 8;
    private static final int ERROR_TO_ABORTED_BYTES = 18;

    private final ByteBuffer request;
    private final int offsetAt;
    private final int responseHeaderBytes;
    private final int errorAt;
    private final String topic;

    FetchFrame(String clientId, String topic, int partition, int maxBytes) {
        byte[] client = clientId.getBytes(StandardCharsets.UTF_8);
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        this.topic = topic;
        this.request = ByteBuffer.allocateDirect(128 + client.length + name.length);
        request.putInt(0).putShort(FETCH).putShort(VERSION).putInt(0);
        request.putShort((short) client.length).put(client);
        request.putInt(-1).putInt(MAX_WAIT_MS).putInt(1).putInt(maxBytes).put((byte) 0);
        request.putInt(1).putShort((short) name.length).put(name);
        request.putInt(1).putInt(partition);
        this.offsetAt = request.position();
        request.putLong(0).putInt(maxBytes).flip();
        request.putInt(0, request.limit() - Integer.BYTES);
        this.errorAt = 4 * Integer.BYTES + Short.BYTES + name.length + AFTER_NAME_TO_ERROR_BYTES;
        this.responseHeaderBytes = errorAt + ERROR_TO_ABORTED_BYTES + 2 * Integer.BYTES;
    }

    /// The request for `offset`, ready to be written.
    ByteBuffer at(long offset) {
        return request.putLong(offsetAt, offset).rewind();
    }

    /// Bytes of a response before its records, the size in front included.
    int responseHeaderBytes() {
        return responseHeaderBytes;
    }

    /// Checks the fixed part of an answer and returns the size of the records that follow it.
    int recordsBytes(ByteBuffer header, long offset) throws IOException {
        short error = header.getShort(errorAt);
        if (error != Errors.NONE.code()) {
            throw new IOException("the broker refused a fetch: error=" + Errors.forCode(error) + " topic=" + topic
                    + " offset=" + offset);
        }
        int aborted = header.getInt(errorAt + ERROR_TO_ABORTED_BYTES);
        int sizeBytes = header.getInt(0);
        int recordsBytes = header.getInt(responseHeaderBytes - Integer.BYTES);
        if (aborted > 0 || sizeBytes != responseHeaderBytes - Integer.BYTES + Math.max(recordsBytes, 0)) {
            throw new IOException("a fetch answer of unexpected shape: topic=" + topic + " offset=" + offset
                    + " sizeBytes=" + sizeBytes + " recordsBytes=" + recordsBytes + " aborted=" + aborted);
        }
        return Math.max(recordsBytes, 0);
    }
}
