package dev.offsetlab.engine.workload;

import dev.offsetlab.engine.os.SocketDiscard;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;

/// A consumer without a client library: sends a prepared fetch, takes the answer, looks at no record.
///
/// Owned by one thread; [Readers] gives each reader its own. It costs so little that on a machine of two cores the
/// broker, not the reader, is what is measured.
final class RawReader implements AutoCloseable {
    private final KafkaConnection connection;
    private final FetchFrame frame;
    private final FetchPlan plan;
    private final Drain drain;
    private final ByteBuffer header;
    private final int firstStep;
    private final int endStep;
    private int at;

    /// Reader `index` of `count`: each starts at its own share of the plan, so that they read apart from each other.
    RawReader(FetchPlan plan, String clientId, ReadMode mode, int index, int count) throws IOException {
        this.plan = plan;
        this.firstStep = share(plan, index, count);
        this.endStep = share(plan, index + 1, count);
        this.at = firstStep;
        this.frame = new FetchFrame(clientId, plan.topic(), plan.partition(), plan.maxBytes());
        this.connection = KafkaConnection.open(plan.address(), clientId);
        this.header = ByteBuffer.allocateDirect(frame.responseHeaderBytes());
        this.drain = Drain.of(mode, connection.channel());
    }

    /// The next fetch of the plan, from its start again after the last; returns the bytes of its records.
    ///
    /// @throws IOException where the broker refuses, or the answer has another size than when the plan was made
    int fetch() throws IOException {
        List<FetchPlan.Step> steps = plan.steps();
        FetchPlan.Step step = steps.get(at);
        at = at + 1 == steps.size() ? 0 : at + 1;
        connection.write(frame.at(step.offset()));
        connection.readFully(header.clear());
        int recordsBytes = frame.recordsBytes(header, step.offset());
        if (recordsBytes != step.recordsBytes()) {
            throw new IOException("a fetch answer has another size than before: topic=" + plan.topic() + " offset="
                    + step.offset() + " bytes=" + recordsBytes + " expected=" + step.recordsBytes());
        }
        drain.take(recordsBytes);
        return recordsBytes;
    }

    /// Back to the start of its own share.
    void rewind() {
        at = firstStep;
    }

    /// Steps of its own share: those that no other reader of the same crew starts with.
    int shareSteps() {
        return endStep - firstStep;
    }

    private static int share(FetchPlan plan, int index, int count) {
        return (int) ((long) plan.steps().size() * index / count);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    /// Takes the bytes of an answer off the socket.
    @FunctionalInterface
    interface Drain {
        void take(int sizeBytes) throws IOException;

        static Drain of(ReadMode mode, SocketChannel channel) {
            return switch (mode) {
                case COPY -> copying(channel);
                case DISCARD -> discarding(channel);
            };
        }

        private static Drain discarding(SocketChannel channel) {
            return sizeBytes -> {
                long left = sizeBytes;
                while (left > 0) {
                    long got = SocketDiscard.discard(channel, left);
                    if (got <= 0) {
                        throw new EOFException("the broker closed the connection within an answer");
                    }
                    left -= got;
                }
            };
        }

        private static Drain copying(SocketChannel channel) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
            return sizeBytes -> {
                int left = sizeBytes;
                while (left > 0) {
                    int got = channel.read(buffer.clear().limit(Math.min(left, buffer.capacity())));
                    if (got < 0) {
                        throw new EOFException("the broker closed the connection within an answer");
                    }
                    left -= got;
                }
            };
        }
    }
}
