package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.BatchValidator;
import dev.offsetlab.engine.record.InvalidBatchException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// Lets somebody's stamping work, and looks at the batch before it may be stored: its header has the values that were
/// to be written and no other change, and its checksum is true.
record GuardedStamping(BatchStamping part) implements BatchStamping {
    private static final String KIND = "stamping";

    @Override
    public void stamp(ByteBuffer buffer, int at, long baseOffset, int leaderEpoch, OptionalLong appendTimeMs) {
        BatchHeader sent = BatchHeader.read(buffer, at);
        try {
            part.stamp(buffer.duplicate(), at, baseOffset, leaderEpoch, appendTimeMs);
        } catch (Throwable failure) {
            throw PartFailedException.threw(KIND, part, failure);
        }
        BatchHeader stamped = BatchHeader.read(buffer, at);
        BatchHeader right = right(sent, stamped.crc(), baseOffset, leaderEpoch, appendTimeMs);
        if (!stamped.equals(right)) {
            throw PartFailedException.wrong(KIND, part, difference(right, stamped));
        }
        try {
            BatchValidator.checkStored(buffer.duplicate().position(at));
        } catch (InvalidBatchException damaged) {
            throw PartFailedException.wrong(KIND, part, String.valueOf(damaged.getMessage()));
        }
    }

    private static String difference(BatchHeader right, BatchHeader stamped) {
        if (right.baseOffset() != stamped.baseOffset()) {
            return "the base offset should be " + right.baseOffset() + " and is " + stamped.baseOffset();
        }
        return right.leaderEpoch() != stamped.leaderEpoch()
                ? "the leader epoch should be " + right.leaderEpoch() + " and is " + stamped.leaderEpoch()
                : "the header should be " + right + " and is " + stamped;
    }

    private static BatchHeader right(
            BatchHeader sent, int crc, long baseOffset, int leaderEpoch, OptionalLong appendTimeMs) {
        int attributes = sent.attributes() | (appendTimeMs.isPresent() ? BatchLayout.LOG_APPEND_TIME : 0);
        return new BatchHeader(
                baseOffset,
                sent.sizeBytes(),
                leaderEpoch,
                sent.magic(),
                crc,
                (short) attributes,
                sent.lastOffsetDelta(),
                sent.baseTimestampMs(),
                appendTimeMs.orElse(sent.maxTimestampMs()),
                sent.producerId(),
                sent.producerEpoch(),
                sent.baseSequence(),
                sent.recordCount());
    }
}
