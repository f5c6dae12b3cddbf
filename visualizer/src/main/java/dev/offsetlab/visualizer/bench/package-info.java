/// Our engine beside a real Apache Kafka, in one run on one machine: ratios, not absolute figures, are the result.
///
/// Both brokers are up, only one is loaded at a time, and they take turns. CPU is that of the whole broker process,
/// read from outside in the same way for both. Start reading at [Bench]. May use: the engine's `workload` and `os`.
@NullMarked
package dev.offsetlab.visualizer.bench;

import org.jspecify.annotations.NullMarked;
