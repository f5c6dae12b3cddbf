/// The partition log: segments, indexes, recovery, retention, compaction; and the data folder that holds many.
///
/// Start with [PartitionLog], then [LogAppender] and [LogReader], then [LogSegment] and [OffsetIndex]. What a crash
/// leaves is told by [LogLoader] and [LogRecovery], what goes in time by [Retention] and [Compaction], what makes a
/// producer idempotent by [ProducerStates], the folder by [LogDirectory]. [LogInspection] shows a lookup to people.
/// [LogParts] are the pieces that may be exchanged while the broker runs, for somebody's own.
///
/// Terms: *offset* (a record's number in its partition) and *position* (a byte's place in a file), *base offset* (of a
/// segment or batch: its smallest), *active segment* (the last, which grows) and *closed* ones, *roll* (close the
/// active one, start the next), *log start offset* and *log end offset* (first record to be had, next record to come),
/// *high watermark* (with one node the log end offset), *recovery point* (below it everything is on the disk), *torn
/// tail* (part of a batch at the end of a file), *leader epoch* (which leader wrote a batch).
///
/// May use: `record`, `file`, `observe`.
@NullMarked
package dev.offsetlab.engine.log;

import org.jspecify.annotations.NullMarked;
