package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.log.PartitionLog;

/// What makes a log longer by nothing: a roll, retention, compaction, a log start that moves. Each answers with the
/// segments that are there then. On the desk's threads.
final class LogChanges {
    private final Engine engine;
    private final LogWork look;

    LogChanges(Engine engine, LogWork look) {
        this.engine = engine;
        this.look = look;
    }

    /// Something that changes a log.
    @FunctionalInterface
    interface Change {
        void on(PartitionLog log) throws Exception;
    }

    SegmentList make(Place place, Change change) throws Exception {
        change.on(engine.log(place));
        return look.segments(place);
    }

    SegmentList deleteBefore(Place place, long offset) throws Exception {
        engine.logWith(place, offset).deleteRecordsBefore(offset);
        return look.segments(place);
    }
}
