/// Puts the window together and takes it apart again: source, feed, view models, pages, settings.
///
/// ```
///   cli --> Dashboard (JavaFX) --> Lab: EmbeddedLab --> Feed --> LabModel --> Shell and its pages
/// ```
///
/// May use everything but `cli`.
@NullMarked
package dev.offsetlab.visualizer.app;

import org.jspecify.annotations.NullMarked;
