package dev.offsetlab.engine.wire;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.log.LogRead;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.record.internal.BaseRecords;
import org.apache.kafka.common.record.internal.RecordsSend;

/// The records of one partition in a fetch response, as a range of a segment file. It goes where Kafka's codec
/// wants records; the codec asks for nothing but its size.
///
/// Keeps the file open until [#close()], which the first call does and later ones ignore. One thread at a time
/// has it.
public final class RegionRecords implements BaseRecords, AutoCloseable {
    private final LogRead read;
    private final String topic;
    private boolean closed;

    public RegionRecords(LogRead read, String topic) {
        this.read = read;
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }

    FileRegion region() {
        return read.region();
    }

    @Override
    public int sizeInBytes() {
        return Math.toIntExact(read.region().sizeBytes());
    }

    /// Kafka's own way of sending; ours is [ResponseFrame].
    @Override
    public RecordsSend<? extends BaseRecords> toSend() {
        throw new UnsupportedOperationException("a region is sent by its response's frame");
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            read.close();
        }
    }

    /// Lets go of every region of a response that will not be sent, or was.
    public static void closeAll(ApiMessage response) {
        if (response instanceof FetchResponseData fetch) {
            for (var topic : fetch.responses()) {
                for (var partition : topic.partitions()) {
                    if (partition.records() instanceof RegionRecords region) {
                        region.close();
                    }
                }
            }
        }
    }
}
