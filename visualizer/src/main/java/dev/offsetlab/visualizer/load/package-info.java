/// Traffic for the broker, from a JVM of its own, so that the load's CPU and garbage are not the window's.
///
/// ```
///   window   LoadProcess  --- LoadPlan, one JSON line: all that is wanted --->   LoadRunner   child JVM
///                         <-- LoadReport, one JSON line, ten a second --------   readers, producer, group members
/// ```
///
/// A plan says what there shall be, not what to change: the runner starts and stops what differs. The end of its input
/// is its end. May use: the engine's `workload`, `record`, `os`, and Kafka's clients.
@NullMarked
package dev.offsetlab.visualizer.load;

import org.jspecify.annotations.NullMarked;
