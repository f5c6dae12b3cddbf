package dev.offsetlab.engine.log;

public record TimestampedOffset(long timestampMs, long offset) {}
