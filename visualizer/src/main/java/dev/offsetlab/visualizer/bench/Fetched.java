package dev.offsetlab.visualizer.bench;

import dev.offsetlab.engine.workload.Readers;

/// What one trial of fetching gave.
///
/// @param variant Kafka, or the data path of ours
/// @param cpuNs   of the whole broker process
record Fetched(String variant, Readers.Totals read, long cpuNs) {
    double cpuSecondsPerGigabyte() {
        return (double) cpuNs / read.bytes();
    }

    double gigabytesPerSecond() {
        return (double) read.bytes() / read.wallNs();
    }

    double fetchesPerCpuSecond() {
        return read.fetches() * 1e9 / cpuNs;
    }
}
