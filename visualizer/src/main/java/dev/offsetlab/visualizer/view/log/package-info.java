/// The parts of the log's page: the drawing, its legend, its controls, the cards beneath.
///
/// ```
///   LogControls   topic, partition, scale, zoom, follow
///   LogStrip      [ LogCanvas: readers | segments, index ticks | heat | base offsets ]  mouse, keys, scroll bar
///   LogLegend
///   SegmentCard   the selected segment: evict, read, roll      ReadersCard   who reads how far
/// ```
///
/// May use: `viewmodel`, `chart`, `theme`, JavaFX.
@NullMarked
package dev.offsetlab.visualizer.view.log;

import org.jspecify.annotations.NullMarked;
