/// Traffic for the broker, from a JVM of its own, so that the load's CPU and garbage are not the window's.
///
/// ```
///   window   LoadProcess  --- LoadPlan, one JSON line: all that is wanted --->   LoadRunner   child JVM
///                         <-- LoadReport, one JSON line, ten a second --------   readers, producer, group members
/// ```
///
/// In the child: [RaceTraffic][dev.offsetlab.visualizer.load.RaceTraffic] (raw readers and the log they read) and
/// [LiveTraffic][dev.offsetlab.visualizer.load.LiveTraffic] (a producer and a consumer group).
///
/// A plan says what there shall be, not what to change: the runner starts and stops what differs. The end of its input
/// is its end. May use: the engine's `workload` and `record`, `child`, and Kafka's clients.
@NullMarked
package dev.offsetlab.visualizer.load;

import org.jspecify.annotations.NullMarked;
