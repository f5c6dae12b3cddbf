/// Load and measurement: what is sent to a broker, what is read from it, and how two ways are compared fairly.
///
/// Everything here speaks Kafka's protocol from outside of the broker, so it works the same against this engine and
/// against a real Apache Kafka. Start reading at [Race], the contest of data paths, then [PairedTrials].
///
/// - **plan**: the fetch offsets of a whole topic, found once, so that a reader that throws bytes away knows where to
///   go on ([FetchPlan])
/// - **raw reader**: a consumer without a client library: one request, one answer, no record is looked at ([RawReader])
/// - **trial**: one variant measured once; **round**: every variant once, in an order that changes from round to round
/// - **sample**: all counters of a broker at one moment; the difference of two belongs to the trial between them
///
/// May use: `wire`, `os`, `observe`, `record`.
@NullMarked
package dev.offsetlab.engine.workload;

import org.jspecify.annotations.NullMarked;
