package dev.offsetlab.engine.log;

/// Where a batch landed.
///
/// @param baseOffset      offset of its first record
/// @param lastOffset      offset of its last record
/// @param appendTimeMs    the broker's time where the topic says LogAppendTime, else -1
/// @param logStartOffset  the log's first offset at that moment
/// @param duplicate       the batch was stored before (an idempotent producer's retry) and nothing was written
public record AppendResult(
        long baseOffset, long lastOffset, long appendTimeMs, long logStartOffset, boolean duplicate) {}
