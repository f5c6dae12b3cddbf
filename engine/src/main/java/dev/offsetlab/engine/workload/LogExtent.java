package dev.offsetlab.engine.workload;

import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// From where to where a partition reaches, and what its first batch is like: enough to know again a log that was
/// filled before.
///
/// @param firstBatchOffset  base offset of the batch that holds the log start offset; -1 where the log is empty
/// @param firstBatchBytes   0 where the log is empty
/// @param firstBatchRecords 0 where the log is empty
public record LogExtent(
        long startOffset, long endOffset, long firstBatchOffset, int firstBatchBytes, int firstBatchRecords) {
    public static final String CLIENT_ID = "extent";

    /// @throws IOException where no broker answers, or it knows no such partition
    public static LogExtent of(InetSocketAddress address, String topic, int partition) throws IOException {
        try (KafkaConnection connection = KafkaConnection.open(address, CLIENT_ID)) {
            long start = LogEnds.start(connection, topic, partition);
            long end = LogEnds.of(connection, topic, partition);
            if (start == end) {
                return new LogExtent(start, end, -1, 0, 0);
            }
            FetchFrame frame = new FetchFrame(connection.clientId(), topic, partition, 1);
            connection.write(frame.at(start));
            ByteBuffer answer = connection.readFully(ByteBuffer.allocate(frame.responseHeaderBytes()));
            ByteBuffer batch = connection.readFully(ByteBuffer.allocate(frame.recordsBytes(answer, start)));
            BatchHeader header = BatchHeader.read(batch, 0);
            return new LogExtent(start, end, header.baseOffset(), header.sizeBytes(), header.recordCount());
        }
    }

    public long records() {
        return endOffset - startOffset;
    }
}
