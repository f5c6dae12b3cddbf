/// Drawings of measurements: JFreeChart draws, JFreeSVG writes it down as SVG, colours become names of the page's
/// theme.
///
/// Knows numbers and paths' looks, nothing of how they came about. May use: `theme`, the engine's `workload` (values).
@NullMarked
package dev.offsetlab.visualizer.chart;

import org.jspecify.annotations.NullMarked;
