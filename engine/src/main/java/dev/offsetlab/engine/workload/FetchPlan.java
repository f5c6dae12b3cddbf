package dev.offsetlab.engine.workload;

import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The fetches that read one partition from its start to its end, found by reading it once.
///
/// A reader that throws the bytes away cannot know where the next fetch starts; the plan tells it. And since it
/// knows how many bytes each answer had, every later answer can be checked by its size.
///
/// ```
///   step 0   offset 0      1,048,576 B      seven whole batches and a part of the eighth
///   step 1   offset 3,410  1,048,576 B      starts with that eighth batch
///   ...
/// ```
public record FetchPlan(InetSocketAddress address, String topic, int partition, int maxBytes, List<Step> steps) {
    public static final String CLIENT_ID = "survey";

    /// @param recordsBytes what the answer's records took, the cut batch at their end included
    public record Step(long offset, int recordsBytes) {}

    public FetchPlan {
        steps = List.copyOf(steps);
    }

    /// Reads `topic` once from its log start offset, at most `maxSteps` fetches of `maxBytes`.
    ///
    /// @throws IOException where the broker refuses, or the partition is empty
    public static FetchPlan survey(InetSocketAddress address, String topic, int partition, int maxBytes, int maxSteps)
            throws IOException {
        return surveyFrom(0, address, topic, partition, maxBytes, maxSteps);
    }

    /// The same from `firstOffset`, or from the log start offset where that is behind it.
    public static FetchPlan surveyFrom(
            long firstOffset, InetSocketAddress address, String topic, int partition, int maxBytes, int maxSteps)
            throws IOException {
        return surveyFrom(firstOffset, address, topic, partition, maxBytes, maxSteps, () -> {});
    }

    /// The same with `beforeEach` called before each fetch: what it throws ends the survey.
    public static FetchPlan surveyFrom(
            long firstOffset,
            InetSocketAddress address,
            String topic,
            int partition,
            int maxBytes,
            int maxSteps,
            Runnable beforeEach)
            throws IOException {
        try (KafkaConnection connection = KafkaConnection.open(address, CLIENT_ID)) {
            long end = LogEnds.of(connection, topic, partition);
            FetchFrame frame = new FetchFrame(connection.clientId(), topic, partition, maxBytes);
            List<Step> steps = new ArrayList<>();
            long offset = Math.max(firstOffset, LogEnds.start(connection, topic, partition));
            while (offset < end && steps.size() < maxSteps) {
                beforeEach.run();
                connection.write(frame.at(offset));
                ByteBuffer header = connection.readFully(ByteBuffer.allocate(frame.responseHeaderBytes()));
                int recordsBytes = frame.recordsBytes(header, offset);
                ByteBuffer records = connection.readFully(ByteBuffer.allocate(recordsBytes));
                steps.add(new Step(offset, recordsBytes));
                offset = nextOffset(records, topic, offset);
            }
            if (steps.isEmpty()) {
                throw new IOException("nothing to read: topic=" + topic + " partition=" + partition);
            }
            return new FetchPlan(address, topic, partition, maxBytes, steps);
        }
    }

    public long totalBytes() {
        return steps.stream().mapToLong(Step::recordsBytes).sum();
    }

    /// Without the last step, whose answer grows when the log does; as it is where that is the only one.
    public FetchPlan withoutTail() {
        return steps.size() == 1
                ? this
                : new FetchPlan(address, topic, partition, maxBytes, steps.subList(0, steps.size() - 1));
    }

    private static long nextOffset(ByteBuffer records, String topic, long offset) throws IOException {
        long next = offset;
        int at = 0;
        while (records.limit() - at >= BatchLayout.HEADER_BYTES) {
            BatchHeader header = BatchHeader.read(records, at);
            int sizeBytes = header.sizeBytes();
            if (sizeBytes > records.limit() - at) {
                break;
            }
            next = header.nextOffset();
            at += sizeBytes;
        }
        if (next == offset) {
            throw new IOException(
                    "no whole batch in a fetch: topic=" + topic + " offset=" + offset + " bytes=" + records.limit());
        }
        return next;
    }
}
