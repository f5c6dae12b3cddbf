/// The parts of the journey's page: a lane for each path, and what the drawer shows of a stage.
///
/// ```
///   LaneView    answer | which path, how fresh
///               Diagram: bands of user space and kernel, stages, hops (chart.JourneyArrow), calls (chart.JourneyPulse)
///               FigureGrid: what the counters say
///   DetailView  words, SourceView for each piece of source
/// ```
///
/// All on the window's thread. May use what `view` may use, and `source`.
@NullMarked
package dev.offsetlab.visualizer.view.journey;

import org.jspecify.annotations.NullMarked;
