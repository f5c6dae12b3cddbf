package dev.offsetlab.engine.log;

import dev.offsetlab.engine.log.AppendRefusedException.Reason;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchValidator;
import dev.offsetlab.engine.record.InvalidBatchException;
import dev.offsetlab.engine.record.RecordReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/// The way of a batch into the log.
///
/// ```
///   check the bytes            no lock: the checksum is most of the cost
///   ---- lock ----
///   retried? in sequence?      an idempotent producer's batch
///   stamp offset, epoch        in place, outside the checksum
///   roll?                      the batch opens a new segment
///   write                      one write(2): from here on a killed process loses nothing of it
///   publish the end            from here on readers see it
///   ---- unlock ----
/// ```
///
/// **Threads.** Any; one at a time between lock and unlock.
final class LogAppender {
    private final LogCore log;
    private final LogRoller roller;
    private long unflushedRecords;

    LogAppender(LogCore log, LogRoller roller) {
        this.log = log;
        this.roller = roller;
    }

    AppendResult append(ByteBuffer batch) throws IOException {
        LogConfig config = log.config;
        int mostBytes = Math.min(config.maxMessageBytes(), config.segmentBytes());
        if (batch.remaining() > mostBytes) {
            throw refused(
                    Reason.TOO_LARGE,
                    "larger than max.message.bytes or segment.bytes: bytes=" + batch.remaining() + " most="
                            + mostBytes);
        }
        BatchHeader sent;
        try {
            sent = BatchValidator.checkSent(batch);
            if (config.compact()) {
                checkKeys(batch);
            }
        } catch (InvalidBatchException invalid) {
            throw refused(reasonOf(invalid), String.valueOf(invalid.getMessage()));
        }
        return appendChecked(batch, sent);
    }

    /// A batch that the broker made: not checked.
    AppendResult appendOwn(ByteBuffer batch) throws IOException {
        return appendChecked(batch, BatchHeader.read(batch, batch.position()));
    }

    private AppendResult appendChecked(ByteBuffer batch, BatchHeader sent) throws IOException {
        long startNs = log.observation.startNs();
        AppendResult result;
        log.lock.lock();
        try {
            log.checkOpen();
            Optional<AppendResult> stored = storedBefore(sent);
            result = stored.isPresent() ? stored.get() : write(batch, sent);
        } finally {
            log.lock.unlock();
        }
        log.observation.appended(
                log.id.topic(), log.id.partition(), result.baseOffset(), sent.recordCount(), sent.sizeBytes(), startNs);
        return result;
    }

    private Optional<AppendResult> storedBefore(BatchHeader sent) throws AppendRefusedException {
        if (!sent.hasProducerId() || sent.isControl()) {
            return Optional.empty();
        }
        return log.producers
                .check(producerBatch(sent))
                .map(stored -> new AppendResult(
                        stored.baseOffset(),
                        stored.lastOffset(),
                        log.config.logAppendTime() ? stored.timestampMs() : -1,
                        log.logStartOffset,
                        true));
    }

    private AppendResult write(ByteBuffer batch, BatchHeader sent) throws IOException {
        LogConfig config = log.config;
        int at = batch.position();
        long nowMs = log.clock.millis();
        OptionalLong appendTimeMs = config.logAppendTime() ? OptionalLong.of(nowMs) : OptionalLong.empty();
        log.parts().stamping().stamp(batch, at, log.end.offset(), log.epochs.current(), appendTimeMs);
        BatchHeader header = BatchHeader.read(batch, at);
        roller.rollIfDue(header, nowMs);
        LogSegment active = log.segments.active();
        long position = active.append(batch, header, config.indexIntervalBytes());
        noteProducer(log.producers, header);
        log.end = new LogEnd(header.nextOffset(), active, position + header.sizeBytes());
        flushIfDue(sent.recordCount(), config);
        return new AppendResult(
                header.baseOffset(), header.lastOffset(), appendTimeMs.orElse(-1), log.logStartOffset, false);
    }

    /// After an append, and for each batch of a replay when the log is opened.
    static void noteProducer(ProducerStates producers, BatchHeader header) {
        if (header.hasProducerId() && header.isControl()) {
            producers.replayedMarker(header.producerId(), header.producerEpoch(), header.maxTimestampMs());
        } else if (header.hasProducerId()) {
            producers.appended(producerBatch(header), header.baseOffset());
        }
    }

    private static ProducerBatch producerBatch(BatchHeader header) {
        return new ProducerBatch(
                header.producerId(),
                header.producerEpoch(),
                header.baseSequence(),
                header.lastOffsetDelta(),
                header.maxTimestampMs());
    }

    /// `flush.messages`: for those who do not trust the kernel with the last records. They may lie in segments that
    /// were closed meanwhile.
    private void flushIfDue(int records, LogConfig config) throws IOException {
        unflushedRecords += records;
        if (unflushedRecords >= config.flushMessages()) {
            log.flushBelow(log.end.offset());
            unflushedRecords = 0;
        }
    }

    private void checkKeys(ByteBuffer batch) throws IOException {
        try (RecordReader records = new RecordReader(batch)) {
            while (records.hasNext()) {
                if (records.next().key() == null) {
                    throw refused(
                            Reason.NO_KEY, "a compacted topic keeps the last record of each key: a key is needed");
                }
            }
        }
    }

    private static Reason reasonOf(InvalidBatchException invalid) {
        return switch (invalid.problem()) {
            case CORRUPT -> Reason.CORRUPT;
            case INVALID -> Reason.INVALID;
            case UNSUPPORTED_MAGIC -> Reason.UNSUPPORTED_MAGIC;
        };
    }

    private AppendRefusedException refused(Reason reason, String why) {
        return new AppendRefusedException(reason, why + " partition=" + log.id);
    }
}
