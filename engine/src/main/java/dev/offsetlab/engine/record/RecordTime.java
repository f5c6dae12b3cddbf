package dev.offsetlab.engine.record;

/// Where a record is and when it was made, without what it holds.
public record RecordTime(long offset, long timestampMs) {}
