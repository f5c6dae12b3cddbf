package dev.offsetlab.engine.log;

import dev.offsetlab.engine.observe.Observation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells of everything that was mended in one partition's files: one line in the log, one event.
record Repairs(PartitionId partition, Observation observation) {
    private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);

    /// @param truncatedBytes cut off a log file's end, 0 where it is whole
    /// @param startNs        [Observation#startNs()] before the work
    void done(long baseOffset, long truncatedBytes, String what, long startNs) {
        LOG.warn(
                "repaired partition={} segment={} truncatedBytes={} what=\"{}\"",
                partition,
                baseOffset,
                truncatedBytes,
                what);
        observation.recovered(partition.topic(), partition.partition(), baseOffset, truncatedBytes, what, startNs);
    }
}
