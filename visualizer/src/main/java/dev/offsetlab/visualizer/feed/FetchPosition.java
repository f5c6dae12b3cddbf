package dev.offsetlab.visualizer.feed;

/// Where a client last read: the newest fetch that was answered with records.
///
/// @param offset    the one it asked for
/// @param position  byte in the file of the segment that holds it
/// @param sizeBytes of the answer's records
/// @param atNs      `System.nanoTime()` when it was answered
public record FetchPosition(
        String clientId, String topic, int partition, long offset, long position, long sizeBytes, long atNs) {}
