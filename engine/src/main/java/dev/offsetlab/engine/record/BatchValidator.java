package dev.offsetlab.engine.record;

import static dev.offsetlab.engine.record.InvalidBatchException.corrupt;
import static dev.offsetlab.engine.record.InvalidBatchException.invalid;

import dev.offsetlab.engine.record.InvalidBatchException.Problem;
import java.nio.ByteBuffer;

/// What may enter the log.
///
/// A client's bytes are believed in nothing: one batch and no byte more, of magic 2, whose lengths, checksum, counts
/// and (where they are not compressed) record bytes hold together. The records of a compressed batch stay unseen: the
/// broker stores them as they came, and to look would cost more than all the rest of an append.
///
/// No state, nothing allocated but the header; heap and direct buffers alike. The buffer's position is moved while its
/// records are walked, and put back.
public final class BatchValidator {
    private BatchValidator() {}

    /// Checks that the buffer's remaining bytes are exactly one batch that a client may send.
    public static BatchHeader checkSent(ByteBuffer batch) throws InvalidBatchException {
        BatchHeader header = checkWhole(batch);
        if (batch.remaining() != header.sizeBytes()) {
            throw invalid("a partition takes exactly one batch a request: batchBytes=" + header.sizeBytes()
                    + " sentBytes=" + batch.remaining());
        }
        checkCrc(batch, batch.position(), header);
        checkRules(header);
        if (!header.isCompressed()) {
            RecordWalk.check(batch, header);
        }
        return header;
    }

    /// Checks that a batch of the broker's own, or one read back from a file, starts at the buffer's position and is
    /// whole and undamaged. More may follow it.
    public static BatchHeader checkStored(ByteBuffer buffer) throws InvalidBatchException {
        BatchHeader header = checkWhole(buffer);
        checkCrc(buffer, buffer.position(), header);
        if (header.lastOffsetDelta() < 0 || header.recordCount() < 0 || header.baseOffset() < 0) {
            throw corrupt("a count or offset below 0: " + header);
        }
        return header;
    }

    /// Magic first: in older layouts it is at the same place, and nothing else is.
    private static BatchHeader checkWhole(ByteBuffer batch) throws InvalidBatchException {
        int at = batch.position();
        if (batch.remaining() <= BatchLayout.MAGIC) {
            throw corrupt("too short for a batch: bytes=" + batch.remaining());
        }
        byte magic = batch.get(at + BatchLayout.MAGIC);
        if (magic != BatchLayout.CURRENT_MAGIC) {
            throw new InvalidBatchException(
                    magic >= 0 && magic < BatchLayout.CURRENT_MAGIC ? Problem.UNSUPPORTED_MAGIC : Problem.CORRUPT,
                    "only record batches of magic 2 are taken: magic=" + magic);
        }
        if (batch.remaining() < BatchLayout.HEADER_BYTES) {
            throw corrupt("too short for a batch header of 61 bytes: bytes=" + batch.remaining());
        }
        BatchHeader header = BatchHeader.read(batch, at);
        if (header.sizeBytes() < BatchLayout.HEADER_BYTES || header.sizeBytes() > batch.remaining()) {
            throw corrupt("the batch's length does not fit its bytes: batchBytes=" + header.sizeBytes() + " bytes="
                    + batch.remaining());
        }
        return header;
    }

    private static void checkCrc(ByteBuffer batch, int at, BatchHeader header) throws InvalidBatchException {
        int actual = BatchCrc.of(batch, at, header.sizeBytes());
        if (actual != header.crc()) {
            throw corrupt("the batch's checksum is wrong: stored=" + Integer.toHexString(header.crc()) + " computed="
                    + Integer.toHexString(actual));
        }
    }

    private static void checkRules(BatchHeader header) throws InvalidBatchException {
        if (header.recordCount() <= 0 || header.recordCount() - 1 != header.lastOffsetDelta()) {
            throw invalid("a producer's batch has at least one record and no gap: recordCount=" + header.recordCount()
                    + " lastOffsetDelta=" + header.lastOffsetDelta());
        }
        if (header.isControl() || header.isTransactional()) {
            throw invalid(
                    "control batches and transactions are not taken from clients: attributes=" + header.attributes());
        }
        if (header.hasAppendTime() || header.hasDeleteHorizon() || header.codec() > BatchLayout.LAST_CODEC) {
            throw invalid("attributes that a producer may not set: attributes=" + header.attributes());
        }
        boolean idempotent = header.hasProducerId();
        if (idempotent && (header.producerId() < 0 || header.producerEpoch() < 0 || header.baseSequence() < 0)) {
            throw invalid("an idempotent producer numbers its batches from 0: producerId=" + header.producerId()
                    + " producerEpoch=" + header.producerEpoch() + " baseSequence=" + header.baseSequence());
        }
    }
}
