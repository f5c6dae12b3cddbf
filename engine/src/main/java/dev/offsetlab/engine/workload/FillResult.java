package dev.offsetlab.engine.workload;

/// What was sent to a topic.
///
/// @param bytes as batches, headers included
public record FillResult(long records, long batches, long bytes, long wallNs) {}
