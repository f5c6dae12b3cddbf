package dev.offsetlab.engine.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// A consumer without a client library: sends a prepared fetch, takes the answer, looks at no record.
///
/// Owned by one thread; [Readers] gives each reader its own. It costs so little that on a machine of two cores the
/// broker, not the reader, is what is measured.
public final class RawReader implements AutoCloseable {
    private final FetchLink link;
    private final FetchFrame frame;
    private final FetchPlan plan;
    private final ByteBuffer header;
    private final int firstStep;
    private final int endStep;
    private int at;

    /// Reader `index` of `count`: each starts at its own share of the plan, so that they read apart from
    /// each other.
    ///
    /// @throws IOException where no broker answers
    public RawReader(FetchPlan plan, String clientId, ReadMode mode, int index, int count) throws IOException {
        this(plan, clientId, new PlainLink(plan.address(), clientId, mode), index, count);
    }

    /// The same over a connection that is there.
    RawReader(FetchPlan plan, String clientId, FetchLink link, int index, int count) {
        this.plan = plan;
        this.link = link;
        this.firstStep = share(plan, index, count);
        this.endStep = share(plan, index + 1, count);
        this.at = firstStep % plan.steps().size();
        this.frame = new FetchFrame(clientId, plan.topic(), plan.partition(), plan.maxBytes());
        this.header = ByteBuffer.allocateDirect(frame.responseHeaderBytes());
    }

    /// The next fetch of the plan, from its start again after the last; returns the bytes of its records.
    ///
    /// @throws IOException where the broker refuses, or the answer has another size than when the plan was made
    public int fetch() throws IOException {
        List<FetchPlan.Step> steps = plan.steps();
        FetchPlan.Step step = steps.get(at);
        at = at + 1 == steps.size() ? 0 : at + 1;
        link.write(frame.at(step.offset()));
        link.fill(header.clear());
        int recordsBytes = frame.recordsBytes(header, step.offset());
        if (recordsBytes != step.recordsBytes()) {
            throw new IOException("a fetch answer has another size than before: topic=" + plan.topic() + " offset="
                    + step.offset() + " bytes=" + recordsBytes + " expected=" + step.recordsBytes());
        }
        link.drop(recordsBytes);
        return recordsBytes;
    }

    /// The offset of the next fetch.
    public long offset() {
        return plan.steps().get(at).offset();
    }

    /// Back to the start of its own share.
    void rewind() {
        at = firstStep % plan.steps().size();
    }

    /// Steps of its own share: those that no other reader of the same crew starts with.
    int shareSteps() {
        return endStep - firstStep;
    }

    @Override
    public void close() throws IOException {
        link.close();
    }

    private static int share(FetchPlan plan, int index, int count) {
        return (int) ((long) plan.steps().size() * index / count);
    }
}
