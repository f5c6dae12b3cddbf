/// Drawings of measurements. For the report JFreeChart draws and JFreeSVG writes it down as SVG, colours become names
/// of the page's theme; in the window JFreeChart draws on a canvas, ten times a second, and small lines are drawn by
/// hand.
///
/// Knows numbers and paths' looks, nothing of how they came about. May use: `theme`, the engine's `workload` (values).
@NullMarked
package dev.offsetlab.visualizer.chart;

import org.jspecify.annotations.NullMarked;
